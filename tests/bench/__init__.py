"""Tests of what the benchmarks measure with, so that a figure is a figure of something."""
