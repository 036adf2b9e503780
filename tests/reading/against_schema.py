"""The part of JSON Schema that our own schema uses, for tests: says what a document breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "null": (type(None),),
}


def breaches(value: Any, schema: dict[str, Any]) -> list[str]:
    """Return the paths at which *value* does not do as *schema* says."""
    return list(_breaches(value, schema, "$"))


def _breaches(value: Any, schema: dict[str, Any], at: str) -> Iterator[str]:
    for key in ("anyOf", "oneOf"):
        choices = schema.get(key)
        if choices and not any(not list(_breaches(value, each, at)) for each in choices):
            yield f"{at}: none of {key}"
    kinds = schema.get("type")
    if kinds:
        wanted = [kinds] if isinstance(kinds, str) else kinds
        if not isinstance(value, tuple(t for each in wanted for t in _TYPES[each])):
            yield f"{at}: no {kinds}"
    if "const" in schema and value != schema["const"]:
        yield f"{at}: not {schema['const']}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: not one of {schema['enum']}"
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        yield f"{at}: not like {schema['pattern']}"
    yield from _inside(value, schema, at)


def _inside(value: Any, schema: dict[str, Any], at: str) -> Iterator[str]:
    known = schema.get("properties", {})
    if isinstance(value, dict):
        yield from (
            f"{at}.{key}: missing" for key in schema.get("required", ()) if key not in value
        )
        for key, each in value.items():
            if key in known:
                yield from _breaches(each, known[key], f"{at}.{key}")
            elif schema.get("additionalProperties") is False:
                yield f"{at}.{key}: unknown"
    if isinstance(value, list) and "items" in schema:
        for number, each in enumerate(value):
            yield from _breaches(each, schema["items"], f"{at}[{number}]")
