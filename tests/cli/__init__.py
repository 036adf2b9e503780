"""Tests of the floor `cli`."""
