"""The JSON documents: the keys that the reference promises, instants in UTC, open ends as null."""

from __future__ import annotations

from tests.publication.builders import (
    ALEPPO,
    GHOUTA,
    NATIONWIDE,
    finding,
    force,
    judged,
    ranged,
    reading,
    report,
    tables,
    terms_reading,
    window,
)
from tests.publication.pages import conflicts
from trucewatch.publication.json_views import adjudicate_view, explain_view, terms_view
from trucewatch.publication.page_input import ReceiptLine
from trucewatch.publication.wording import Catalogue
from trucewatch.terms.model import JudgedRegime

SAY = Catalogue.load("en")


def test_terms_give_readings_force_and_conflicts() -> None:
    """
    What was agreed, by whom and when, in the promised keys.
    """
    document = terms_view(judged(), force(), conflicts())
    aleppo = document["regimes"][1]

    assert {"schema", "regimes", "conflicts"} == set(document)
    assert [["2016-05-04T22:00:00Z", "2016-05-09T21:01:00Z"]] == aleppo["agreed"]
    assert ["2016-05-09T21:01:00Z", "2016-05-11T22:00:00Z"] == aleppo["contested"][1]
    assert [["2016-05-06T21:00:00Z", "2016-05-11T22:00:00Z"]] == aleppo["unwatched"]
    assert {"code", "regime", "about", "announcers", "detail", "text"} == set(
        document["conflicts"][0]
    )


def test_a_reading_has_its_announcer_bounds_and_basis() -> None:
    """
    Every reading says whose it is, from when to when, and how that was found.
    """
    found = terms_view(judged(), force(), ())["regimes"][1]["readings"][1]

    assert {
        "id": "ministry",
        "announcer": "ministry",
        "start": "2016-05-04T21:01:00Z",
        "end": "2016-05-09T21:01:00Z",
        "basis": "start stated, end stated",
        "adopted": False,
        "own_words_of": [],
    } == {key: value for key, value in found.items() if key != "holdings"}
    assert "aleppo-city" == found["holdings"][0]["area"]


def test_an_open_end_is_null() -> None:
    """
    What nobody bounds is null and never a far date.
    """
    document = terms_view(judged(), force(), ())

    assert document["regimes"][0]["readings"][0]["end"] is None
    assert [["2016-03-11T22:00:00Z", None]] == document["regimes"][0]["contested"]


def test_a_regime_without_timeline_has_empty_lists() -> None:
    """
    A regime reported without terms is listed with nothing in force.
    """
    document = terms_view(judged(), (), ())

    assert [] == document["regimes"][0]["agreed"]


def test_an_explanation_gives_each_finding_reading_by_reading() -> None:
    """
    The promised keys stand at every level.
    """
    rows = [finding("a", ALEPPO, "apparent_breach"), finding("a", "(some)", "apparent_breach")]
    document = explain_view("a", rows, judged(), SAY)
    told = document["findings"][0]

    assert {"schema", "incident", "under_some_regime", "findings"} == set(document)
    assert "(some)" == document["under_some_regime"]["regime"]
    assert {"chance", "min", "max", "if_as_reported", "absolute"} == set(told["breached"])
    assert {"party", "chance", "min", "max"} == set(told["by_whom"][0])
    assert {
        "reading", "own_words_of", "outcome", "classes", "bounds", "in_force", "in_area", "bound",
        "protected", "prohibited", "exempt", "occurred", "reasons",
    } <= set(told["readings"][0])  # fmt: skip
    assert {"code": "in_force", "text": SAY.say("reason.in_force")} in told["readings"][0][
        "reasons"
    ]


def test_a_range_has_no_chance() -> None:
    """
    Where the weights are not known, chance is null and the bounds stand.
    """
    row = finding("a", ALEPPO, "undetermined", **ranged("breach", 0.0, 1.0))
    told = explain_view("a", [row], (), SAY)["findings"][0]["breached"]

    assert {"chance": None, "min": 0.0, "max": 1.0} == {
        key: told[key] for key in ("chance", "min", "max")
    }


def test_a_reading_says_whose_own_words_it_is() -> None:
    """
    The row by the accused party's own words can be told from the others.
    """
    held = window("2016-05-04T22:00", "2016-05-11T22:00")
    own = terms_reading("army", ALEPPO, held, own_words_of=frozenset({"syrian-government"}))
    regimes = (JudgedRegime(judged()[1].regime, (own,), (), ()),)
    row = finding("a", ALEPPO, "exempt", readings=[reading("army", "exempt", 0.9)])

    told = explain_view("a", [row], regimes, SAY)["findings"][0]["readings"][0]

    assert ["syrian-government"] == told["own_words_of"]


def test_a_lasting_act_tells_its_hours() -> None:
    """
    Hours of each class stand beside the chances of an act that lasted.
    """
    hours = {
        f"{name}_hours_{end}": value
        for name, value in zip(
            ("breach", "exempt", "no_breach", "outside"), (4.0, 0, 0, 4), strict=True
        )
        for end in ("min", "max")
    }
    row = finding("a", ALEPPO, "exempt", readings=[reading("army", "exempt", 0.9, **hours)])

    told = explain_view("a", [row], (), SAY)["findings"][0]["readings"][0]

    assert {"min": 4.0, "max": 4.0} == told["hours"]["breach"]


def test_nobody_under_some_regime_is_empty() -> None:
    """
    Without the row there is an empty object, not a guess.
    """
    assert {} == explain_view("a", [finding("a", ALEPPO, "exempt")], (), SAY)["under_some_regime"]


def test_counts_are_given_by_regime_and_outcome() -> None:
    """
    How many acts have which outcome under which regime, and what became of every row.
    """
    rows = [
        finding("a", NATIONWIDE, "exempt"),
        finding("b", NATIONWIDE, "exempt"),
        finding("a", GHOUTA, "outside_terms"),
        finding("a", "(some)", "undetermined"),
    ]
    found = tables([report("a", "2016-05-01")], rows).findings
    receipt = ReceiptLine("a.csv", 3, 1, 1, 1, (("RPT-201", 1),))

    document = adjudicate_view(found, (receipt,))

    assert [GHOUTA, NATIONWIDE] == [each["regime"] for each in document["regimes"]]
    assert 2 == document["regimes"][1]["outcomes"]["exempt"]
    assert 1 == document["under_some_regime"]["undetermined"]
    assert {"RPT-201": 1} == document["receipts"][0]["reasons"]
