"""
The script that an analyst writes today: pandas and geopandas' ``sjoin``.

It is favoured: it reads flat columns instead of the nested table, takes a million rows at a time
so that memory does not run out, joins instead of looping, and leaves out what it cannot say: no
imprecise time or place, no second reading, no chances, no bounds, no voices, no names of parties,
no reasons, no row "under some regime". What it does say (incident, truce, outcome) is the same as
ours on precise rows, one reading.

Run as ``python -m benchmarks.geopandas_script INCIDENTS TERMS OUT`` in a process of its own.
"""

from __future__ import annotations

import sys
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.children import Stopwatch
from benchmarks.world_terms import Truce
from trucewatch.definitions.targets import CIVILIANS

ROWS_AT_ONCE = 1_048_576
COLUMNS = ["incident", "at", "lon", "lat", "actor", "target", "act"]


def write_terms(found: list[Truce], folder: Path) -> None:
    """Write the truces as an analyst has them: polygons with dates, sheets of parties and acts."""
    folder.mkdir(parents=True, exist_ok=True)
    gpd.GeoDataFrame(
        {
            "regime": [each.id for each in found],
            "start": pd.to_datetime([each.holds[0] for each in found], unit="us", utc=True),
            "end": pd.to_datetime([each.holds[1] for each in found], unit="us", utc=True),
        },
        geometry=[each.polygon for each in found],
        crs="EPSG:4326",
    ).to_parquet(folder / "truces.parquet")
    parties = pd.DataFrame(
        [(t.id, name, *span) for t in found for name, span in t.bound.items()],
        columns=["regime", "party", "bound_from", "bound_until"],
    )
    for column in ("bound_from", "bound_until"):
        parties[column] = pd.to_datetime(parties[column], unit="us", utc=True)
    parties.to_parquet(folder / "parties.parquet")
    excluded = [(t.id, t.excluded) for t in found if t.excluded]
    pd.DataFrame(excluded, columns=["regime", "party"]).to_parquet(folder / "excluded.parquet")
    acts = [(t.id, str(act)) for t in found for act in t.forbids]
    pd.DataFrame(acts, columns=["regime", "act"]).to_parquet(folder / "acts.parquet")


def main(incidents: Path, terms: Path, out: Path) -> None:
    """Join, filter, look up, write; print what it cost."""
    truces = gpd.read_parquet(terms / "truces.parquet")
    parties = pd.read_parquet(terms / "parties.parquet")
    excluded = pd.read_parquet(terms / "excluded.parquet").assign(excluded=True)
    acts = pd.read_parquet(terms / "acts.parquet").assign(spoken=True)
    watch = Stopwatch()
    writer = None
    findings = 0
    for batch in pq.ParquetFile(incidents).iter_batches(ROWS_AT_ONCE, columns=COLUMNS):
        found = judge(batch.to_pandas(), truces, (parties, excluded, acts))
        table = pa.Table.from_pandas(found, preserve_index=False)
        writer = writer or pq.ParquetWriter(out, table.schema, compression="zstd")
        writer.write_table(table)
        findings += len(found)
    if writer is not None:
        writer.close()
    print(watch.told(findings=findings))


def judge(
    rows: pd.DataFrame,
    truces: gpd.GeoDataFrame,
    sheets: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame],
) -> pd.DataFrame:
    """Return incident, regime and outcome of every row that falls into a truce."""
    parties, excluded, acts = sheets
    points = gpd.GeoDataFrame(
        rows, geometry=gpd.points_from_xy(rows["lon"], rows["lat"]), crs="EPSG:4326"
    )
    met = points.sjoin(truces, predicate="intersects").drop(columns=["geometry", "index_right"])
    # A truce no longer holds at its last instant; such a row is outside its terms.
    met = met[(met["at"] >= met["start"]) & (met["at"] <= met["end"])]
    met = met.reset_index(drop=True)
    spoken = met.merge(acts, how="left", on=["regime", "act"])["spoken"].notna()
    actor_bound = _bound(met, "actor", parties)
    target = met.merge(
        excluded, how="left", left_on=["regime", "target"], right_on=["regime", "party"]
    )["excluded"].notna()
    protected = (met["target"] == CIVILIANS) | _bound(met, "target", parties)
    met["outcome"] = np.select(
        [
            ~spoken.to_numpy() | (met["at"] >= met["end"]).to_numpy(),
            ~actor_bound.to_numpy(),
            target.to_numpy(),
            ~protected.to_numpy(),
        ],
        ["outside_terms", "no_breach", "exempt", "no_breach"],
        "apparent_breach",
    )
    return met[["incident", "regime", "outcome"]]


def _bound(met: pd.DataFrame, column: str, parties: pd.DataFrame) -> pd.Series:
    joined = met.merge(
        parties, how="left", left_on=["regime", column], right_on=["regime", "party"]
    )
    return (joined["at"] >= joined["bound_from"]) & (joined["at"] < joined["bound_until"])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
