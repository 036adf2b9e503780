"""
Run the commands of the tutorial and write what they really say below each of them.

    python scripts/make_tutorial.py          write docs/tutorial anew
    python scripts/make_tutorial.py --check  write nothing; end with 1 when something is stale

A block that begins with ``$ trucewatch`` is run on a copy of the example named ``my-case``. Behind
a bar, ``head -N`` and ``grep [-A N] WORDS`` keep some of its lines. YAML behind a comment
``append FILE`` is added to that file of the copy.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path

from trucewatch.cli.main import main as trucewatch

ROOT = Path(__file__).resolve().parent.parent
TUTORIAL = ROOT / "docs" / "tutorial" / "aleppo-48-hours.md"
EXAMPLE = ROOT / "examples" / "aleppo-2016"

_BLOCK = re.compile(
    r"```console\n\$ (?P<line>trucewatch [^\n]*)\n(?P<said>.*?)```"
    r"|<!-- append (?P<file>\S+) -->\n```yaml\n(?P<added>.*?)```",
    re.DOTALL,
)


def told(text: str) -> str:
    """Return the tutorial with what its commands say now."""
    return _BLOCK.sub(_replaced, text)


def _replaced(block: re.Match[str]) -> str:
    if block["file"]:
        path = Path("my-case") / block["file"]
        path.write_text(path.read_text(encoding="utf-8") + "\n" + block["added"], encoding="utf-8")
        spoken.cache_clear()
        return block[0]
    return f"```console\n$ {block['line']}\n{said(block['line'])}```"


def said(line: str) -> str:
    """Return what a command line says on both streams, with its filters applied."""
    command, *filters = (shlex.split(part) for part in line.split(" | "))
    lines = list(spoken(tuple(command[1:])))
    for name, *arguments in filters:
        if name == "head":
            lines = lines[: int(arguments[0].removeprefix("-"))]
        else:
            lines = found(lines, arguments)
    return "".join(f"{each.rstrip()}\n" for each in lines)


def found(lines: list[str], arguments: list[str]) -> list[str]:
    """Return the lines that hold words that are wanted, and as many after each as ``-A`` says."""
    after = int(arguments[1]) if arguments[0] == "-A" else 0
    wanted = [each for each in arguments[2 if after else 0 :] if each != "-e"]
    hits = [at for at, line in enumerate(lines) if any(words in line for words in wanted)]
    kept = {at for hit in hits for at in range(hit, hit + after + 1)}
    return [line for at, line in enumerate(lines) if at in kept]


@cache
def spoken(arguments: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines that a verb writes on both streams; the same verb is run once."""
    stream = io.StringIO()
    with redirect_stdout(stream), redirect_stderr(stream):
        trucewatch(list(arguments))
    return tuple(stream.getvalue().splitlines())


def main(arguments: list[str]) -> int:
    """Write the tutorial where it is stale, or only say so and return 1."""
    os.environ["NO_COLOR"] = "1"
    before = TUTORIAL.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch, chdir(scratch):
        shutil.copytree(EXAMPLE, "my-case", ignore=shutil.ignore_patterns("out"))
        after = told(before)
    if after == before:
        return 0
    print(TUTORIAL.relative_to(ROOT))
    if "--check" in arguments:
        return 1
    TUTORIAL.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
