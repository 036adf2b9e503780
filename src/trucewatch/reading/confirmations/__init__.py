"""Confirmations: what people decided on claims, as a file that a person can read and write."""
