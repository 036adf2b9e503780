"""Words of saying, one module for each language."""
