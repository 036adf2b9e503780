"""
The JSON Schema of what ``read --json`` prints, made from the slots that claims can have.
"""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.definitions.acts import Act
from trucewatch.mission.told_claims import READ_SCHEMA
from trucewatch.reading.claim import Basis, ClaimType, Json, Modality, Status
from trucewatch.reading.slot_names import SLOTS, WORDS_OF, Kind

_INSTANT: Json = {"type": "string", "format": "date-time"}
_INSTANT_OR_NULL: Json = {"type": ["string", "null"], "format": "date-time"}
_TEXT_OR_NULL: Json = {"type": ["string", "null"]}
_NUMBER_OR_NULL: Json = {"type": ["number", "null"]}
_WHOLE_OR_NULL: Json = {"type": ["integer", "null"], "minimum": 0}
_SPAN: Json = {
    "type": "array",
    "items": {"type": "integer", "minimum": 0},
    "minItems": 2,
    "maxItems": 2,
}
_TEXTS: Json = {"type": "array", "items": {"type": "string"}}
_SPANS: Json = {"type": "array", "items": _SPAN}


def _record(keys: dict[str, Json], more: Iterable[str] = ()) -> dict[str, Json]:
    needed: list[Json] = [key for key in keys if key not in set(more)]
    return {"type": "object", "properties": keys, "required": needed}


_WINDOW = _record({"from": _INSTANT_OR_NULL, "to": _INSTANT_OR_NULL})
_PLACE = _record(
    {
        "name": {"type": "string"},
        "id": _TEXT_OR_NULL,
        "lat": _NUMBER_OR_NULL,
        "lon": _NUMBER_OR_NULL,
        "radius_km": _NUMBER_OR_NULL,
        "container": _TEXT_OR_NULL,
        "sector": _record(
            {
                "relation": {"type": "string"},
                "bearing_deg": _NUMBER_OR_NULL,
                "distance_km": _NUMBER_OR_NULL,
            }
        ),
    },
    more=("sector",),
)
_ACTOR = _record({"actor": _TEXT_OR_NULL, "name": {"type": "string"}})
_COUNT = _record({"low": _WHOLE_OR_NULL, "best": _WHOLE_OR_NULL, "high": _WHOLE_OR_NULL})

_SHARE = _record(
    {
        "share": {"type": "number"},
        "low": {"type": "number"},
        "high": {"type": "number"},
        "decided": {"type": "integer", "minimum": 0},
    }
)

_OF_KIND: dict[Kind, Json] = {
    Kind.TIME: {"anyOf": [_record({"at": _INSTANT}), _WINDOW]},
    Kind.WINDOW: _WINDOW,
    Kind.LENGTH: {"type": "string", "pattern": "^PT([0-9]+H)?([0-9]+M)?$"},
    Kind.PLACE: _PLACE,
    Kind.PLACES: {"type": "array", "items": {"anyOf": [_PLACE, {"type": "null"}]}},
    Kind.ACTOR: _ACTOR,
    Kind.ACTORS: {"type": "array", "items": _ACTOR},
    Kind.COUNT: _COUNT,
    Kind.ACT: {"enum": [str(each) for each in Act]},
    Kind.WORDS: {"type": "string"},
}


def read_schema() -> dict[str, Json]:
    """Return the JSON Schema of one document of ``read --json``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": READ_SCHEMA,
        "type": "object",
        "properties": {
            "schema": {"const": READ_SCHEMA},
            "document": _document(),
            "claims": {"type": "array", "items": {"oneOf": [_claim(each) for each in ClaimType]}},
            "without_claim": {"type": "array", "items": {"type": "object"}},
        },
        "required": ["schema", "document", "claims"],
    }


def _document() -> Json:
    evidence: Json = {"type": "array", "items": _record({"span": _SPAN, "words": {}})}
    published = _record(
        {
            "from": _INSTANT,
            "to": _INSTANT,
            "basis": {"enum": ["stated", "inferred"]},
            "inferred_from": _TEXT_OR_NULL,
            "evidence": evidence,
        }
    )
    return _record(
        {
            "name": {"type": "string"},
            "digest": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "characters": {"type": "integer", "minimum": 0},
            "source": _TEXT_OR_NULL,
            "language": _TEXT_OR_NULL,
            "published": {"anyOf": [published, {"type": "null"}]},
            "zone": _TEXT_OR_NULL,
            "problems": {"type": "array", "items": {"type": "object"}},
        }
    )


def _claim(kind: ClaimType) -> Json:
    slots: dict[str, Json] = {name: _slot(name, each) for name, each in SLOTS[kind].items()}
    voice: Json = {"type": "object"}
    return _record(
        {
            "id": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
            "type": {"const": str(kind)},
            "slots": {"type": "object", "properties": slots, "additionalProperties": False},
            "modality": {"enum": [str(each) for each in Modality]},
            "speaker": {"type": "array", "items": voice},
            "rule": {"type": "string"},
            "rule_tested": {"anyOf": [_SHARE, {"type": "null"}]},
            "reader": _record({"name": {"type": "string"}, "version": {"type": "string"}}),
            "span": _SPAN,
            "words": {"type": "string"},
            "flags": _TEXTS,
            "status": {"enum": [str(each) for each in Status]},
            "decisions": {"type": "array", "items": {"type": "object"}},
        }
    )


def _slot(name: str, kind: Kind) -> Json:
    value = _value(name, kind)
    either: Json = {"anyOf": [value, {"type": "null"}]}
    # An alternative of a list stands for one entry of it.
    one = _PLACE if kind is Kind.PLACES else _ACTOR if kind is Kind.ACTORS else value
    way = _record(
        {"way": {"type": "string"}, "normalised": {"anyOf": [one, value]}, "spans": _SPANS}
    )
    return _record(
        {
            "value": {"anyOf": [{"type": ["string", "null"]}, _TEXTS]},
            "normalised": either,
            "spans": _SPANS,
            "basis": {"enum": [str(each) for each in Basis]},
            "inferred_from": _TEXT_OR_NULL,
            "alternatives": {"type": "array", "items": way},
            "flags": _TEXTS,
        }
    )


def _value(name: str, kind: Kind) -> Json:
    if kind is Kind.WORD:
        words: list[Json] = list(WORDS_OF.get(name, {}))
        return {"enum": words} if words else {"type": "string"}
    return _OF_KIND[kind]
