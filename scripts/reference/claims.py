"""Claims that texts are read into: types, slots, words, the JSON; and files of confirmations."""

from __future__ import annotations

import re
from typing import Any

from reference.markdown import code, fenced, page, table
from reference.meanings import UndocumentedError, keys_table, meanings
from trucewatch.mission.from_text.cells import PROVENANCE, columns_of
from trucewatch.mission.from_text.incident_rows import MAPPED, UNUSED
from trucewatch.mission.from_text.tables import FILES, TOLD
from trucewatch.mission.read_schema import read_schema
from trucewatch.reading import slot_names
from trucewatch.reading.claim import Basis, ClaimType, Modality, Status
from trucewatch.reading.confirmations import file as confirmations_file
from trucewatch.reading.confirmations.decided import ClaimAction
from trucewatch.reading.learning.acts import LEAST_LABELS
from trucewatch.reading.slot_names import SLOTS, WORDS_OF, Kind

_KIND = re.compile(r"^(\w+) {2,}(.*(?:\n {9}.*)*)", re.MULTILINE)


def claims_page() -> str:
    """Return the page of claims."""
    types = meanings("claim_types", (str(each) for each in ClaimType))
    parts: list[str] = []
    for kind in ClaimType:
        parts += [f"## `{kind}`", f"{_sentence(types[str(kind)])}", _slots(kind)]
    return page(
        "Claims",
        "What `trucewatch read` proposes of a text: see "
        "[how to read a text](../how-to/read-a-text.md) and "
        "[files of confirmations](confirmations.md).\n"
        "Every claim is a proposal until a person has confirmed it, and every slot quotes the "
        "characters that say it.",
        "## Types",
        table(
            ("Type", "What it is about"),
            ((f"[`{name}`](#{name})", text) for name, text in types.items()),
        ),
        "## Kinds of slots",
        "What stands under `normalised`. It is `null` where the words have several meanings, "
        "which then stand under `alternatives`, or none that is known.\n"
        "A kind that ends in `s` holds a list, an entry for each span.",
        table(("Kind", "`normalised`"), _kinds()),
        *parts,
        "## Closed lists of words",
        *_words(),
        "## The JSON document",
        "`trucewatch read FILE --json` writes one document; for several files, or a folder, one "
        "document a line. `trucewatch read --schema` writes its JSON Schema.",
        "### Top",
        _keys("read_top", read_schema()),
        "### `document`",
        _keys("read_document", _schema()["document"]),
        "### `claims[]`",
        _keys("read_claim", _claim_schema()),
        "`modality`:",
        _choices("modalities", (str(each) for each in Modality)),
        "`status`:",
        _choices("claim_statuses", (str(each) for each in Status)),
        "### `claims[].slots.NAME`",
        _keys("read_slot", _slot_schema()),
        "`basis`:",
        _choices("bases", (str(each) for each in Basis)),
        "## Tables that `--write` makes",
        "Rows of one text stand in place of those that the table had of it; the same "
        "confirmations give the same bytes.\n"
        "A draft of terms stands in `terms/drafts`, which no run reads.",
        table(("Type", "File of the case"), _files()),
        "### Columns of every row",
        keys_table("claim_columns", (*TOLD, *PROVENANCE)),
        "### Columns of a slot",
        table(("Kind", "Columns of slot `NAME`"), _columns()),
        "### Columns of `reports/from-text/SOURCE.csv`",
        f"Mapped to the fields of a report of the same names: "
        f"{', '.join(code(each) for each in MAPPED)}.\n"
        f"Kept and not counted: {', '.join(code(each) for each in UNUSED)}.",
    )


def confirmations_page() -> str:
    """Return the page of files of confirmations."""
    return page(
        "Confirmations: claims/*.yaml",
        "What people decided on the claims of one text. `trucewatch read FILE --review` and the "
        "page of `--page` write it, and it can be written by hand; every file of the folder "
        "counts, whoever made it.\n"
        "Nothing is taken out of a file: one more decision is one more entry at its end.",
        fenced(_EXAMPLE, "yaml"),
        "## Top",
        keys_table("confirmations", confirmations_file.CONFIRMATIONS_KEYS),
        "## `decisions[]`",
        keys_table("confirmation", confirmations_file.DECISION_KEYS),
        "### `decision`",
        _choices("claim_actions", (str(each) for each in ClaimAction)),
        "## `decisions[].slots.NAME`",
        "Exactly one of the first three.",
        keys_table("slot_edit", confirmations_file.SLOT_KEYS),
        "## What several decisions come to",
        _SETTLING,
        "## What is learned: claims/learned.json",
        f"`--learn` writes it from the confirmations of the texts that are read, as "
        f"`trucewatch/learned@1`: for every rule and slot the share that people confirmed, with "
        f"its 90 % interval, and, from {LEAST_LABELS} confirmed incidents of each of two acts on, "
        "weights of words for acts. It adds hints and changes no claim; it can be taken away at "
        "any time.",
    )


_EXAMPLE = """\
format: trucewatch/confirmations@1
text: "texts/wire.txt"
digest: "6f0f6e0a2f0c1b3d..."            # all 64 digits
published: "2016-05-03T21:00:00Z/2016-05-04T21:00:00Z"
zone: "Asia/Damascus"
decisions:
  - claim: "93768b94b240b7ce"
    decision: edit
    by: "a monitor"
    at: 2026-11-22T12:00:00Z
    reading: "5d41402a"
    type: truce_term
    slots:
      end:
        choose: "end of the day"
        why: "the army's own page says 24:00"
      start:
        value: {at: 2016-05-04T22:00:00Z}
        why: "stated in GMT as well"
"""

_SETTLING = "\n".join(
    (
        "- Of two decisions of one person (`by`) the later (`at`) counts.",
        (
            "- People who decide differently leave the claim a proposal, whoever was last: "
            "TXT-320 says so. One of them changes the decision, or whoever stands under "
            "`decided_by` in case.yaml decides after them, which TXT-324 says."
        ),
        (
            "- A decision on a claim that is no longer proposed is kept and counts for nothing: "
            "TXT-321."
        ),
        (
            "- A decision on a claim whose words are read into other values now (`reading` "
            "differs) is kept and counts for nothing: TXT-322."
        ),
        "- A file with an error gives no decision at all.",
    )
)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _kinds() -> list[tuple[str, str]]:
    told = {name: " ".join(text.split()) for name, text in _KIND.findall(slot_names.__doc__ or "")}
    several = {f"{name}s": f"list of {name}" for name in ("place", "actor")}
    missing = [str(each) for each in Kind if str(each) not in {**told, **several}]
    if missing:
        raise UndocumentedError(f"slot_names.py: {missing}")
    return [(code(each), {**told, **several}[str(each)]) for each in Kind]


def _slots(kind: ClaimType) -> str:
    told = meanings(f"slots_{kind}", SLOTS[kind])
    rows = ((code(name), code(SLOTS[kind][name]), text) for name, text in told.items())
    return table(("Slot", "Kind", "Meaning"), rows)


def _words() -> list[str]:
    parts: list[str] = []
    for slot, words in WORDS_OF.items():
        parts += [f"### Words of `{slot}`"]
        parts += [table(("Word", "Meaning"), ((code(k), v) for k, v in words.items()))]
    return parts


def _keys(group: str, schema: Any) -> str:
    return keys_table(group, schema["properties"])


def _schema() -> Any:
    return read_schema()["properties"]


def _claim_schema() -> Any:
    return _schema()["claims"]["items"]["oneOf"][0]


def _slot_schema() -> Any:
    slots = _claim_schema()["properties"]["slots"]["properties"]
    return next(iter(slots.values()))


def _choices(group: str, values: Any) -> str:
    told = meanings(group, values)
    return table(("Value", "Meaning"), ((code(key), text) for key, text in told.items()))


def _files() -> list[tuple[str, str]]:
    rows = [(code(ClaimType.INCIDENT), code("reports/from-text/SOURCE.csv"))]
    rows += [(code(kind), code(name)) for kind, name in FILES.items()]
    return [*rows, (code(ClaimType.TRUCE_TERM), code("terms/drafts/text-CLAIM.yaml"))]


def _columns() -> list[tuple[str, str]]:
    return [(code(e), ", ".join(code(name) for name in columns_of("NAME", e))) for e in Kind]
