"""Reading prose."""
