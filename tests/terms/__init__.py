"""Tests of the terms: files, readings, timelines, contradictions."""
