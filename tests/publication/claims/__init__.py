"""Tests of claims shown to people."""
