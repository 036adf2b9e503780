"""Tests of what the tool knows of the world before any case."""
