"""The files that people write: case, actors, areas, terms, mappings."""

from __future__ import annotations

from reference.markdown import code, fenced, page, table
from reference.meanings import keys_table, meanings
from trucewatch.definitions.actors import ActorKind
from trucewatch.definitions.areas import AreaStatus
from trucewatch.incidents.schema import STORY
from trucewatch.mission import case_file
from trucewatch.reports import mapping, mapping_file
from trucewatch.reports.mapping import FIELDS
from trucewatch.terms import (
    actors_file,
    announcements_file,
    clauses_file,
    parties_file,
    reading_context,
    regime_file,
)
from trucewatch.terms.model import RegimeStatus

YAML_RULES = """\
Files are YAML 1.2, read strictly: no anchors, aliases, tags, merge keys or duplicate keys;
plain `yes`, `no`, `on`, `off` and numbers with colons are refused; at most 1 MiB.
Every file begins with its format, such as `format: trucewatch/terms@1`.
A key that the format does not know is refused with the nearest known one.
All problems of a file are told at once, each with its line and column."""


def case_page() -> str:
    """Return the page of ``case.yaml``."""
    return page(
        "case.yaml",
        YAML_RULES,
        "## Top",
        keys_table("case", case_file.CASE_KEYS),
        "## `sources.ID`",
        keys_table("case_source", case_file.SOURCE_KEYS),
        "## `settings`",
        keys_table("case_settings", case_file.SETTING_KEYS),
        "## `settings.occurred[]`",
        keys_table("case_occurred", case_file.OCCURRED_KEYS),
        "## `reports[]`: a file of reports and its mapping",
        "Nothing about a file is sniffed or guessed: what is not declared is refused with the "
        "line to add.",
        "### Every reader",
        keys_table("mapping", mapping_file.COMMON_KEYS),
        "### `reader: ucdp-ged`",
        keys_table("mapping_ucdp", _without_common(mapping_file.UCDP_KEYS)),
        "`settings` of `ucdp-ged`:",
        keys_table("mapping_ucdp_settings", mapping_file.UCDP_SETTING_KEYS),
        "### `reader: table`",
        keys_table("mapping_table", _without_common(mapping_file.TABLE_KEYS)),
        "`settings` of `table`:",
        keys_table("mapping_table_settings", mapping_file.TABLE_SETTING_KEYS),
        "### `columns` of `reader: table`: fields of a report",
        f"Needed: {', '.join(code(each) for each in mapping.NEEDED)} "
        "(`what` not where `stories` is given).\n"
        "The notations of candidates, defences and stories stand below.",
        table(("Field", "The column holds"), ((code(k), v) for k, v in FIELDS.items())),
        *_notations(),
    )


_WEIGHTS = """\
Weights of acts and targets sum to 1, and so do those of actors in a closed list.
Of actors in an open list the rest belongs to somebody else.
Several candidates without weights mean nothing and are refused."""

_DEFENCES = """\
KIND claimed by ACTOR [against TARGET] [from INSTANT] [to INSTANT]
KIND found by WHO for ACTOR [against TARGET] [from INSTANT] [to INSTANT]"""


def _without_common(keys: tuple[str, ...]) -> list[str]:
    return [key for key in keys if key not in mapping_file.COMMON_KEYS]


def _notations() -> tuple[str, ...]:
    candidates = meanings("notation_candidates", _NOTATION)
    fields = meanings("story_fields", _story_fields())
    return (
        "### Candidates in a cell",
        "Columns `what`, `attributed_to` and `at_whom` hold candidates.",
        table(("Notation", "Meaning"), ((code(k), v) for k, v in candidates.items())),
        _WEIGHTS,
        "### Defences in a cell",
        "Several are parted by `;`.",
        fenced(_DEFENCES),
        "### Stories in a cell",
        "A JSON list of objects; what a story leaves out is taken from the row.",
        table(("Field", "Meaning"), ((code(k), v) for k, v in fields.items())),
    )


def _story_fields() -> list[str]:
    names = (STORY.field(index).name for index in range(STORY.num_fields))
    return ["weight", *(name for name in names if name not in {"low", "high"})]


_NOTATION = ("a", "a:.7; b:.3", "a:.2-.6; b:.4-.8", "any: a, b", "a+b")


def terms_page() -> str:
    """Return the page of the files of ``terms/``."""
    kinds = meanings("regime_kinds", (str(each) for each in regime_file.RegimeKind))
    statuses = meanings("regime_statuses", (str(each) for each in RegimeStatus))
    standings = meanings("acceptance_statuses", (str(e) for e in parties_file.AcceptanceStatus))
    wordings = meanings("wordings", _WORDINGS)
    return page(
        "Terms: terms/*.yaml",
        "One regime in each file: who announced what, when, where, for whom; what is forbidden "
        "and what must be done.",
        YAML_RULES,
        "## Top",
        keys_table("terms", regime_file.REGIME_KEYS),
        "### `kind`",
        _choices(kinds),
        "### `status`",
        _choices(statuses),
        "## `announcements.ID`",
        keys_table("announcement", announcements_file.ANNOUNCEMENT_KEYS),
        "`also_stated`: the same statement's second version of an instant.",
        keys_table("also_stated", announcements_file.ALSO_STATED_KEYS),
        "### How times and lengths can be written",
        table(("Written", "Means"), ((code(k), v) for k, v in wordings.items())),
        "## `acceptances[]`",
        keys_table("acceptance", parties_file.ACCEPTANCE_KEYS),
        "### `acceptances[].status`",
        _choices(standings),
        "## `exclusions[]`",
        keys_table("exclusion", parties_file.EXCLUSION_KEYS),
        "## `registers.ID`",
        keys_table("register", parties_file.REGISTER_KEYS),
        "### `registers.ID.entries[]`",
        keys_table("register_entry", parties_file.ENTRY_KEYS),
        "## `clauses.ID`",
        keys_table("clause", clauses_file.CLAUSE_KEYS),
        "## `duties.ID`",
        keys_table("duty", clauses_file.DUTY_KEYS),
        "## `thresholds` of a clause or a duty",
        keys_table("thresholds", clauses_file.THRESHOLD_KEYS),
        "## `oversight[]`",
        keys_table("oversight", announcements_file.OVERSIGHT_KEYS),
        "## `adopt[]`",
        keys_table("adoption", regime_file.ADOPTION_KEYS),
        "## `source` as a table",
        "A source is a text, or a table:",
        keys_table("source", reading_context.SOURCE_KEYS),
        "## Caps",
        table(
            ("Part", "Most entries"),
            ((code(k), str(v)) for k, v in regime_file.MOST_ENTRIES.items()),
        ),
    )


_WORDINGS = (
    "2016-05-05T01:00+03:00",
    "2016-05-04T22:00Z",
    "24:00 on 2016-05-11",
    "midnight on 2016-05-06",
    "sometime on 2016-05-04",
    "open",
    "48h",
    "two weeks",
    "window ends",
    "on request",
    "72h after request",
)


def _choices(told: dict[str, str]) -> str:
    return table(("Value", "Meaning"), ((code(key), text) for key, text in told.items()))


def actors_page() -> str:
    """Return the page of ``actors.yaml``."""
    kinds = meanings("actor_kinds", (str(each) for each in ActorKind))
    return page(
        "actors.yaml",
        "Everyone who can act, be hit, announce or be bound, with the names that sources use.",
        YAML_RULES,
        "## Top",
        keys_table("actors", actors_file.ACTORS_KEYS),
        "## `actors[]`",
        keys_table("actor", actors_file.ACTOR_KEYS),
        "### `kind`",
        _choices(kinds),
    )


def areas_page() -> str:
    """Return the page of the files of ``areas/``."""
    properties = meanings("area_properties", ("id", "name", "names", "status", "source"))
    statuses = meanings("area_statuses", (str(each) for each in AreaStatus))
    return page(
        "Areas: areas/*.geojson",
        "GeoJSON (RFC 7946), at most 16 MiB a file: a FeatureCollection of Polygons and "
        "MultiPolygons in WGS 84, longitude before latitude.\n"
        "A polygon that crosses itself, leaps over the antimeridian or encloses nothing is "
        "refused with the point where it fails, and never repaired: repair would change what was "
        "agreed.\n"
        "An area's edge belongs to it.",
        "## `properties`",
        table(("Key", "Meaning"), ((code(k), v) for k, v in properties.items())),
        "## `status`",
        _choices(statuses),
    )
