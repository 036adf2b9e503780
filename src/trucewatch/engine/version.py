"""The version of the program, as it was installed."""

from __future__ import annotations

from importlib.metadata import version


def installed_version() -> str:
    """Return the version that every run records."""
    return version("trucewatch")
