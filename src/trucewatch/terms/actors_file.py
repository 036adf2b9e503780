"""
The register of actors as written in ``actors.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trucewatch.definitions.actors import Actor, ActorKind, Actors
from trucewatch.definitions.fields import Fields, Notes, id_of, name_of, nearest
from trucewatch.definitions.file_format import FileFormat
from trucewatch.definitions.names import folded
from trucewatch.definitions.problems import Problem
from trucewatch.definitions.targets import ACCEPTING_PARTIES, CATEGORIES, OTHER
from trucewatch.definitions.written import read_written
from trucewatch.terms import codes

ACTORS_FORMAT = FileFormat("trucewatch/actors", 1)
"""Format of ``actors.yaml``."""

ACTORS_KEYS = ("format", "actors")
"""Keys of ``actors.yaml``."""

ACTOR_KEYS = ("id", "kind", "names", "speaks_for", "members", "members_closed", "source")
"""Keys of one actor."""

_RESERVED = CATEGORIES | {ACCEPTING_PARTIES, OTHER}


def read_actors(text: bytes | str, file: str) -> tuple[Actors | None, list[Problem]]:
    """
    Read the register of actors.

    Args:
        text: The file.
        file: Its name, for problems.

    Returns:
        The register, and every problem found (codes YML and ACT). A register that comes with
        errors is good for finding further problems and nothing else.
    """
    root, problems = read_written(text, file)
    notes = Notes(problems)
    table = ACTORS_FORMAT.opened(root, notes)
    if table is None:
        return None, notes.problems
    top = Fields(table, ACTORS_KEYS, notes)
    top.require("actors")
    read = [(_actor(each), each) for each in top.tables("actors", ACTOR_KEYS)]
    by_id: dict[str, Actor] = {}
    for actor, fields in read:
        if actor.id in by_id:
            notes.add(codes.ACTOR_ID_TWICE, fields.spot_of("id"), id=actor.id)
        elif actor.id:
            by_id[actor.id] = actor
    for actor, fields in read:
        _check_links(actor, fields, by_id)
    _check_names(read, notes)
    _check_circles(read, by_id, notes)
    return Actors(by_id), notes.problems


def _actor(fields: Fields) -> Actor:
    fields.require("id", "kind", "names", "source")
    actor_id = fields.identifier("id")
    if actor_id in _RESERVED:
        fields.notes.add(codes.RESERVED_ID, fields.spot_of("id"), id=actor_id)
    names = tuple(filter(None, (name_of(each, fields.notes) for each in fields.scalars("names"))))
    if "names" in fields and not names:
        fields.notes.add(codes.NO_NAME, fields.spot_of("names"), id=actor_id)
    return Actor(
        id=actor_id,
        kind=fields.choice("kind", ActorKind) or ActorKind.ORGANISATION,
        names=names,
        speaks_for=fields.identifier("speaks_for") or None,
        members=tuple(filter(None, (id_of(e, fields.notes) for e in fields.scalars("members")))),
        members_closed=fields.truth("members_closed"),
        source=fields.text("source"),
    )


def _check_links(actor: Actor, fields: Fields, by_id: Mapping[str, Actor]) -> None:
    """Note members and principals that the register does not hold."""
    links = [("speaks_for", actor.speaks_for)] if actor.speaks_for else []
    for key, other in [*links, *(("members", member) for member in actor.members)]:
        if other not in by_id:
            values = {"id": actor.id, "other": other, "nearest": nearest(other, by_id)}
            fields.notes.add(codes.UNKNOWN_MEMBER, fields.spot_of(key), key=key, **values)


def _check_names(read: list[tuple[Actor, Fields]], notes: Notes) -> None:
    """Note names and ids that, folded, belong to two actors: no source could be matched."""
    owner: dict[str, Actor] = {}
    for actor, fields in read:
        for name in dict.fromkeys((actor.id, *actor.names)):
            key = folded(name)
            first = owner.setdefault(key, actor) if key else actor
            if first.id != actor.id:
                values = {"name": name, "first": first.id, "second": actor.id}
                notes.add(codes.SHARED_NAME, fields.spot_of("names"), **values)


def _check_circles(
    read: list[tuple[Actor, Fields]], by_id: Mapping[str, Actor], notes: Notes
) -> None:
    """Note actors that are members of themselves, or speak for themselves, at any remove."""
    for actor, fields in read:
        if actor.id in _reached(actor, by_id):
            notes.add(codes.MEMBERS_IN_A_CIRCLE, fields.spot_of("members"), id=actor.id)
        if actor.id in _principals(actor, by_id):
            notes.add(codes.VOICES_IN_A_CIRCLE, fields.spot_of("speaks_for"), id=actor.id)


def _reached(actor: Actor, by_id: Mapping[str, Actor]) -> set[str]:
    """Return every actor that can be reached over members."""
    found: set[str] = set()
    waiting = list(actor.members)
    while waiting:
        member = waiting.pop()
        if member not in found:
            found.add(member)
            waiting.extend(by_id[member].members if member in by_id else ())
    return found


def _principals(actor: Actor, by_id: Mapping[str, Actor]) -> set[str]:
    return set(_chain_of_voices(actor, by_id))


def _chain_of_voices(actor: Actor, by_id: Mapping[str, Actor]) -> Iterator[str]:
    """Yield for whom an actor speaks, for whom that one speaks, and so on, each once."""
    seen: set[str] = set()
    principal = actor.speaks_for
    while principal and principal not in seen:
        seen.add(principal)
        yield principal
        principal = by_id[principal].speaks_for if principal in by_id else None
