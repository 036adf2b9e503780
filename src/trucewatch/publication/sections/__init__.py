"""Sections of the page, found by `publication.section.registered`."""
