"""Pages of the reference, written from the code."""
