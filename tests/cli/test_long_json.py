"""Tests of documents that are written while they are made."""

from __future__ import annotations

import json

import pytest

from trucewatch.cli.long_json import put_long_json

_RECORDS: list[object] = [{"a": [1, {"b": "two\nlines"}], "c": []}, "\u0645", None, {}]


@pytest.mark.parametrize("in_one_line", [True, False])
@pytest.mark.parametrize("records", [_RECORDS, _RECORDS[:1], []], ids=["four", "one", "none"])
def test_it_is_written_as_if_it_were_held_whole(
    capsys: pytest.CaptureFixture[str], records: list[object], *, in_one_line: bool
) -> None:
    """Record by record, it has the very characters that the whole would have."""
    document = {"schema": "s", "head": {"n": 1, "l": [1]}, "claims": records, "rest": [], "e": {}}

    put_long_json({**document, "claims": iter(records)}, in_one_line=in_one_line)

    indent = None if in_one_line else 2
    assert json.dumps(document, indent=indent) + "\n" == capsys.readouterr().out


def test_one_member_needs_no_comma(capsys: pytest.CaptureFixture[str]) -> None:
    """A document of a single member is that member in braces."""
    put_long_json({"a": iter([1.5])}, in_one_line=True)

    assert '{"a": [1.5]}\n' == capsys.readouterr().out
