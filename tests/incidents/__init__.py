"""Tests of what we think happened."""
