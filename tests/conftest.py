"""
Settings of the whole test-suite.
"""

from __future__ import annotations

import pytest
from hypothesis import settings

from tests.findings.dockets import DOCKETS
from tests.on_spark import lacking

# The machines that test are shared: a slow moment is no fault, and two runs try the same examples.
settings.register_profile("trucewatch", deadline=None, derandomize=True, database=None)
settings.load_profile("trucewatch")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the tests that ask Spark again come last, and have questions kept where they come."""
    items.sort(key=lambda each: each.get_closest_marker("both_engines") is not None)
    last = bool(items) and items[-1].get_closest_marker("both_engines") is not None
    DOCKETS.wanted = last and not lacking()
