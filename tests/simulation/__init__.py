"""Tests of the made-up conflict, and of how well chances hold against it."""
