"""The steps in order, and the ports that they need."""
