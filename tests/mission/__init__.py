"""Tests of the floor `mission`."""
