"""``trucewatch read FILE...``: texts into claims, and what people decide on them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.cli.exits import ExitCode
from trucewatch.cli.guard import guarded
from trucewatch.cli.late import LateProgress
from trucewatch.cli.long_json import put_long_json
from trucewatch.cli.problems import problem_rows, tell_problems
from trucewatch.cli.terminal import put, put_json, put_table, tell, tell_as
from trucewatch.cli.words import catalogue, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trucewatch.definitions.problems import Problem
    from trucewatch.engine.reading import ReadFile, Reading


class TextLanguage(StrEnum):
    """Languages of texts that are read."""

    ENGLISH = "en"
    RUSSIAN = "ru"
    UKRAINIAN = "uk"
    ARABIC = "ar"


TextsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE...", help=text("option.texts"), show_default=False),
]
TextCaseOption = Annotated[
    Path | None,
    typer.Option("--case", metavar="DIR", help=text("option.text-case"), show_default=False),
]
PublishedOption = Annotated[
    str,
    typer.Option("--published", metavar="WHEN", help=text("option.published"), show_default=False),
]
ZoneOption = Annotated[
    str, typer.Option("--zone", metavar="Z", help=text("option.text-zone"), show_default=False)
]
SourceOption = Annotated[
    str,
    typer.Option("--source", metavar="ID", help=text("option.text-source"), show_default=False),
]
LanguageOption = Annotated[
    TextLanguage | None,
    typer.Option("--language", help=text("option.language"), show_default=False),
]
EncodingOption = Annotated[
    str, typer.Option("--encoding", metavar="NAME", help=text("option.encoding"))
]
GazetteerOption = Annotated[
    Path | None,
    typer.Option(
        "--gazetteer", metavar="FILE", help=text("option.text-gazetteer"), show_default=False
    ),
]
ModelUrlOption = Annotated[
    str,
    typer.Option("--model-url", metavar="URL", help=text("option.model-url"), show_default=False),
]
ModelOption = Annotated[
    str, typer.Option("--model", metavar="NAME", help=text("option.model"), show_default=False)
]
ModelKeyOption = Annotated[
    str,
    typer.Option(
        "--model-key-env", metavar="VAR", help=text("option.model-key-env"), show_default=False
    ),
]
AllowRemoteOption = Annotated[
    bool, typer.Option("--allow-remote", help=text("option.allow-remote"))
]
ReadJsonOption = Annotated[bool, typer.Option("--json", help=text("option.read-json"))]
SchemaOption = Annotated[bool, typer.Option("--schema", help=text("option.schema"))]
ReviewOption = Annotated[bool, typer.Option("--review", help=text("option.review"))]
ByOption = Annotated[
    str, typer.Option("--by", metavar="ROLE", help=text("option.by"), show_default=False)
]
PageOption = Annotated[
    Path | None,
    typer.Option("--page", metavar="OUT.html", help=text("option.page"), show_default=False),
]
WriteOption = Annotated[bool, typer.Option("--write", help=text("option.write"))]
LearnOption = Annotated[bool, typer.Option("--learn", help=text("option.learn"))]


@dataclass(frozen=True, slots=True)
class _Wanted:
    as_json: bool
    in_lines: bool
    review: bool
    by: str
    page: Path | None
    is_quiet: bool


@guarded
def read(  # noqa: PLR0913 - each is an option that a user can give
    files: TextsArgument = None,
    *,
    case: TextCaseOption = None,
    published: PublishedOption = "",
    zone: ZoneOption = "",
    source: SourceOption = "",
    language: LanguageOption = None,
    encoding: EncodingOption = "utf-8",
    gazetteer: GazetteerOption = None,
    model_url: ModelUrlOption = "",
    model: ModelOption = "",
    model_key_env: ModelKeyOption = "",
    allow_remote: AllowRemoteOption = False,
    as_json: ReadJsonOption = False,
    schema: SchemaOption = False,
    review: ReviewOption = False,
    by: ByOption = "",
    page: PageOption = None,
    write: WriteOption = False,
    learn: LearnOption = False,
) -> ExitCode:
    """Read texts, and do with their claims what was asked for."""
    if schema:
        from trucewatch.mission.read_schema import read_schema

        put_json(read_schema())
        return ExitCode.DONE
    if not files or (write and case is None):
        tell_as("error", text("texts.case-needed" if files else "texts.read-first"))
        return ExitCode.USAGE
    if review and as_json:
        tell_as("error", text("texts.person-or-program"))
        return ExitCode.USAGE
    from trucewatch.engine.model_endpoint import ModelAsked
    from trucewatch.engine.reading import Asked, open_reading

    by_model = model_url or model or model_key_env or allow_remote
    asked = ModelAsked(model_url, model, model_key_env, allow_remote) if by_model else None
    said = Asked(published, zone, source, str(language or ""), encoding, gazetteer, asked)
    late = LateProgress()
    reading = open_reading(case, said, late)
    several = len(files) > 1 or Path(files[0]).is_dir()
    wanted = _Wanted(as_json, several, review, by, page, is_quiet=write or learn)
    return _all_of(reading, _watched(reading.files(files), late), wanted, write=write, learn=learn)


def _watched(
    found: Iterator[ReadFile | Problem], late: LateProgress
) -> Iterator[ReadFile | Problem]:
    """Yield each text; a bar shows how far it is while it is read, and never beside results."""
    while True:
        with late.watched():
            each = next(found, None)
        if each is None:
            return
        yield each


def _all_of(
    reading: Reading,
    texts: Iterator[ReadFile | Problem],
    wanted: _Wanted,
    *,
    write: bool,
    learn: bool,
) -> ExitCode:
    from trucewatch.definitions.problems import Problem

    ended = ExitCode.DONE
    kept: list[ReadFile] = []
    told: set[str] = set()
    for found in texts:
        if isinstance(found, Problem):
            tell_problems([found])
            ended = ExitCode.INPUT_ERRORS
            continue
        tell_problems(_first_told(found.problems, told))
        if any(each.is_error for each in found.problems):
            ended = ExitCode.INPUT_ERRORS
        if wanted.review and not wanted.by:
            wanted = replace(wanted, by=_asked_name(found))
        if not _one(found, wanted):
            return ended
        if write or learn:
            kept.append(reading.settled_anew(found) if wanted.review else found)
    if write:
        _write(reading, kept)
    if learn and kept:
        _learn(kept, as_json=wanted.as_json)
    return ended


def _asked_name(found: ReadFile) -> str:
    """Ask once who decides on all texts; nothing where no decision could be kept."""
    from trucewatch.cli.review import asked_for_name

    return asked_for_name() if found.folder is not None else ""


def _first_told(problems: list[Problem], told: set[str]) -> list[Problem]:
    """Return the problems that were not told with a text before: files of decisions are shared."""
    new = [each for each in problems if repr(each) not in told]
    told.update(repr(each) for each in new)
    return new


def _learn(found: list[ReadFile], *, as_json: bool) -> None:
    from trucewatch.engine.learning import learn_from
    from trucewatch.reading.learning.learned import learned_document

    learned, path, problems = learn_from(found)
    tell_problems(problems)
    if as_json:
        put_json(learned_document(learned))
        return
    head = [text(f"learned.{each}") for each in ("rule", "slot", "share", "range", "decided")]
    rows = [
        [
            each.rule,
            each.slot or text("learned.whole"),
            f"{each.share:.2f}",
            f"{each.low:.2f}-{each.high:.2f}",
            str(each.decided),
        ]
        for each in learned.shares
    ]
    put_table([head, *rows])
    if learned.acts is not None:
        labels = sum(learned.acts.labels.values())
        right, by_rule = f"{learned.acts.right:.2f}", f"{learned.acts.right_by_rule:.2f}"
        put(text("learned.acts", n=labels, right=right, by_rule=by_rule))
    if not rows:
        put(text("learned.untested"))
    put(text("texts.written", path=str(path)))


def _write(reading: Reading, found: list[ReadFile]) -> None:
    from trucewatch.engine.clock import SystemClock
    from trucewatch.engine.from_text import write_into

    mappings: dict[str, None] = {}
    for each in found:
        made = write_into(reading, each, SystemClock().now())
        tell_problems(made.problems)
        for path in made.files:
            put(text("texts.written", path=path))
        if not made.files:
            is_decided = any(one.counts for one in each.settled.claims)
            same = "texts.same" if is_decided else "texts.none-confirmed"
            tell(text(same, name=each.read.document.name))
        mappings |= {made.mapping: None} if made.mapping else {}
    for lines in mappings:
        tell(text("texts.mapping"))
        tell(lines.rstrip())


def _one(found: ReadFile, wanted: _Wanted) -> bool:
    """Do with one text what was asked for; return whether to go on with the next."""
    if wanted.page is not None:
        _put_page(found, wanted.page, in_folder=wanted.in_lines)
    if wanted.as_json and not wanted.is_quiet:
        _put_document(found, in_lines=wanted.in_lines)
    elif wanted.page is None and not wanted.review and not wanted.is_quiet:
        _put_listing(found)
    return _reviewed(found, wanted.by) if wanted.review else True


def _put_document(found: ReadFile, *, in_lines: bool) -> None:
    from trucewatch.mission.told_claims import read_members

    document = read_members(found.read, found.settled, problem_rows(found.problems), found.learned)
    put_long_json(document, in_one_line=in_lines)


def _put_listing(found: ReadFile) -> None:
    from trucewatch.cli.claims import put_lines
    from trucewatch.publication.claims.listing import listing

    put_lines(listing(found.read, found.settled, catalogue()))
    if not found.settled.claims:
        tell(text("texts.no-claims", name=found.read.document.name))
    put("")


def _put_page(found: ReadFile, out: Path, *, in_folder: bool) -> None:
    from trucewatch.engine.disk import disk_errors
    from trucewatch.engine.runs import replace_file
    from trucewatch.publication.claims.page import review_page
    from trucewatch.reading.confirmations.writing import file_name

    content = review_page(found.read, found.settled, catalogue())
    path = out / file_name(found.read.document).replace(".yaml", ".html") if in_folder else out
    with disk_errors(str(path)):
        path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, content)
    # On the side of messages: standard output may be read by a program.
    tell(text("texts.page", name=found.read.document.name, path=str(path)))


def _reviewed(found: ReadFile, by: str) -> bool:
    from trucewatch.cli.review import Reviewer, review
    from trucewatch.engine.clock import SystemClock
    from trucewatch.engine.refusal import refused
    from trucewatch.reading.confirmations.codes import NEEDS_A_FILE

    if found.folder is None:
        raise refused(NEEDS_A_FILE, "", what="--review")
    return bool(by) and review(found, found.folder, Reviewer(by, SystemClock()))
