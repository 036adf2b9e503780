"""What confirmations teach: shares of rules with their intervals, and hints on acts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.reading.listed_reader import EVERY, SHELLS, TEXT
from trucewatch.reading.claim import Claim, Status
from trucewatch.reading.confirmations.decided import ClaimAction, Deciding, SlotEdit, reading_of
from trucewatch.reading.confirmations.settled import SettledClaim, settle
from trucewatch.reading.document import Document
from trucewatch.reading.learning.acts import LEAST_LABELS, ActLabel, learn_acts
from trucewatch.reading.learning.learned import (
    Learned,
    act_labels,
    hinted,
    learned_bytes,
    read_learned,
)
from trucewatch.reading.learning.shares import WHOLE, RuleShare, rule_shares

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
DOCUMENT = Document.of(TEXT)

_WORDS = {
    "shelling": ("mortar rounds fell on", "shells hit", "artillery struck"),
    "air_strike": ("warplanes bombed", "jets raided", "aircraft dropped barrels on"),
}


def _labels(each: int) -> list[ActLabel]:
    return [
        ActLabel(f"{words[n % 3]} a market in town {'abcde'[n % 5]}", act, f"{n:04}{act}", act)
        for act, words in _WORDS.items()
        for n in range(each)
    ]


def test_too_few_labels_teach_nothing() -> None:
    """
    Below the least number of labels of two acts there is no model, and so no figure.
    """
    assert learn_acts(_labels(LEAST_LABELS - 1)) is None
    assert learn_acts([]) is None
    assert learn_acts([e for e in _labels(50) if e.act == "shelling"]) is None


def test_what_was_taught_is_told_with_its_reason() -> None:
    """
    Words that people confirmed as one act speak for it, and the words are named.
    """
    model = learn_acts(_labels(30))

    assert model is not None
    chances = model.chances("jets bombed the town")
    assert pytest.approx(1.0) == sum(chances.values())
    assert chances["air_strike"] > 0.7
    assert {"jets", "bombed"} == set(model.because("jets bombed the", "air_strike", 2))
    assert model.right > 0.9


def test_the_same_labels_in_any_order_teach_the_same() -> None:
    """
    Learning has no chance in it: the kept bytes are equal.
    """
    one, other = learn_acts(_labels(25)), learn_acts(reversed(_labels(25)))

    assert learned_bytes(Learned((), one)) == learned_bytes(Learned((), other))


def test_what_is_kept_is_read_again() -> None:
    """
    The kept document gives the same chances, and anything else is refused.
    """
    learned = Learned((RuleShare.of("test.rule", WHOLE, 8, 10),), learn_acts(_labels(25)))

    again = read_learned(learned_bytes(learned))

    assert again is not None
    assert again.acts is not None
    assert learned.acts is not None
    assert learned.shares == again.shares
    assert learned.acts.chances("shells") == again.acts.chances("shells")
    assert again.of_rule("test.other") is None
    for content in (b"{}", b"[1]", b"\xff", learned_bytes(learned).replace(b"2048", b"2047")):
        assert read_learned(content) is None


@pytest.mark.parametrize(
    ("confirmed", "decided", "share", "low", "high"),
    [
        (0, 1, 1 / 3, 0.0253, 0.7764),
        (1, 1, 2 / 3, 0.2236, 0.9747),
        (8, 10, 9 / 12, 0.5299, 0.9212),
        (100, 100, 101 / 102, 0.9708, 0.9995),
    ],
)
def test_a_share_is_smoothed_and_has_its_interval(
    confirmed: int, decided: int, share: float, low: float, high: float
) -> None:
    """
    Beta(1 + k, 1 + n - k): mean, and the quantiles at .05 and .95 as tables have them.
    """
    told = RuleShare.of("r", "", confirmed, decided)

    assert pytest.approx((share, low, high), abs=2e-4) == (told.share, told.low, told.high)


def _settled(*decisions: tuple[Claim, ClaimAction]) -> list[SettledClaim]:
    edit = {"killed": SlotEdit("hospital", value={"low": 3, "best": 3, "high": 3})}
    made = [
        Deciding(claim, claim.id, "", "a monitor", AT).decision(
            action, slots=edit if action is ClaimAction.EDIT else {}
        )
        for claim, action in decisions
    ]
    return list(settle(DOCUMENT.digest, EVERY, made).claims)


def test_an_edited_slot_counts_against_its_rule_and_the_others_for_it() -> None:
    """
    Of an edited claim the edited slot was wrong and the rest right; what waits counts nowhere.
    """
    shares = {(e.rule, e.slot): (e.confirmed, e.decided) for e in rule_shares(_edited())}

    assert (0, 1) == shares["test.incident", "killed"]
    assert (1, 1) == shares["test.incident", "act"]
    assert (1, 1) == shares["test.incident", WHOLE]
    assert {"test.incident"} == {rule for rule, _ in shares}


def _edited() -> list[SettledClaim]:
    return _settled((SHELLS, ClaimAction.EDIT))


def test_only_confirmed_incidents_are_labels() -> None:
    """
    A proposal and a rejected incident teach no act.
    """
    assert [] == act_labels(DOCUMENT, _settled())
    assert [] == act_labels(DOCUMENT, _settled((SHELLS, ClaimAction.REJECT)))
    assert ["shelling"] == [each.act for each in act_labels(DOCUMENT, _edited())]


def test_a_hint_changes_nothing_that_was_read() -> None:
    """
    Where the labels tell another act a flag says so; act, id and reading stay as they were.
    """
    swapped = [
        replace(e, act="air_strike" if e.act == "shelling" else "shelling") for e in _labels(30)
    ]
    learned = Learned((), learn_acts(swapped))
    (settled,) = [each for each in _settled() if each.id == SHELLS.id]

    told = hinted(DOCUMENT, settled, learned)

    act = told.claim.slots["act"]
    assert "shelling" == act.normalised
    assert any(flag.startswith("learned: air_strike") for flag in act.flags)
    assert Status.PROPOSED is told.claim.status
    assert reading_of(SHELLS) == reading_of(told.claim)
    assert settled == hinted(DOCUMENT, settled, Learned())
