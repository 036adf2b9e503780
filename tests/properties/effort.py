"""
How many random examples a law is tried on: few by default and always the same, more when asked.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

ASKED = os.environ.get("TRUCEWATCH_EXAMPLES")


def tried(share: float = 1.0) -> settings:
    """
    Return settings for a law.

    Args:
        share: Part of the examples, where a law is slow or one of several forms of itself.

    Returns:
        200 examples, always the same ones; or as many as TRUCEWATCH_EXAMPLES asks for, fresh.
    """
    return settings(
        max_examples=max(1, int(share * int(ASKED or "200"))),
        derandomize=ASKED is None,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
