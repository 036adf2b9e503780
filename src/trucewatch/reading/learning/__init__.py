"""Learning: what confirmations teach about the acts of incidents and about every rule."""
