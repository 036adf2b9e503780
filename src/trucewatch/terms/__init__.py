"""What was agreed: regimes, who bound itself, and every way their words can be read."""
