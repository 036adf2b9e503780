"""The questions that the law asks of one world; each answers yes or no, in a file of its own."""
