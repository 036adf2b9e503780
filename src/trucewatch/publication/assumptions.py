"""
Assumptions: the worlds that carry an act's weight, what was swept, and the fact that would decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Any

from trucewatch.definitions.instants import written
from trucewatch.findings.explanation import DecidingFact, Explanation, Sweep
from trucewatch.findings.world_lines import WorldLine
from trucewatch.publication.figures import chance
from trucewatch.publication.names import reading_names
from trucewatch.publication.page_input import PageInput
from trucewatch.publication.parts import Part, plain

_MOST_WORLDS = 10
_MOST_SWEEPS = 12
_MOST_FACTS = 5


def parts(page: PageInput, apart: Explanation) -> Iterator[Part]:
    """Yield what one act's outcome rests on; a part without content is left out."""
    say = page.say
    if apart.worlds:
        lines = [_world(page, each) for each in apart.worlds[:_MOST_WORLDS]]
        yield Part(say.say("explain.worlds"), lines=lines)
    if apart.sweeps:
        lines = [_sweep(page, each) for each in apart.sweeps[:_MOST_SWEEPS]]
        yield Part(say.say("explain.sweeps"), lines=lines)
    if apart.deciding:
        lines = [_fact(page, each) for each in apart.deciding[:_MOST_FACTS]]
        yield Part(say.say("explain.deciding"), lines=lines)


def _world(page: PageInput, world: WorldLine) -> str:
    names = page.say
    begins = world.begins_at
    known = [
        names.say("explain.world.begins", at=page.clock.words(begins)) if begins else "",
        _where(page, world.areas),
        names.say("explain.world.who", who=_listed(map(page.actor_name, world.who))),
        names.say(
            "explain.world.at_whom",
            at_whom=_listed(_together(page, each) for each in world.at_whom),
        ),
        names.say(
            "explain.world.what", what=_listed(names.say(f"act.{each}") for each in world.what)
        ),
    ]
    weight = chance(world.weight_min, world.weight_max)
    return f"{weight}: {'; '.join(filter(None, known))}. {_classes(page, world)}"


def _where(page: PageInput, areas: Iterable[str]) -> str:
    inside = ", ".join(map(page.area_name, areas))
    if not inside:
        return page.say.say("explain.world.outside")
    return page.say.say("explain.world.inside", areas=inside)


def _together(page: PageInput, target: str) -> str:
    """Return the members of a target that were hit together, by name."""
    return " + ".join(map(page.actor_name, target.split("+")))


def _classes(page: PageInput, world: WorldLine) -> str:
    """Return what the world is under each reading, readings of one answer together."""
    labels = reading_names(page)
    grouped: dict[str, list[str]] = {}
    for regime, reading, classes in world.classes:
        answer = page.say.say("explain.or").join(
            page.say.say(f"outcome.class.{name}") for name in classes
        )
        label = plain(labels.get((regime, reading), reading))
        grouped.setdefault(answer, []).append(f"{page.regime_title(regime)}, by {label}")
    return "; ".join(
        answer if len(grouped) == 1 else f"{answer}: {_listed(where)}"
        for answer, where in grouped.items()
        if len(grouped) == 1 or answer != page.say.say("outcome.class.outside_terms")
    )


def _sweep(page: PageInput, sweep: Sweep) -> str:
    low = chance(sweep.breach_min[0], sweep.breach_max[0])
    high = chance(sweep.breach_min[-1], sweep.breach_max[-1])
    told = page.say.say(
        "explain.sweep",
        what=_about(page, sweep.kind, sweep.about),
        regime=page.regime_title(sweep.regime),
        first=low,
        last=high,
    )
    if sweep.reaches_at is None:
        return f"{told} {page.say.say('explain.sweep_never')}"
    share = chance(sweep.reaches_at, sweep.reaches_at)
    return f"{told} {page.say.say('explain.sweep_reaches', share=share)}"


def _fact(page: PageInput, fact: DecidingFact) -> str:
    labels = reading_names(page)
    answers = []
    for each in fact.answers:
        label = labels.get((fact.regime, each.answer))
        name = plain(label) if label else _answer(page, fact.kind, each.answer)
        outcome = page.say.say(f"outcome.{each.outcome}")
        answers.append(f"{name}: {outcome} ({chance(each.breach_min, each.breach_max)})")
    return page.say.say(
        "explain.fact_line",
        regime=page.regime_title(fact.regime),
        what=_about(page, fact.kind, fact.about),
        answers="; ".join(answers),
    )


def _about(page: PageInput, kind: str, about: str) -> str:
    name = page.say.say(f"act.{about}") if kind == "what" and about else page.actor_name(about)
    words = page.say.say(f"explain.about.{kind}")
    return f"{words} {name}".strip()


def _answer(page: PageInput, kind: str, answer: str) -> str:
    if page.say.has(f"explain.answer.{answer}"):
        return page.say.say(f"explain.answer.{answer}")
    if kind == "when":
        first, _, last = answer.partition("/")
        bounds = [page.clock.words(datetime.fromisoformat(each)) for each in (first, last)]
        return page.say.say("explain.answer_between", first=bounds[0], last=bounds[1])
    if kind == "where":
        return page.say.say(
            "explain.world.inside", areas=_listed(map(page.area_name, answer.split("+")))
        )
    if kind == "what":
        return page.say.say(f"act.{answer}")
    return " + ".join(page.actor_name(each) for each in answer.split("+"))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "–"


def view(apart: Iterable[Explanation]) -> list[Mapping[str, Any]]:
    """Return the acts taken apart, for the JSON document: clauses, worlds, sweeps, facts."""
    return [
        {
            "act": each.act,
            "clauses": [_plain(clause) for clause in each.clauses],
            "worlds": [_plain(world) for world in each.worlds],
            "sweeps": [_plain(sweep) for sweep in each.sweeps],
            "deciding": [_plain(fact) for fact in each.deciding],
        }
        for each in apart
    ]


def _plain(record: Any) -> Any:
    """Return a frozen record as JSON holds it: instants written, tuples as lists."""
    if isinstance(record, datetime):
        return written(record)
    if is_dataclass(record):
        return {each.name: _plain(getattr(record, each.name)) for each in fields(record)}
    if isinstance(record, tuple):
        return [_plain(each) for each in record]
    return record
