"""
Digests: what makes two pieces of evidence the same piece.
"""

from __future__ import annotations

import hashlib


def digest_of(content: bytes | str) -> str:
    """Return the sha256 of *content* in hexadecimal; text counts as its UTF-8."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()
