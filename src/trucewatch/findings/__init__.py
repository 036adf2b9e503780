"""Incidents held against the terms: the law of one world, and the chances over many."""
