"""Tests of the scorer: what it says of readers whose mistakes are known."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.reading.failures import failures
from benchmarks.reading.labels import LabelError, LabelledText, labelled_texts
from benchmarks.reading.scores import Read, Score, score
from benchmarks.reading.table import as_json, table

from tests.bench.reading.readers import claims_of
from trucewatch.reading.claim import Alternative, Claim, ClaimType, Json, Modality

DEVELOPMENT = Path(__file__).parents[3] / "benchmarks" / "reading" / "development"

_TEXT = """The army and the rebels agreed to a truce in the town of Sar from 6 May until midnight \
on 8 May.
On 5 May a shell hit the town of Tal, killing 3 civilians.
Talk of deadly bombings went on.
"""


def _slot(quote: str, normalised: Json, **more: Json) -> dict[str, Json]:
    return {"evidence": [{"quote": quote, "occurrence": 1}], "normalised": normalised, **more}


def _several(*entries: tuple[str, Json]) -> dict[str, Json]:
    evidence: list[Json] = [{"quote": quote, "occurrence": 1} for quote, _ in entries]
    return {"evidence": evidence, "normalised": [value for _, value in entries]}


_DAY: Json = {"from": "2016-05-06T00:00:00Z", "to": "2016-05-07T00:00:00Z"}
_MIDNIGHTS: list[Json] = [{"at": "2016-05-08T00:00:00Z"}, {"at": "2016-05-09T00:00:00Z"}]
_LABELS: dict[str, Json] = {
    "published": "2016-05-05",
    "zone": "UTC",
    "language": "en",
    "claims": [
        {
            "type": "truce_term",
            "modality": "planned",
            "quote": "The army and the rebels agreed to a truce",
            "occurrence": 1,
            "slots": {
                "parties": _several(
                    ("army", {"name": "army"}), ("rebels", {"name": "opposition"})
                ),
                "start": _slot("6 May", _DAY),
                "end": {
                    "evidence": [{"quote": "midnight on 8 May", "occurrence": 1}],
                    "ambiguous": True,
                    "readings": _MIDNIGHTS,
                },
                "area": {
                    **_several(("Sar", {"name": "Sar", "lat": 36.0, "lon": 37.0})),
                    "optional": True,
                },
            },
        },
        {
            "type": "incident",
            "modality": "held",
            "quote": "On 5 May a shell hit the town of Tal, killing 3 civilians",
            "occurrence": 1,
            "slots": {
                "act": _slot("shell", "shelling"),
                "killed": _slot("3", {"low": 3, "high": 3}),
                "unit": _slot("civilians", "civilians"),
            },
        },
    ],
    "distractors": [{"quote": "deadly bombings", "occurrence": 1}],
    "conflicts": [{"why": "a test", "evidence": [{"quote": "until midnight", "occurrence": 1}]}],
}


@pytest.fixture
def text(tmp_path: Path) -> LabelledText:
    """Return a text of two claims with its labels."""
    return _labelled(tmp_path, _LABELS)


def _labelled(folder: Path, labels: dict[str, Json]) -> LabelledText:
    (folder / "sar.txt").write_text(_TEXT, encoding="utf-8")
    (folder / "sar.labels.json").write_text(json.dumps(labels), encoding="utf-8")
    return labelled_texts(folder)[0]


def _scored(text: LabelledText, claims: list[Claim]) -> Score:
    return score([Read.of(text, claims)])


def _with_slot(claims: list[Claim], name: str, **changes: object) -> list[Claim]:
    def changed(claim: Claim) -> Claim:
        if name not in claim.slots:
            return claim
        slot = replace(claim.slots[name], **changes)  # type: ignore[arg-type]
        return replace(claim, slots={**claim.slots, name: slot})

    return [changed(each) for each in claims]


def _without(claims: list[Claim], name: str) -> list[Claim]:
    return [
        replace(each, slots={key: slot for key, slot in each.slots.items() if key != name})
        for each in claims
    ]


def test_a_reader_without_mistakes_scores_one(text: LabelledText) -> None:
    """Everything that is labelled is found, and nothing is held against the reader."""
    found = _scored(text, claims_of(text))

    assert (1.0, 1.0, 2, 2) == (found.slots.f1, found.headline.f1, found.exact, found.modality)
    assert (0.0, (2, 2), (1, 0)) == (
        found.false_incidents_per_text,
        found.ambiguous,
        found.distractors,
    )
    assert found.quotes[0] == found.quotes[1]


def test_a_reader_that_finds_nothing_scores_zero(text: LabelledText) -> None:
    """Nothing found is nothing right, and no precision is made up for it."""
    found = _scored(text, [])

    assert (0.0, None, 0, (2, 0)) == (
        found.slots.f1,
        found.slots.precision,
        found.exact,
        found.ambiguous,
    )
    assert 7 == found.slots.wanted


def test_an_optional_slot_may_be_left_out(text: LabelledText) -> None:
    """A slot that need not be filled costs nothing when it is empty."""
    found = _scored(text, _without(claims_of(text), "area"))

    assert (1.0, 2) == (found.slots.f1, found.exact)


def test_an_optional_slot_that_is_wrong_is_given_in_vain(text: LabelledText) -> None:
    """A wrong value is wrong, whether it was asked for or not."""
    elsewhere: Json = [{"name": "Elsewhere", "lat": 10.0, "lon": 10.0}]

    found = _scored(text, _with_slot(claims_of(text), "area", normalised=elsewhere))

    assert (7, 8, 7, 1) == (
        found.slots.wanted,
        found.slots.given,
        found.slots.right,
        found.exact,
    )


def test_swapped_slots_are_wrong_twice(text: LabelledText) -> None:
    """A start in the place of the end is wrong as a start and as an end."""
    truce, incident = claims_of(text)
    slots = {**truce.slots, "start": truce.slots["end"], "end": truce.slots["start"]}

    found = _scored(text, [replace(truce, slots=slots), incident])

    assert (8, 6) == (found.slots.given, found.slots.right)


def test_an_ambiguous_end_is_right_only_with_all_readings(text: LabelledText) -> None:
    """One of two midnights, silently chosen, is wrong and counts as no ambiguity found."""
    chosen = _with_slot(claims_of(text), "end", normalised=_MIDNIGHTS[0], alternatives=())

    found = _scored(text, chosen)

    assert (8, 7, (2, 0)) == (found.slots.given, found.slots.right, found.ambiguous)


def test_a_reading_too_many_is_wrong_but_open(text: LabelledText) -> None:
    """Three readings of two are wrong, yet the doubt itself was seen."""
    ways = tuple(Alternative(str(at), each) for at, each in enumerate([*_MIDNIGHTS, _DAY]))

    found = _scored(text, _with_slot(claims_of(text), "end", alternatives=ways))

    assert (7, (2, 2)) == (found.slots.right, found.ambiguous)


def test_a_doubt_where_there_is_none_is_wrong(text: LabelledText) -> None:
    """Words with one meaning are not to be given two."""
    ways = tuple(Alternative(str(at), each) for at, each in enumerate([_DAY, *_MIDNIGHTS]))

    found = _scored(text, _with_slot(claims_of(text), "start", normalised=None, alternatives=ways))

    assert 7 == found.slots.right


def test_an_incident_that_nobody_labelled_is_false(text: LabelledText) -> None:
    """An incident made of a generality is counted, and so is the trap that it fell into."""
    claims = claims_of(text)
    start = text.document.text.index("deadly bombings")
    made_up = replace(claims[1], span=(start, start + 15), slots={})

    found = _scored(text, [*claims, made_up])

    assert (1, (1, 1)) == (found.false_incidents, found.distractors)


def test_a_denied_incident_is_not_false(text: LabelledText) -> None:
    """What the reader itself tells as denied is no incident that it invents."""
    claims = claims_of(text)
    denied = replace(claims[1], modality=Modality.DENIED, rule="other")

    assert 0 == _scored(text, [*claims, denied]).false_incidents


def test_one_label_takes_one_claim(text: LabelledText) -> None:
    """Of two claims of one thing the better is matched and the other is in vain."""
    claims = claims_of(text)
    poor = replace(claims[1], slots={"act": claims[1].slots["act"]}, rule="other")

    found = _scored(text, [poor, *claims])

    assert (2, 3, 2, 1) == (
        found.claims.right,
        found.claims.given,
        found.exact,
        found.false_incidents,
    )


def test_a_claim_of_another_type_is_no_match(text: LabelledText) -> None:
    """The same words under another type are missed and in vain."""
    claims = claims_of(text)
    typed = replace(claims[1], type=ClaimType.CASUALTY_FIGURE, slots={})

    found = _scored(text, [claims[0], typed])

    assert (1, 2) == (found.claims.right, found.claims.given)


def test_the_way_it_is_told_is_part_of_being_exact(text: LabelledText) -> None:
    """A planned truce that is told as held is not exact, though every slot is right."""
    claims = claims_of(text)

    found = _scored(text, [replace(claims[0], modality=Modality.HELD), claims[1]])

    assert (1.0, 1, 1) == (found.slots.f1, found.exact, found.modality)


def test_a_quotation_that_is_not_in_the_text_is_seen(text: LabelledText) -> None:
    """Span exactness counts what stands at the spans and nothing else."""
    found = _scored(text, _with_slot(claims_of(text), "act", value=("bomb",)))

    assert found.quotes[0] == found.quotes[1] + 1


def test_a_party_too_many_costs_one_entry(text: LabelledText) -> None:
    """A list is scored by its entries, so that two right parties stay right beside a third."""
    truce, incident = claims_of(text)
    parties = truce.slots["parties"]
    assert isinstance(parties.normalised, list)
    more = replace(
        parties,
        value=(*parties.value, "civilians"),
        spans=(*parties.spans, incident.slots["unit"].spans[0]),
        normalised=[*parties.normalised, {"actor": None, "name": "civilians"}],
    )

    found = _scored(text, [replace(truce, slots={**truce.slots, "parties": more}), incident])

    assert (9, 8, 1) == (found.slots.given, found.slots.right, found.exact)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda labels: labels["claims"][0].update(quote="not there"), "is not in the text"),
        (lambda labels: labels["claims"][0].update(occurrence=2), "occurrence 2"),
        (lambda labels: labels["claims"][0]["slots"].update(weather=_slot("a", "a")), "weather"),
        (lambda labels: labels["claims"][0].update(type="rumour"), "rumour"),
    ],
)
def test_labels_that_the_text_does_not_have_are_refused(
    tmp_path: Path, change: Callable[[dict[str, object]], None], says: str
) -> None:
    """A quotation, slot or type that cannot be held against the text stops the scoring."""
    labels = json.loads(json.dumps(_LABELS))
    change(labels)

    with pytest.raises(LabelError, match=says):
        _labelled(tmp_path, labels)


def test_the_table_and_the_json_tell_the_same(text: LabelledText) -> None:
    """Both forms carry the slot F1, and say that calibration is untested."""
    found = _scored(text, claims_of(text))

    shown = table([("en", found, None)])
    written = json.loads(json.dumps(as_json(found, None)))

    assert "whole claim exact                     1.00 (2 of 2)" in shown
    assert (1.0, "untested") == (written["slots"]["f1"], written["calibration"])


def test_failures_name_what_was_wanted_and_given(text: LabelledText) -> None:
    """Whoever mends a rule sees the slot, its label and what came instead."""
    claims = _with_slot(claims_of(text), "act", normalised="air_strike")

    told = "\n".join(failures(Read.of(text, claims)))

    assert "act: wanted 'shell' = shelling; given 'shell' = air_strike" in told
    assert "truce_term" not in told


def test_the_development_texts_can_be_scored() -> None:
    """Every quotation of the shipped labels is in its text, and their own claims score one."""
    texts = labelled_texts(DEVELOPMENT)

    found = score([Read.of(text, claims_of(text)) for text in texts])

    assert (1.0, len(texts)) == (found.slots.f1, found.texts)
    assert found.claims.wanted == found.exact
