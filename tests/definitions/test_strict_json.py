"""
Strict JSON.
"""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.definitions.strict_json import DEPTH_MOST, LARGEST_WHOLE, Fault, read_json

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-LARGEST_WHOLE, LARGEST_WHOLE)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(values)
def test_what_is_unambiguous_is_read(value: Any) -> None:
    """
    Whatever can be understood in one way only is read as it is.
    """
    assert (value, None) == read_json(json.dumps(value))


def test_a_whole_surrogate_pair_is_one_letter() -> None:
    """
    Letters beyond the first plane may be written as two escapes.
    """
    assert (["\U0001f54a"], None) == read_json('["\\ud83d\\udd4a"]')


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('{"a": 1, "a": 2}', Fault.TWICE),
        ('{"x": {"a": 1, "a": 1}}', Fault.TWICE),
        ("NaN", Fault.NUMBER),
        ("-Infinity", Fault.NUMBER),
        ("1e400", Fault.NUMBER),
        (str(LARGEST_WHOLE + 1), Fault.NUMBER),
        ("9" * 5_000, Fault.NUMBER),
        ("[" * (DEPTH_MOST + 1), Fault.DEPTH),
        ("[1, 2", Fault.SYNTAX),
        ("", Fault.SYNTAX),
        ("{'a': 1}", Fault.SYNTAX),
        ("[1] [2]", Fault.SYNTAX),
        ('["\\ud800"]', Fault.ENCODING),
        ('{"\\uDFFF": 1}', Fault.ENCODING),
        ('{"\\ud800": 1, "\\ud800": 1}', Fault.TWICE),
    ],
)
def test_what_two_readers_could_understand_differently_is_refused(text: str, kind: Fault) -> None:
    """
    The fault says which rule was broken.
    """
    value, fault = read_json(text)

    assert fault is not None
    assert (None, kind) == (value, fault.kind)


def test_brackets_in_strings_do_not_nest() -> None:
    """
    Depth is that of the document, not of its texts.
    """
    text = json.dumps(['\\"' + "[" * 100])

    assert None is read_json(text)[1]


def test_bytes_must_be_utf8() -> None:
    """
    A byte order mark is let pass, another encoding is not.
    """
    assert ([1], None) == read_json(b"\xef\xbb\xbf[1]")
    fault = read_json(b'["\xe9"]')[1]

    assert fault is not None
    assert Fault.ENCODING is fault.kind


@pytest.mark.parametrize("text", ['"' + '\\"' * 1_000_000, "\\" * 1_000_000, '"\\' * 500_000])
def test_hostile_texts_are_refused_in_linear_time(text: str) -> None:
    """
    Unclosed strings and endless escapes cost no more than their length.
    """
    before = time.process_time()

    assert read_json(text)[1] is not None
    assert time.process_time() - before < 2
