"""Wording: how times and numbers are worded in running text, language by language."""
