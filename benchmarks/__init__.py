"""Benchmarks: each figure beside its goal."""
