"""Frames of claims."""
