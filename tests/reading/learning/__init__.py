"""Tests of what confirmations teach."""
