"""Tests of the long texts that speed is measured on."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.reading.long_texts import long_text


@pytest.mark.parametrize("size", [1_000, 100_001, 300_000])
def test_a_long_text_is_as_long_as_asked(size: int) -> None:
    """It has so many bytes, and never half a letter."""
    lacking = size - len(long_text(size).encode())

    assert lacking in range(4)


def test_a_text_that_comes_again_has_other_figures(tmp_path: Path) -> None:
    """Nothing is read faster because it was read before; days stay days, years stay years."""
    (tmp_path / "one.txt").write_text("On 28 May 2016.", encoding="utf-8")

    text = long_text(51, tmp_path)

    assert ["On 28 May 2016.", "On 8 May 2016.", "On 15 May 2016."] == text.split("\n\n")[:3]
