"""Tests of the scorer of readers."""
