"""Scores of readers on labelled texts: which claims they find, slot by slot."""
