"""Pages: what of a page is text, when it was published, and in which zone its hours are."""
