"""
``trucewatch gazetteer``: building one from its sources, asking it for a name, showing its sources.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.cli.exits import ExitCode
from trucewatch.cli.guard import guarded
from trucewatch.cli.options import JsonOption
from trucewatch.cli.problems import tell_problems
from trucewatch.cli.terminal import put, put_json, put_table, tell
from trucewatch.cli.words import text

if TYPE_CHECKING:
    from trucewatch.reading.places.answers import PlaceAnswer
    from trucewatch.reading.places.gazetteer import GazetteerPlace

SourcesArgument = Annotated[
    Path,
    typer.Argument(metavar="SOURCES", help=text("option.gazetteer-sources"), show_default=False),
]
WrittenArgument = Annotated[
    Path, typer.Argument(metavar="OUT", help=text("option.gazetteer-out"), show_default=False)
]
GazetteerArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help=text("option.gazetteer"), show_default=False)
]
NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help=text("option.place-name"), show_default=False)
]
WithinOption = Annotated[
    list[str] | None,
    typer.Option("--within", metavar="ID", help=text("option.place-within"), show_default=False),
]


@guarded
def build(sources: SourcesArgument, out: WrittenArgument) -> ExitCode:
    """Build a gazetteer and write it as one file."""
    from trucewatch.engine.gazetteer import build_from, write_gazetteer

    built, problems = build_from(sources)
    tell_problems(problems)
    write_gazetteer(built, out)
    for each in built.counts:
        counted = {"rows": each.rows, "kept": each.kept, "refused": each.refused}
        said = {"source": each.source.id, "left_out": each.left_out, "places": each.places}
        tell(text("gazetteer.counted", **counted, **said))
    put(text("gazetteer.written", file=str(out), n=len(built.places)))
    return ExitCode.DONE


@guarded
def find(
    file: GazetteerArgument,
    name: NameArgument,
    *,
    within: WithinOption = None,
    as_json: JsonOption = False,
) -> ExitCode:
    """Say which place a name means."""
    from trucewatch.engine.gazetteer import open_gazetteer
    from trucewatch.reading.places.answers import PlaceContext, resolve

    with open_gazetteer(file) as gazetteer:
        answer = resolve(name, gazetteer, PlaceContext(tuple(within or ())))
    if as_json:
        put_json(_document(name, answer))
        return ExitCode.DONE
    _tell_answer(answer)
    if answer.choices:
        head = [text(f"gazetteer.{each}") for each in ("id", "name", "kind", "where", "way")]
        put_table([head, *(_row(each.place, each.way) for each in answer.choices)])
    return ExitCode.DONE


def _tell_answer(answer: PlaceAnswer) -> None:
    put(text(f"gazetteer.{answer.standing}", name=answer.words.name))
    if answer.suggested is not None:
        put(text("gazetteer.suggested", name=answer.suggested.name, id=answer.suggested.id))
    if answer.sector is not None:
        put(text("gazetteer.sector", relation=str(answer.sector.relation)))
    if answer.container is not None:
        put(text("gazetteer.inside", name=answer.container.name, id=answer.container.id))


@guarded
def show(file: GazetteerArgument, *, as_json: JsonOption = False) -> ExitCode:
    """Show a gazetteer's sources, with the terms under which they may be used."""
    from dataclasses import asdict

    from trucewatch.engine.gazetteer import open_gazetteer

    with open_gazetteer(file) as gazetteer:
        title, sources = gazetteer.title, gazetteer.sources
    if as_json:
        listed = [asdict(each) for each in sources]
        put_json({"schema": "trucewatch/gazetteer-sources@1", "title": title, "sources": listed})
        return ExitCode.DONE
    put(title)
    for each in sources:
        put(text("gazetteer.source", **asdict(each)))
    return ExitCode.DONE


def _row(place: GazetteerPlace, way: str) -> list[str]:
    where = "-" if place.lat is None else f"{place.lat:.4f} {place.lon:.4f} ({place.radius_km:g})"
    return [place.id, place.name, str(place.kind), where, str(way)]


def _document(words: str, answer: PlaceAnswer) -> dict[str, object]:
    from trucewatch.reading.places.values import normalised, place_value

    return {
        "schema": "trucewatch/place@1",
        "words": words,
        "standing": str(answer.standing),
        "normalised": normalised(answer),
        "suggested": answer.suggested.id if answer.suggested else None,
        "container": answer.container.id if answer.container else None,
        "choices": [
            {
                "place": place_value(each.place),
                "kind": str(each.place.kind),
                "containers": list(each.place.containers),
                "population": each.place.population,
                "source": each.place.source,
                "name": each.name,
                "way": str(each.way),
                "weak": each.is_weak,
            }
            for each in answer.choices
        ],
    }


def gazetteer_verbs() -> typer.Typer:
    """Return ``gazetteer`` with its parts."""
    made = typer.Typer(help=text("verb.gazetteer"), no_args_is_help=True, rich_markup_mode=None)
    parts: dict[str, Callable[..., None]] = {"build": build, "find": find, "show": show}
    for name, part in parts.items():
        made.command(name, help=text(f"verb.gazetteer-part.{name}"))(part)
    return made
