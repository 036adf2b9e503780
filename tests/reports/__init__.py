"""Tests of reports: what is said to have happened, and what can not be used of it."""
