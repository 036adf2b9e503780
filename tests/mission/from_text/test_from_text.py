"""Confirmed claims as files of a case: nothing else than what was confirmed, no more precisely."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.reading.listed_reader import CONVOY, EVERY, SHELLS, TEXT, TRUCE, listed, slot
from trucewatch.definitions.actors import Actors
from trucewatch.mission.from_text.incident_rows import incident_row
from trucewatch.mission.from_text.tables import OtherTableError, columns, with_rows
from trucewatch.mission.from_text.writing import FromText, from_text
from trucewatch.reading.claim import Claim, ClaimType, Json, Modality, Slot, Status
from trucewatch.reading.confirmations.decided import ClaimAction, ClaimDecision, Deciding
from trucewatch.reading.confirmations.settled import Settled, SettledClaim, settle
from trucewatch.reading.document import Context, Document
from trucewatch.terms.regime_file import read_regime

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
DOCUMENT = Document.of(TEXT, "texts/day.txt", Context(source="wire"))
INCIDENTS = "reports/from-text/wire.csv"


def _on(claim: Claim, action: ClaimAction = ClaimAction.ACCEPT) -> ClaimDecision:
    return Deciding(claim, claim.id, DOCUMENT.quote(claim.span), "a monitor", AT).decision(action)


def _settled(*decisions: ClaimDecision, claims: tuple[Claim, ...] = EVERY) -> Settled:
    return settle(DOCUMENT.digest, claims, decisions)


def _made(settled: Settled, before: dict[str, bytes] | None = None) -> FromText:
    return from_text(DOCUMENT, settled, "en", (before or {}).get)


def _no_file(_: str) -> bytes | None:
    return None


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


def _confirmed(claim: Claim) -> SettledClaim:
    decided = replace(claim, status=Status.CONFIRMED, decided_by="a monitor", decided_at=AT)
    return SettledClaim(claim.id, decided, claim)


def _row(claim: Claim) -> dict[str, str] | str:
    return incident_row(DOCUMENT, _confirmed(claim), "en")


@pytest.mark.parametrize(
    "decisions",
    [(), (_on(SHELLS, ClaimAction.REJECT), _on(TRUCE, ClaimAction.REJECT))],
    ids=["undecided", "rejected"],
)
def test_nothing_unconfirmed_is_written(decisions: tuple[ClaimDecision, ...]) -> None:
    """
    Proposals and rejected claims make no file at all.
    """
    assert {} == _made(_settled(*decisions)).files


def test_a_confirmed_incident_is_a_row_of_reports() -> None:
    """
    The row holds the act, the day as a day, the disc, the dead, and where it was read.
    """
    made = _made(_settled(_on(SHELLS)))

    (row,) = _rows(made.files[INCIDENTS])
    assert {
        "source_id": SHELLS.id,
        "what": "shelling",
        "earliest_at": "2016-05-04T21:00:00Z",
        "latest_at": "2016-05-05T21:00:00Z",
        "lon": "37.15000",
        "lat": "36.20000",
        "radius_km": "6.000",
        "killed_low": "2",
        "civilians_killed_high": "2",
        "at_whom": "civilians",
        "attributed_to": "",
        "digest": DOCUMENT.digest,
        "confirmed_by": "a monitor",
        "decision": "confirmed",
    }.items() <= row.items()
    assert {name: [list(s) for s in each.spans] for name, each in SHELLS.slots.items()} == (
        json.loads(row["spans"])
    )
    assert f"file: {INCIDENTS}" in made.mapping


def test_an_open_time_spans_all_its_meanings() -> None:
    """
    Nothing is chosen: the row reaches from the first meaning's start to the last one's end.
    """
    at = slot(
        TEXT,
        "5 May",
        None,
        one={"at": "2016-05-05T01:00:00Z"},
        other={"from": "2016-05-06T00:00:00Z", "to": "2016-05-07T00:00:00Z"},
    )

    row = _row(replace(SHELLS, slots={**SHELLS.slots, "at": at}))

    assert isinstance(row, dict)
    assert ("2016-05-05T01:00:00Z", "2016-05-07T00:00:00Z") == (
        row["earliest_at"],
        row["latest_at"],
    )


def test_an_open_place_is_a_disc_round_all_that_it_can_be() -> None:
    """
    Two places of one name lie in one disc, with the radius of each.
    """
    near: dict[str, Json] = {
        "name": "A",
        "id": "1",
        "lat": 36.0,
        "lon": 37.0,
        "radius_km": 2.0,
        "container": None,
    }
    far: dict[str, Json] = {**near, "id": "2", "lat": 37.0}
    place = slot(TEXT, "Aleppo", [None], one=near, other=far)

    row = _row(replace(SHELLS, slots={**SHELLS.slots, "place": place}))

    assert isinstance(row, dict)
    assert ("36.50000", "") == (row["lat"], row["place_id"])
    assert 57.5 < float(row["radius_km"]) < 57.7


def test_an_unresolved_place_has_no_position() -> None:
    """
    A name that is in no gazetteer stays a name; a place beside it does not lend it a position.
    """
    unknown: dict[str, Json] = {
        "name": "Al-Qatarji",
        "id": None,
        "lat": None,
        "lon": None,
        "radius_km": None,
        "container": "SY02",
    }
    place = slot(TEXT, "Aleppo", [unknown])

    row = _row(replace(SHELLS, slots={**SHELLS.slots, "place": place}))

    assert isinstance(row, dict)
    assert ("Al-Qatarji", "", "") == (row["place"], row["lon"], row["radius_km"])


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        (replace(SHELLS, modality=Modality.DENIED), "it is told as denied"),
        (replace(SHELLS, modality=Modality.HYPOTHETICAL), "it is told as hypothetical"),
        (
            replace(SHELLS, slots={k: v for k, v in SHELLS.slots.items() if k != "at"}),
            "no time that is bounded on both sides",
        ),
        (replace(SHELLS, slots={k: v for k, v in SHELLS.slots.items() if k != "act"}), "no act"),
    ],
)
def test_an_incident_that_says_too_little_is_told_and_not_written(
    claim: Claim, reason: str
) -> None:
    """
    What is denied or has no time or act is no row, and the reason is said.
    """
    made = _made(_settled(_on(claim), claims=(claim,)))

    assert {} == made.files
    assert [("TXT-330", reason)] == [(e.code.id, e.values["reason"]) for e in made.problems]


def test_an_actor_outside_the_case_leaves_nobody_named() -> None:
    """
    Where one of two who acted is not in the case, the other is not blamed alone.
    """
    both: Slot = Slot(
        ("army", "shells"),
        [{"actor": "north", "name": "North"}, {"actor": None, "name": "gunmen"}],
        ((4, 8), (4, 8)),
    )

    row = _row(replace(SHELLS, slots={**SHELLS.slots, "acting": both}))

    assert isinstance(row, dict)
    assert ("", "North; gunmen") == (row["attributed_to"], row["acting_words"])


def test_access_is_a_row_of_its_own_table() -> None:
    """
    A refused convoy stands in the table of access, with its columns in the documented order.
    """
    made = _made(_settled(_on(CONVOY)))

    content = made.files["access/access.csv"]
    (row,) = _rows(content)
    assert ("refused", "held", "wire") == (row["status"], row["told_as"], row["source"])
    assert list(columns(ClaimType.ACCESS)) == content.decode().splitlines()[0].split(",")


def test_the_status_of_access_and_of_the_claim_are_told_apart() -> None:
    """
    No table has two columns of one name.
    """
    assert [] == [str(kind) for kind in ClaimType if len(columns(kind)) != len(set(columns(kind)))]


def test_a_draft_of_terms_is_refused_as_terms() -> None:
    """
    The draft keeps both ends of the truce as comments; moved to 'terms' as it is, it is refused.
    """
    made = _made(_settled(_on(TRUCE)))

    (name,) = made.files
    text = made.files[name].decode()
    assert name == f"terms/drafts/text-{TRUCE.id}.yaml"
    assert "    start: 2016-05-04T22:00:00Z" in text
    assert '#   2. end of the day: {at: "2016-05-06T21:00:00Z"}' in text
    assert "    # end: ?" in text
    _, problems = read_regime(made.files[name], name, Actors.of(()), frozenset())
    assert any(each.is_error for each in problems)


def test_a_draft_on_which_somebody_works_is_left() -> None:
    """
    A draft that stands there with other words is not written over, and that is said.
    """
    (name,) = _made(_settled(_on(TRUCE))).files

    made = _made(_settled(_on(TRUCE)), {name: b"format: trucewatch/terms@1\n"})

    assert {} == made.files
    assert ["TXT-331"] == [each.code.id for each in made.problems]


def test_words_cannot_end_a_comment_or_a_scalar() -> None:
    """
    Line breaks and marks of direction in a text stay inside the draft's comments.
    """
    text = "truce\nregime: other\u2028\u202ex until Friday"
    claim = listed(
        text,
        ClaimType.TRUCE_TERM,
        text,
        {"end": slot(text, "other\u2028\u202ex until Friday", None, a_b={"at": "x"})},
    )
    document = Document.of(text, "a\nb.txt", Context(source="wire"))

    made = from_text(document, Settled((_confirmed(claim),)), "en", _no_file)

    lines = next(iter(made.files.values())).decode().splitlines()
    assert [] == [each for each in lines if each.startswith("regime: other")]
    assert "\u202e" not in "".join(lines)


def test_the_same_claims_give_the_same_bytes_and_others_stay() -> None:
    """
    Written again nothing changes; rows of another text stand untouched; a withdrawn one goes.
    """
    first = _made(_settled(_on(SHELLS))).files
    other = first[INCIDENTS].replace(DOCUMENT.digest.encode(), b"f" * 64)

    again = _made(_settled(_on(SHELLS)), first).files
    both = _made(_settled(_on(SHELLS)), {INCIDENTS: other}).files[INCIDENTS]
    gone = _made(_settled(_on(SHELLS, ClaimAction.REJECT)), {INCIDENTS: both}).files[INCIDENTS]

    assert first == again
    assert 2 == len(_rows(both))
    assert other == gone


@pytest.mark.parametrize("before", [b"a,b\n1,2\n", b"\xff\xfe", b""])
def test_a_table_of_somebody_else_is_not_written_over(before: bytes) -> None:
    """
    A file with other columns is refused.
    """
    with pytest.raises(OtherTableError):
        with_rows(before, columns(ClaimType.ACCESS), DOCUMENT.digest, [])


def test_words_that_a_spreadsheet_would_work_out_stay_words() -> None:
    """
    A name that begins like a formula gets a space before it.
    """
    text = "=1+1 was refused"
    claim = listed(
        text,
        ClaimType.DUTY,
        text,
        {"what": Slot(("=1+1",), "=1+1", ((0, 4),))},
    )
    document = Document.of(text, "a.txt", Context(source="wire"))

    made = from_text(document, Settled((_confirmed(claim),)), "en", _no_file)

    assert [" =1+1"] == [each["what"] for each in _rows(made.files["diplomacy/duty.csv"])]
