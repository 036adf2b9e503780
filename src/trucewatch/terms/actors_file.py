"""
The register of actors as written in ``actors.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter

from trucewatch.definitions.actors import Actor, ActorKind, Actors
from trucewatch.definitions.fields import Fields, Notes, id_of, name_of, nearest
from trucewatch.definitions.file_format import FileFormat
from trucewatch.definitions.names import folded
from trucewatch.definitions.problems import Problem, errors
from trucewatch.definitions.targets import ACCEPTING_PARTIES, CATEGORIES, OTHER
from trucewatch.definitions.written import read_written
from trucewatch.terms import codes

ACTORS_FORMAT = FileFormat("trucewatch/actors", 1)
"""Format of ``actors.yaml``."""

ACTORS_KEYS = ("format", "actors")
"""Keys of ``actors.yaml``."""

ACTOR_KEYS = ("id", "kind", "names", "speaks_for", "members", "members_closed", "source")
"""Keys of one actor."""

_MOST_CIRCLES = 20
_RESERVED = CATEGORIES | {ACCEPTING_PARTIES, OTHER}


def read_actors(text: bytes | str, file: str) -> tuple[Actors | None, list[Problem]]:
    """
    Read the register of actors.

    Args:
        text: The file.
        file: Its name, for problems.

    Returns:
        The register, and every problem found (codes YML and ACT). A register that comes with
        errors is good for finding further problems and nothing else; its sides have no members,
        for following them might not end.
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
    _check_circles(read, by_id)
    if errors(notes.problems):
        by_id = {name: replace(actor, members=()) for name, actor in by_id.items()}
    return Actors(by_id), notes.problems


def _actor(fields: Fields) -> Actor:
    fields.require("id", "kind", "names", "source")
    actor_id = fields.identifier("id")
    if actor_id in _RESERVED:
        fields.notes.add(codes.RESERVED_ID, fields.spot_of("id"), id=actor_id)
    names = tuple(filter(None, (name_of(each, fields.notes) for each in fields.scalars("names"))))
    for name in names:
        if folded(name) in _RESERVED:
            fields.notes.add(codes.RESERVED_ID, fields.spot_of("names"), id=name)
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


def _check_circles(read: list[tuple[Actor, Fields]], by_id: Mapping[str, Actor]) -> None:
    """Note actors that are members of themselves, or speak for themselves, at any remove."""
    spots = {actor.id: fields for actor, fields in read}
    members = {actor.id: actor.members for actor in by_id.values()}
    voices = {actor.id: tuple(filter(None, [actor.speaks_for])) for actor in by_id.values()}
    circles = (
        (codes.MEMBERS_IN_A_CIRCLE, "members", members),
        (codes.VOICES_IN_A_CIRCLE, "speaks_for", voices),
    )
    for code, key, links in circles:
        for actor_id in _on_circles(links):
            fields = spots[actor_id]
            fields.notes.add(code, fields.spot_of(key), id=actor_id)


def _on_circles(links: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield one actor of each circle among *links*, which is opened there to find the next."""
    left = dict(links)
    for _ in range(_MOST_CIRCLES):
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            found = str(error.args[1][0])
            left[found] = ()
            yield found
        else:
            return
