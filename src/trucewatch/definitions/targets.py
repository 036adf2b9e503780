"""
Targets: whom an act is directed at, and whom a clause protects.

A target is a set of members that were hit together. A member is an actor of the case or one of the
categories below. Medical and humanitarian people and things are civilian as well, so a clause that
protects civilians protects them.
"""

from __future__ import annotations

CIVILIANS = "civilians"
MEDICAL = "medical"
HUMANITARIAN = "humanitarian"
MONITORS = "monitors"

CIVILIAN_CATEGORIES: frozenset[str] = frozenset({CIVILIANS, MEDICAL, HUMANITARIAN})
"""Categories that a clause protecting civilians protects."""

CATEGORIES: frozenset[str] = CIVILIAN_CATEGORIES | {MONITORS}
"""Every category; any other member of a target is an actor of the case, or OTHER."""

ACCEPTING_PARTIES = "accepting_parties"
"""In a clause's list of the protected: every party that has accepted at that instant."""

OTHER = "other"
"""A candidate that nobody named: acting party or target outside the list."""
