"""Files of confirmations: what is written is read again, and what is wrong is told by line."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.reading.listed_reader import CONVOY, EVERY, SHELLS, TEXT, TRUCE
from trucewatch.reading.claim import Claim, Slot, Status
from trucewatch.reading.confirmations.decided import (
    ClaimAction,
    ClaimDecision,
    Deciding,
    SlotEdit,
)
from trucewatch.reading.confirmations.file import read_confirmations
from trucewatch.reading.confirmations.settled import DISAGREED, READ_ANEW, Settled, settle
from trucewatch.reading.confirmations.writing import entry, file_name, head
from trucewatch.reading.document import Document

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
DOCUMENT = Document.of(TEXT, "texts/day one.txt")


def _by(who: str, claim: Claim = SHELLS, hours: int = 0) -> Deciding:
    return Deciding(claim, claim.id, DOCUMENT.quote(claim.span), who, AT + timedelta(hours=hours))


def _settled(*decisions: ClaimDecision, decider: str = "") -> Settled:
    return settle(DOCUMENT.digest, EVERY, decisions, decider)


def _status(settled: Settled, claim: Claim) -> Status:
    return next(each.claim.status for each in settled.claims if each.id == claim.id)


@pytest.mark.parametrize(
    "decision",
    [
        _by("a monitor").decision(ClaimAction.ACCEPT),
        _by("m.k.").decision(ClaimAction.REJECT, why='told of another town: "Al-Bab"'),
        _by("a", TRUCE).decision(
            ClaimAction.EDIT, slots={"end": SlotEdit("as the army's own site has it", "2")}
        ),
        _by("a").decision(
            ClaimAction.EDIT,
            slots={
                "killed": SlotEdit("hospital", value={"low": 2, "best": 3, "high": None}),
                "at": SlotEdit("note", value={"at": "2016-05-05T10:00:00Z"}),
                "act": SlotEdit("crater", value="air_strike"),
                "target": SlotEdit("no word of it", leave_out=True),
                "acting": SlotEdit("note", value=[{"actor": None, "name": "الجيش"}]),
            },
        ),
    ],
    ids=["accept", "reject", "choose", "edit"],
)
def test_a_decision_is_read_as_it_was_written(decision: ClaimDecision) -> None:
    """
    What stands in the file comes back as the same decision, with nothing wrong.
    """
    found, problems = read_confirmations(head(DOCUMENT) + entry(decision), "claims/a.yaml")

    assert [] == problems
    assert [decision.outcome] == [each.outcome for each in found]
    assert [(decision.by, decision.at, decision.why, decision.reading)] == [
        (each.by, each.at, each.why, each.reading) for each in found
    ]


def test_words_that_deceive_the_eye_are_written_as_numbers() -> None:
    """
    A text's own words cannot break out of the file that quotes them, nor turn its lines round.
    """
    words = 'a "quote" \\ and\n\u202eturned\u0007 \U000e0041\ud800 حلب'
    made = Deciding(SHELLS, SHELLS.id, words, "a monitor", AT).decision(ClaimAction.ACCEPT)

    text = head(DOCUMENT) + entry(made)
    found, problems = read_confirmations(text, "claims/a.yaml")

    assert [] == problems
    assert "\u202e" not in text
    assert [SHELLS.id] == [each.claim for each in found]


def test_the_file_is_named_after_its_text() -> None:
    """
    The name says which text it is about, and eight digits keep two texts of one name apart.
    """
    assert f"day-one-{DOCUMENT.digest[:8]}.yaml" == file_name(DOCUMENT)
    assert file_name(Document.of("x", "نص.txt")).startswith("text-")


_HEAD = f"format: trucewatch/confirmations@1\ndigest: {'a' * 64}\ndecisions:\n"
_ONE = '  - {claim: "0123456789abcdef", by: a monitor, at: 2026-11-22T12:00:00Z, '


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("TXT-310", _HEAD.replace("a" * 64, "abc") + f"{_ONE}decision: accept}}\n"),
        ("TXT-311", _HEAD + f"{_ONE}decision: accept}}\n".replace("0123", "xyz")),
        ("TXT-312", _HEAD + f"{_ONE}decision: accept}}\n".replace("T12:00:00Z", "")),
        ("TXT-313", _HEAD + f"{_ONE}decision: edit}}\n"),
        ("TXT-314", _HEAD + f"{_ONE}decision: accept, slots: {{act: {{choose: a, why: b}}}}}}\n"),
        ("TXT-315", _HEAD + f"{_ONE}decision: edit, slots: {{act: {{why: b}}}}}}\n"),
        (
            "TXT-316",
            _HEAD + f"{_ONE}decision: edit, type: incident, "
            "slots: {killed: {value: {low: five}, why: b}}}\n",
        ),
        (
            "TXT-317",
            _HEAD
            + f"{_ONE}decision: edit, type: incident, slots: {{end: {{choose: a, why: b}}}}}}\n",
        ),
        ("YML-201", _HEAD + f"{_ONE}decision: accept, verdict: guilty}}\n"),
        ("YML-214", "format: trucewatch/terms@1\n"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_decided(code: str, text: str) -> None:
    """
    A file with an error gives no decision at all, and the error has its code and its line.
    """
    found, problems = read_confirmations(text, "claims/a.yaml")

    assert () == found
    assert code in {each.code.id for each in problems}
    assert all(each.place.line for each in problems)


@pytest.mark.parametrize(
    ("action", "status"),
    [
        (ClaimAction.ACCEPT, Status.CONFIRMED),
        (ClaimAction.REJECT, Status.REJECTED),
    ],
)
def test_one_decision_decides(action: ClaimAction, status: Status) -> None:
    """
    What one person decided, and nobody else, is the claim's status; the others stay proposals.
    """
    settled = _settled(_by("a monitor").decision(action))

    assert status is _status(settled, SHELLS)
    assert Status.PROPOSED is _status(settled, TRUCE)
    assert () == settled.problems


def test_people_who_disagree_decide_nothing_whoever_was_last() -> None:
    """
    Accept and reject by two people leave a proposal that says so.
    """
    settled = _settled(
        _by("one").decision(ClaimAction.ACCEPT),
        _by("other", hours=1).decision(ClaimAction.REJECT),
    )

    shells = next(each for each in settled.claims if each.id == SHELLS.id)
    assert Status.PROPOSED is shells.claim.status
    assert DISAGREED in shells.claim.flags
    assert not shells.counts
    assert ["TXT-320"] == [each.code.id for each in settled.problems]


def test_whoever_changes_their_mind_settles_it() -> None:
    """
    Of one person's decisions the later counts, in whichever order the files lie.
    """
    settled = _settled(
        _by("other", hours=2).decision(ClaimAction.ACCEPT),
        _by("one").decision(ClaimAction.ACCEPT),
        _by("other", hours=1).decision(ClaimAction.REJECT),
    )

    assert Status.CONFIRMED is _status(settled, SHELLS)


def test_the_mission_s_decider_settles_a_disagreement_and_it_is_said() -> None:
    """
    Who stands in the case as the decider counts when deciding after the others.
    """
    decisions = (
        _by("one").decision(ClaimAction.ACCEPT),
        _by("other").decision(ClaimAction.REJECT),
        _by("head of mission", hours=1).decision(ClaimAction.REJECT),
    )

    settled = _settled(*decisions, decider="head of mission")

    assert Status.REJECTED is _status(settled, SHELLS)
    assert ["TXT-324"] == [each.code.id for each in settled.problems]
    assert Status.PROPOSED is _status(_settled(*decisions), SHELLS)


def test_a_decision_without_its_claim_is_kept_and_said() -> None:
    """
    A newer reader that no longer proposes a claim loses no decision on it.
    """
    made = _by("a monitor").decision(ClaimAction.ACCEPT)

    settled = settle(DOCUMENT.digest, (TRUCE,), [made])

    assert (made,) == settled.without_claim
    assert ["TXT-321"] == [each.code.id for each in settled.problems]


def test_a_decision_on_other_values_counts_for_nothing() -> None:
    """
    When the same words are read into another value the claim waits for a new decision.
    """
    made = _by("a monitor").decision(ClaimAction.ACCEPT)
    slots = {**SHELLS.slots, "act": Slot(("shells hit",), "air_strike", SHELLS.slots["act"].spans)}
    now = Claim(
        SHELLS.document,
        SHELLS.type,
        slots,
        SHELLS.span,
        SHELLS.modality,
        (),
        "listed",
        "2",
        SHELLS.rule,
    )

    settled = settle(DOCUMENT.digest, (now,), [made])

    assert SHELLS.id == now.id
    assert Status.PROPOSED is settled.claims[0].claim.status
    assert READ_ANEW in settled.claims[0].claim.flags
    assert ["TXT-322"] == [each.code.id for each in settled.problems]


@pytest.mark.parametrize("choose", ["end of the day", "2"])
def test_an_alternative_is_chosen_by_name_or_number(choose: str) -> None:
    """
    The chosen meaning becomes the slot's value; the claim is edited and keeps its id.
    """
    edit = {"end": SlotEdit("the army's site", choose=choose)}

    settled = _settled(_by("a", TRUCE).decision(ClaimAction.EDIT, slots=edit))

    truce = next(each for each in settled.claims if each.id == TRUCE.id)
    assert Status.EDITED is truce.claim.status
    assert {"at": "2016-05-06T21:00:00Z"} == truce.claim.slots["end"].normalised
    assert () == truce.claim.slots["end"].alternatives


def test_an_alternative_that_is_not_there_changes_nothing() -> None:
    """
    A choice that names no alternative is told, and the claim waits.
    """
    edit = {"end": SlotEdit("the army's site", choose="7")}

    settled = _settled(_by("a", TRUCE).decision(ClaimAction.EDIT, slots=edit))

    assert Status.PROPOSED is _status(settled, TRUCE)
    assert ["TXT-323"] == [each.code.id for each in settled.problems]


def test_a_slot_can_be_left_out_and_another_added() -> None:
    """
    What the text does not say goes, what a person knows comes with who said so and why.
    """
    edits = {
        "unit": SlotEdit("not said of all", leave_out=True),
        "target": SlotEdit("seen there", value="market"),
    }

    settled = _settled(_by("a monitor").decision(ClaimAction.EDIT, slots=edits))

    shells = next(each for each in settled.claims if each.id == SHELLS.id).claim
    assert "unit" not in shells.slots
    assert "edited by a monitor: seen there" == shells.slots["target"].inferred_from
    assert Status.PROPOSED is _status(settled, CONVOY)
