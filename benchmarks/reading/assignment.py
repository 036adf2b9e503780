"""
Who goes with whom: one-to-one pairs whose weights add up to the most (the Hungarian method).
"""

from __future__ import annotations

from collections.abc import Sequence


def best_pairs(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """
    Return (row, column) pairs of the greatest total weight, by row.

    A pair of weight zero or less is no pair. The work grows with the cube of the longer side.
    """
    if not weights or not weights[0]:
        return []
    is_tall = len(weights) > len(weights[0])
    rows = [list(column) for column in zip(*weights, strict=True)] if is_tall else weights
    held = _columns_of_rows([[-weight for weight in row] for row in rows])
    pairs = [(column, row) if is_tall else (row, column) for row, column in enumerate(held)]
    return sorted(pair for pair in pairs if weights[pair[0]][pair[1]] > 0)


def _columns_of_rows(costs: list[list[float]]) -> list[int]:
    """Return the column of each row for the least total cost; no more rows than columns."""
    count, width = len(costs), len(costs[0])
    of_row, of_column = [0.0] * (count + 1), [0.0] * (width + 1)
    row_of = [0] * (width + 1)  # row that holds a column, from 1; 0 is free
    for row in range(1, count + 1):
        row_of[0] = row
        came_from = _free_column(costs, of_row, of_column, row_of)
        column = came_from.pop()
        while column:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    held = [0] * count
    for column in range(1, width + 1):
        if row_of[column]:
            held[row_of[column] - 1] = column - 1
    return held


def _free_column(
    costs: list[list[float]], of_row: list[float], of_column: list[float], row_of: list[int]
) -> list[int]:
    """Return the way to the nearest free column, and that column as the last entry."""
    width = len(of_column) - 1
    least = [float("inf")] * (width + 1)
    came_from, is_used, column = [0] * (width + 1), [False] * (width + 1), 0
    while row_of[column]:
        is_used[column] = True
        row = row_of[column]
        for other in range(1, width + 1):
            cost = costs[row - 1][other - 1] - of_row[row] - of_column[other]
            if not is_used[other] and cost < least[other]:
                least[other], came_from[other] = cost, column
        free = [each for each in range(1, width + 1) if not is_used[each]]
        nearest = min(free, key=least.__getitem__)
        step = least[nearest]
        for other in range(width + 1):
            if is_used[other]:
                of_row[row_of[other]] += step
                of_column[other] -= step
            else:
                least[other] -= step
        column = nearest
    return [*came_from, column]
