"""
Names: what regimes, readings, parties, acts and targets are called on the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from trucewatch.publication.figures import chance
from trucewatch.publication.markup import filled, joined
from trucewatch.publication.page_input import PageInput
from trucewatch.publication.untrusted import shown
from trucewatch.terms.model import Reading

ReadingNames = Mapping[tuple[str, str], Markup]
"""What each reading is called, by regime id and reading id."""


def reading_names(page: PageInput) -> ReadingNames:
    """Return whose reading each is and what it chooses where there was a choice."""
    return {
        (judged.regime.id, each.id): _reading_name(page, each)
        for judged in page.terms.regimes
        for each in judged.readings
    }


def _reading_name(page: PageInput, reading: Reading) -> Markup:
    choices = [f"{element} = {choice}" for element, choice in reading.choices]
    told = [each for each in choices if not each.startswith("announcer = ")]
    chosen = [filled('<span class="choice">({})</span>', "; ".join(told))] if told else []
    adopted = filled('<span class="mark">{}</span>', page.say.say("page.adopted"))
    name = shown(page.actor_name(reading.announcer))
    return joined([name, *chosen, *([adopted] if reading.adopted else [])], " ")


def act_names(page: PageInput, candidates: Iterable[Mapping[str, Any]]) -> Markup:
    """Return the act, or the acts that it can have been with their weights."""
    return _weighted(
        page, [(page.say.say(f"act.{each['name']}"), each) for each in candidates], "page.either"
    )


def party_names(page: PageInput, candidates: Iterable[Mapping[str, Any]]) -> Markup:
    """Return who is said to have acted, with weights where there are several."""
    return _weighted(
        page, [(page.actor_name(each["name"]), each) for each in candidates], "page.any_of"
    )


def target_names(page: PageInput, targets: Iterable[Mapping[str, Any]]) -> Markup:
    """Return who was hit; members of one target are joined by a plus sign."""
    named = [
        (" + ".join(page.actor_name(member) for member in each["members"]), each)
        for each in targets
    ]
    return _weighted(page, named, "page.any_of")


def _weighted(
    page: PageInput, candidates: list[tuple[str, Mapping[str, Any]]], any_of: str
) -> Markup:
    if not candidates:
        return Markup("")
    if len(candidates) == 1 and candidates[0][1]["low"] >= 1:
        return shown(candidates[0][0])
    names = [shown(name) for name, _ in candidates]
    if all(each["low"] <= 0 and each["high"] >= 1 for _, each in candidates):
        either = page.say.say_markup("explain.or").join(names)
        return page.say.say_markup(any_of, names=either)
    parts = [
        filled("{} ({})", name, chance(each["low"], each["high"]))
        for name, (_, each) in zip(names, candidates, strict=True)
    ]
    return joined(parts, ", ")
