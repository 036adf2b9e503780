"""
Reading a file of confirmations: a closed format in which every problem is told at once.

A file is about one text. Decisions stand in the order in which they were taken, the newest at the
end, so that one more is one more piece of text behind the last.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from trucewatch.definitions.fields import Fields, Notes
from trucewatch.definitions.file_format import FileFormat
from trucewatch.definitions.problems import Problem, errors
from trucewatch.definitions.time_wording import Stated, read_instant, read_zone
from trucewatch.definitions.written import WrittenText, read_written
from trucewatch.reading.claim import ClaimType
from trucewatch.reading.confirmations import codes
from trucewatch.reading.confirmations.decided import ClaimAction, ClaimDecision, SlotEdit
from trucewatch.reading.confirmations.remembered import published_from
from trucewatch.reading.confirmations.values import NotTheKindError, value_of
from trucewatch.reading.document import Published
from trucewatch.reading.slot_names import SLOTS

CONFIRMATIONS_FORMAT = FileFormat("trucewatch/confirmations", 1)

CONFIRMATIONS_KEYS = ("format", "text", "digest", "published", "zone", "decisions")
DECISION_KEYS = (
    "claim",
    "decision",
    "by",
    "at",
    "why",
    "slots",
    "reading",
    "type",
    "rule",
    "words",
)
SLOT_KEYS = ("choose", "value", "leave_out", "why")

_DIGEST = re.compile(r"[0-9a-f]{64}")
_CLAIM = re.compile(r"[0-9a-f]{16}")


def read_confirmations(
    text: bytes | str, file: str
) -> tuple[tuple[ClaimDecision, ...], list[Problem]]:
    """
    Read a file of confirmations.

    Args:
        text: What stands in the file.
        file: Its name, for problems.

    Returns:
        Every decision in the order of the file, none where the file has errors (a decision that
        is half understood decides nothing), and every problem found.
    """
    root, found = read_written(text, file)
    notes = Notes(problems=found)
    table = CONFIRMATIONS_FORMAT.opened(root, notes)
    if table is None:
        return (), notes.problems
    fields = Fields(table, CONFIRMATIONS_KEYS, notes)
    fields.require("digest", "decisions")
    digest = _digest(fields)
    read = [_decision(each, digest) for each in fields.tables("decisions", DECISION_KEYS)]
    text_name, published, zone = _plain(fields, "text"), _published(fields), _zone(fields)
    if errors(notes.problems):
        return (), notes.problems
    found_all = (each for each in read if each is not None)
    return tuple(
        replace(each, text=text_name, published=published, zone=zone) for each in found_all
    ), notes.problems


def _digest(fields: Fields) -> str:
    text = fields.text("digest")
    if "digest" in fields and not _DIGEST.fullmatch(text):
        fields.notes.add(codes.NOT_A_DIGEST, fields.spot_of("digest"), written=text[:80])
    return text


def _published(fields: Fields) -> Published | None:
    kept = fields.scalar("published")
    published = published_from(kept.text) if kept is not None else None
    if kept is not None and published is None:
        fields.notes.add(codes.NOT_AN_INSTANT, kept.spot, written=kept.text[:80])
    return published


def _zone(fields: Fields) -> str:
    zone = _plain(fields, "zone")
    if zone and read_zone(zone) is None:
        fields.notes.add(codes.NOT_A_ZONE, fields.spot_of("zone"), zone=zone[:80])
    return zone


def _decision(fields: Fields, digest: str) -> ClaimDecision | None:
    fields.require("claim", "decision", "by", "at")
    action = fields.choice("decision", ClaimAction)
    at = _at(fields)
    claim = fields.scalar("claim")
    kind = fields.choice("type", ClaimType)
    if claim is not None and not _CLAIM.fullmatch(claim.text):
        fields.notes.add(codes.NOT_A_CLAIM, claim.spot, written=claim.text[:80])
    slots = _slots(fields, kind)
    if action is ClaimAction.EDIT and not slots:
        fields.notes.add(codes.EDIT_WITHOUT_SLOTS, fields.spot)
    if slots and action is not ClaimAction.EDIT:
        fields.notes.add(codes.SLOTS_WITHOUT_EDIT, fields.spot_of("slots"), decision=str(action))
    by = fields.name("by")
    if action is None or at is None or claim is None:
        return None
    return ClaimDecision(
        document=digest,
        claim=claim.text,
        action=action,
        by=by,
        at=at,
        reading=_plain(fields, "reading"),
        type=str(kind or ""),
        rule=_plain(fields, "rule"),
        words=_plain(fields, "words"),
        why=fields.text("why"),
        slots=slots,
        file=fields.spot.place.file,
        line=fields.spot.place.line,
    )


def _plain(fields: Fields, key: str) -> str:
    # A digest of eight digits can look like a number, and is text all the same.
    written = fields.scalar(key)
    return "" if written is None else written.text


def _at(fields: Fields) -> datetime | None:
    written = fields.scalar("at")
    if written is None:
        return None
    stated = read_instant(written.text)
    if isinstance(stated, Stated) and len(stated.instants) == 1:
        return stated.instants[0]
    fields.notes.add(codes.NOT_AN_INSTANT, written.spot, written=written.text)
    return None


def _slots(fields: Fields, kind: ClaimType | None) -> dict[str, SlotEdit]:
    known = (
        SLOTS[kind] if kind else {name: k for each in SLOTS.values() for name, k in each.items()}
    )
    edits: dict[str, SlotEdit] = {}
    for name, inner in fields.named_tables("slots", SLOT_KEYS):
        if name not in known:
            values = {"slot": name, "type": str(kind or "-"), "known": ", ".join(known)}
            inner.notes.add(codes.NO_SUCH_SLOT, inner.spot, **values)
            continue
        inner.require("why")
        said = [key for key in SLOT_KEYS[:3] if key in inner]
        if len(said) != 1:
            inner.notes.add(codes.ONE_OF_THREE, inner.spot, slot=name)
        elif "value" in said and kind is None:
            inner.notes.add(codes.NOT_THE_KIND, inner.spot, slot=name, form="'type' of the claim")
        else:
            edits[name] = _edit(inner, name, kind)
    return edits


def _edit(inner: Fields, name: str, kind: ClaimType | None) -> SlotEdit:
    why = inner.text("why")
    written = inner.node("value")
    if written is None or kind is None:
        chosen = inner.node("choose")
        way = chosen.text.strip() if isinstance(chosen, WrittenText) else ""
        return SlotEdit(why, choose=way, leave_out=inner.truth("leave_out"))
    try:
        return SlotEdit(why, value=value_of(written, name, SLOTS[kind][name]))
    except NotTheKindError as error:
        inner.notes.add(codes.NOT_THE_KIND, inner.spot_of("value"), slot=name, form=str(error))
        return SlotEdit(why)
