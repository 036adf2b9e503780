"""
Values of slots as a person writes them: the shape that ``read --json`` shows, checked by kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from trucewatch.definitions.acts import Act
from trucewatch.definitions.time_wording import Stated, read_instant
from trucewatch.definitions.written import Written, WrittenList, WrittenTable, WrittenText
from trucewatch.reading.claim import Json
from trucewatch.reading.frames.slots import iso_instant
from trucewatch.reading.slot_names import WORDS_OF, Kind

_LENGTH = re.compile(r"PT(?=[0-9])(?:[0-9]{1,5}H)?(?:[0-9]{1,2}M)?")
_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")
_DECIMAL = re.compile(r"-?[0-9]{1,6}(?:\.[0-9]{1,9})?")
_PLACE_KEYS = ("name", "id", "lat", "lon", "radius_km", "container")


class NotTheKindError(ValueError):
    """A value does not have the form of its slot's kind; the words say which form is wanted."""


def value_of(written: Written, name: str, kind: Kind) -> Json:
    """
    Return a value that a person wrote, as claims have it.

    Args:
        written: What stands in the file.
        name: Name of the slot, for its closed list of words.
        kind: What the slot holds.

    Raises:
        NotTheKindError: When it has another form.
    """
    if kind is Kind.WORD:
        return _one_of(_text(written), WORDS_OF.get(name, {}))
    return _READERS[kind](written)


def _text(written: Written) -> str:
    if isinstance(written, WrittenText) and written.text.strip():
        return written.text.strip()
    raise NotTheKindError("text")


def _one_of(text: str, allowed: Mapping[str, str]) -> str:
    if allowed and text not in allowed:
        raise NotTheKindError(f"one of: {', '.join(allowed)}")
    return text


def _table(written: Written, known: tuple[str, ...]) -> dict[str, str | None]:
    form = f"{{{', '.join(f'{key}: ...' for key in known)}}}"
    if not isinstance(written, WrittenTable):
        raise NotTheKindError(form)
    found: dict[str, str | None] = {}
    for key, value in written.entries:
        if key.text not in known or not isinstance(value, WrittenText):
            raise NotTheKindError(form)
        found[key.text] = value.text or None
    return found


def _instant(text: str | None) -> str | None:
    if text is None:
        return None
    stated = read_instant(text)
    if isinstance(stated, Stated) and len(stated.instants) == 1:
        return iso_instant(stated.instants[0])
    raise NotTheKindError("an instant with its offset, such as 2016-05-04T22:00:00Z")


def _time(written: Written) -> Json:
    found = _table(written, ("at", "from", "to"))
    if set(found) == {"at"} and found["at"] is not None:
        return {"at": _instant(found["at"])}
    return _window(written)


def _window(written: Written) -> Json:
    found = _table(written, ("from", "to"))
    first, after = _instant(found.get("from")), _instant(found.get("to"))
    if first is not None and after is not None and after < first:
        raise NotTheKindError("'from' before 'to'")
    return {"from": first, "to": after}


def _length(written: Written) -> Json:
    text = _text(written)
    if not _LENGTH.fullmatch(text):
        raise NotTheKindError("a length such as PT48H or PT1H30M")
    return text


def _count(written: Written) -> Json:
    found = _table(written, ("low", "best", "high"))
    if any(each is not None and not _WHOLE.fullmatch(each) for each in found.values()):
        raise NotTheKindError("whole numbers in {low: ..., best: ..., high: ...}")
    bounds = [found.get(each) for each in ("low", "best", "high")]
    numbers = [None if each is None else int(each) for each in bounds]
    said = [each for each in numbers if each is not None]
    if said != sorted(said) or not said:
        raise NotTheKindError("'low' to 'high' in order, at least one of them")
    return dict(zip(("low", "best", "high"), numbers, strict=True))


def _place(written: Written) -> Json:
    found = _table(written, _PLACE_KEYS)
    if not found.get("name"):
        raise NotTheKindError("a place with its 'name'")
    made: dict[str, Json] = dict.fromkeys(_PLACE_KEYS)
    for key, text in found.items():
        made[key] = _number(text) if key in {"lat", "lon", "radius_km"} else text
    return made


def _number(text: str | None) -> float | None:
    if text is not None and not _DECIMAL.fullmatch(text):
        raise NotTheKindError("degrees and kilometres as plain decimals")
    return None if text is None else float(text)


def _actor(written: Written) -> Json:
    found = _table(written, ("actor", "name"))
    if not (found.get("name") or found.get("actor")):
        raise NotTheKindError("an actor with its 'actor' or its 'name'")
    return {"actor": found.get("actor"), "name": found.get("name") or found.get("actor")}


def _act(written: Written) -> Json:
    return _one_of(_text(written), {str(each): "" for each in Act})


def _each(one: Callable[[Written], Json]) -> Callable[[Written], Json]:
    def several(written: Written) -> Json:
        if not isinstance(written, WrittenList) or not written.items:
            raise NotTheKindError("a list")
        return [one(each) for each in written.items]

    return several


_READERS: Mapping[Kind, Callable[[Written], Json]] = {
    Kind.TIME: _time,
    Kind.WINDOW: _window,
    Kind.LENGTH: _length,
    Kind.PLACE: _place,
    Kind.PLACES: _each(_place),
    Kind.ACTOR: _actor,
    Kind.ACTORS: _each(_actor),
    Kind.COUNT: _count,
    Kind.ACT: _act,
    Kind.WORDS: _text,
}
