"""
Confirmed claims into the files of a case, on the disk.
"""

from __future__ import annotations

from datetime import datetime

from trucewatch.definitions.problems import Problem
from trucewatch.definitions.written import WrittenText
from trucewatch.engine.disk import disk_errors
from trucewatch.engine.files import OUT, open_case
from trucewatch.engine.lock import only_writer
from trucewatch.engine.reading import ReadFile, Reading
from trucewatch.engine.refusal import RefusedError, refused
from trucewatch.engine.runs import replace_file
from trucewatch.mission.from_text.tables import OtherTableError
from trucewatch.mission.from_text.writing import FromText, from_text
from trucewatch.reading.confirmations.codes import NO_SOURCE, OTHER_TABLE


def write_into(reading: Reading, found: ReadFile, now: datetime) -> FromText:
    """
    Write what is confirmed in one text into the case.

    Args:
        reading: What the text was read with, a case among it.
        found: The text.
        now: The present instant, for whoever waits for this writer.

    Returns:
        The files that changed, each with what it holds now; the mapping is empty where the case
        reads the reports already.

    Raises:
        RefusedError: When the text has no source, a table was not written by this program, another
            writer is at work, or the disk refuses.
    """
    document = found.read.document
    case = reading.case
    if case is None or not document.context.source:
        raise refused(NO_SOURCE, document.name)
    with only_writer(case / OUT, now):
        files = open_case(case)

        def before(name: str) -> bytes | None:
            content = files.read(name) if name in files.names else None
            if isinstance(content, Problem):
                raise RefusedError(content)
            return content

        try:
            made = from_text(document, found.settled, found.read.language, before)
        except OtherTableError as error:
            name, _, reason = str(error).partition(": ")
            raise refused(OTHER_TABLE, name, reason=reason) from error
        changed = {name: new for name, new in made.files.items() if before(name) != new}
        for name, content in changed.items():
            with disk_errors(name):
                (case / name).parent.mkdir(parents=True, exist_ok=True)
            replace_file(case / name, content)
    mapping = "" if _is_declared(reading, made.mapping) else made.mapping
    return FromText(changed, made.problems, mapping)


def _is_declared(reading: Reading, mapping: str) -> bool:
    """Return whether case.yaml names the file of *mapping* already."""
    case = reading.agreed.case if reading.agreed else None
    named = [each.get("file") for each in case.reports] if case else []
    files = [each.text for each in named if isinstance(each, WrittenText)]
    return any(f"file: {each}\n" in mapping for each in files)
