"""Tests of the gazetteer and of places in text."""
