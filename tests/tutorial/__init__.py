"""Tests that run the tutorial."""
