"""English frames."""
