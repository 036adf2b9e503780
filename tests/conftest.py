"""
Settings of the whole test-suite.
"""

from __future__ import annotations

from hypothesis import settings

# The machines that test are shared: a slow moment is no fault, and two runs try the same examples.
settings.register_profile("trucewatch", deadline=None, derandomize=True, database=None)
settings.load_profile("trucewatch")
