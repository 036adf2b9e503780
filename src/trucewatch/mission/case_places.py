"""
The gazetteer of a case: the file of sources that ``case.yaml`` names, and what they hold.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from trucewatch.definitions.problems import Problem, errors
from trucewatch.reading.places.gazetteer_build import build_gazetteer
from trucewatch.reading.places.gazetteer_in_memory import GazetteerInMemory
from trucewatch.reading.places.gazetteer_sources import (
    GazetteerSource,
    GazetteerSources,
    read_sources,
)

Reads = Callable[[str], bytes | None]
"""Gives the bytes of a file of the case, or ``None`` where it told what stopped it."""


def read_places(name: str, reads: Reads) -> tuple[GazetteerInMemory, list[Problem]]:
    """
    Read the gazetteer whose file of sources is *name*.

    Args:
        name: The file of sources, relative to the case; their own files are relative to it.
        reads: How files of the case are read.

    Returns:
        The gazetteer, empty where anything of it has errors, and every problem found.
    """
    nothing = GazetteerInMemory(())
    text = reads(name)
    if text is None:
        return nothing, []
    sources, problems = read_sources(text, name)
    if sources is None:
        return nothing, problems
    placed = GazetteerSources(sources.title, tuple(_in_case(s, name) for s in sources.sources))
    contents = {each.id: reads(each.file) for each in placed.sources}
    whole = {source: content for source, content in contents.items() if content is not None}
    if len(whole) < len(contents):
        return nothing, problems
    built, found = build_gazetteer(placed, whole)
    if built is None or errors(found):
        return nothing, problems + found
    return GazetteerInMemory(built.places), problems + found


def _in_case(source: GazetteerSource, name: str) -> GazetteerSource:
    folder, slash, _ = name.rpartition("/")
    return replace(source, file=f"{folder}{slash}{source.file}")
