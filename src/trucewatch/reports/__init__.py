"""What is said to have happened: one row per statement of one source."""
