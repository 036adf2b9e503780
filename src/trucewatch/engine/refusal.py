"""Refusals: how the engine says that it could not go on, as problems and not as a trace."""

from __future__ import annotations

from trucewatch.definitions.problems import Code, Place, Problem


class RefusedError(Exception):
    """
    The engine stopped before it changed anything, or put back what it had begun.

    Attributes:
        problems: What stopped it; at least one of them is an error.
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(f"{each.code.id} {each.place}" for each in problems))
        self.problems = problems


def refused(code: Code, file: str, excerpt: str = "", **values: str) -> RefusedError:
    """Return the refusal with one problem of *code* at *file*."""
    return RefusedError(Problem(code, Place(file=file), excerpt, values))


def why(error: OSError | RuntimeError) -> str:
    """Return the system's own short words for *error*, without any path in them."""
    if isinstance(error, RuntimeError):
        # pathlib says so of links that lead to each other, and names the whole path.
        return "a loop of symbolic links"
    return error.strerror or type(error).__name__
