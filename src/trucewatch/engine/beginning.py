"""Beginning a case: a folder with every file that it needs, and nothing overwritten."""

from __future__ import annotations

from pathlib import Path

from trucewatch.engine import codes
from trucewatch.engine.files import LARGEST_BYTES
from trucewatch.engine.refusal import refused, why
from trucewatch.mission.skeleton import (
    ENDINGS,
    NoHeaderError,
    SkeletonFile,
    case_skeleton,
    header_of,
)
from trucewatch.reports.mapping import Reader

FOLDERS = ("terms", "areas", "reports")


def begin_case(folder: Path, source: Path | None, reader: Reader) -> tuple[str, ...]:
    """
    Make a new case in *folder*.

    Args:
        folder: Must not exist, or be empty.
        source: File of reports to begin with; it is copied into the case.
        reader: Which reader is to understand it.

    Returns:
        Names of the files that were made.

    Raises:
        RefusedError: When there is something already or the file's header cannot be read, and then
            nothing was made; or when the disk refuses.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise refused(codes.ALREADY_THERE, str(folder))
    content, described = _described(source, reader) if source else (b"", None)
    texts = case_skeleton(described)
    try:
        for name in FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
        if described is not None:
            (folder / "reports" / described.name).write_bytes(content)
    except OSError as error:
        raise refused(codes.WRITE_FAILED, str(folder), reason=why(error)) from error
    return tuple(texts)


def _described(source: Path, reader: Reader) -> tuple[bytes, SkeletonFile]:
    try:
        content = source.read_bytes()
    except OSError as error:
        raise refused(codes.UNREADABLE, str(source), reason=why(error)) from error
    if len(content) > LARGEST_BYTES:
        most = str(LARGEST_BYTES // 1024 // 1024)
        raise refused(codes.TOO_LARGE, str(source), size=str(len(content)), most=most)
    stored = ENDINGS.get(source.suffix.lower())
    if stored is None:
        reason = f"its name ends in none of {', '.join(ENDINGS)}"
        raise refused(codes.HEADER_UNREADABLE, str(source), reason=reason)
    try:
        columns = header_of(content, stored)
    except NoHeaderError as error:
        raise refused(codes.HEADER_UNREADABLE, str(source), reason=str(error)) from error
    return content, SkeletonFile(source.name, reader, stored, columns)
