"""Claims shown to people: as lines in a terminal, and as a page to decide on them."""
