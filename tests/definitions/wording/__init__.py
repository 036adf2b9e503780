"""Times and numbers in running text."""
