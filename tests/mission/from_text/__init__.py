"""Tests of confirmed claims as files of a case."""
