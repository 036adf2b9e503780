"""What of a case's folder is read, and what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from trucewatch.definitions.problems import Problem
from trucewatch.engine import files as case_files
from trucewatch.engine.files import open_case
from trucewatch.engine.refusal import RefusedError


def _case(root: Path, **contents: str) -> Path:
    for name, content in contents.items():
        path = root / name.replace("__", "/").replace("_yaml", ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return root


def _code(read: bytes | Problem) -> str:
    assert isinstance(read, Problem)
    return read.code.id


def test_files_are_named_from_the_case_and_in_order(tmp_path: Path) -> None:
    """
    Every file is named relative to its case, in order, hidden ones and earlier runs left out.
    """
    _case(tmp_path, case_yaml="a", terms__b_yaml="b", terms__a_yaml="a", out__0001__x_yaml="no")
    (tmp_path / ".hidden").write_text("no", encoding="utf-8")

    assert ("case.yaml", "terms/a.yaml", "terms/b.yaml") == open_case(tmp_path).names


def test_a_file_gives_its_bytes(tmp_path: Path) -> None:
    """
    A file is read as it stands, whatever its line ends.
    """
    (tmp_path / "case.yaml").write_bytes(b"\xef\xbb\xbfa\r\n")

    assert b"\xef\xbb\xbfa\r\n" == open_case(tmp_path).read("case.yaml")


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    """
    A file that the case names and does not have is told, not raised.
    """
    assert "RUN-102" == _code(open_case(tmp_path).read("case.yaml"))


@pytest.mark.parametrize("target", ["/etc/hostname", "../beside.yaml"])
def test_a_link_out_of_the_case_is_not_followed(tmp_path: Path, target: str) -> None:
    """
    Nothing outside the case is read by way of a link that lies in it.
    """
    (tmp_path / "beside.yaml").write_text("x", encoding="utf-8")
    folder = _case(tmp_path / "case", case_yaml="a")
    (folder / "terms").mkdir()
    (folder / "terms" / "l.yaml").symlink_to(target if target.startswith("/") else folder / target)
    case = open_case(folder)

    assert ("case.yaml",) == case.names
    assert "RUN-104" == _code(case.read("terms/l.yaml"))


def test_a_folder_linked_from_outside_is_not_walked(tmp_path: Path) -> None:
    """
    A link to a folder outside is refused as a whole.
    """
    _case(tmp_path / "else", a_yaml="x")
    folder = _case(tmp_path / "case", case_yaml="a")
    (folder / "terms").symlink_to(tmp_path / "else")
    case = open_case(folder)

    assert ("case.yaml",) == case.names
    assert ["RUN-104"] == [problem.code.id for problem in case.refused]


def test_a_link_inside_the_case_is_read(tmp_path: Path) -> None:
    """
    A link from one file of the case to another is a file like any other.
    """
    folder = _case(tmp_path, case_yaml="a")
    (folder / "b.yaml").symlink_to("case.yaml")

    assert b"a" == open_case(folder).read("b.yaml")


def test_a_link_to_nothing_is_told(tmp_path: Path) -> None:
    """
    A link whose file is gone is an unreadable file.
    """
    (tmp_path / "l.yaml").symlink_to("gone")

    assert "RUN-103" == _code(open_case(tmp_path).read("l.yaml"))


def test_a_link_in_a_circle_is_told(tmp_path: Path) -> None:
    """
    Two links that point at each other are unreadable and do not hang the reader.
    """
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    (tmp_path / "b.yaml").symlink_to("a.yaml")

    assert ["RUN-103", "RUN-103"] == [each.code.id for each in open_case(tmp_path).refused]


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    """
    A named pipe would hang the reader, so it is refused unopened.
    """
    os.mkfifo(tmp_path / "p.yaml")

    assert "RUN-106" == _code(open_case(tmp_path).read("p.yaml"))


def test_a_name_with_a_direction_mark_is_refused(tmp_path: Path) -> None:
    """
    A file name that shows as another name is refused, and told with its marks as numbers.
    """
    (tmp_path / "a\u202eb.yaml").write_text("x", encoding="utf-8")

    assert ["a\\u202eb.yaml"] == [each.place.file for each in open_case(tmp_path).refused]


def test_a_file_above_the_cap_is_refused_unread(tmp_path: Path) -> None:
    """
    A file above the cap is refused by its size on the disk.
    """
    with (tmp_path / "big.csv").open("wb") as opened:
        opened.truncate(case_files.LARGEST_BYTES + 1)

    assert "RUN-105" == _code(open_case(tmp_path).read("big.csv"))


def test_a_table_may_be_as_large_as_the_memory_allows(tmp_path: Path) -> None:
    """
    A table is read piece by piece, so only what it gives has to be held.
    """
    for name, size in (("big.csv", case_files.LARGEST_BYTES + 1), ("huge.csv", 2**50)):
        with (tmp_path / name).open("wb") as opened:
            opened.truncate(min(size, case_files.largest_table() + 1))
    files = open_case(tmp_path)
    big, huge = files.open("big.csv"), files.open("huge.csv")

    assert not isinstance(big, Problem)
    assert b"\0" == big.read(1)
    assert "RUN-105" == (huge.code.id if isinstance(huge, Problem) else "")
    big.close()


def test_what_cannot_be_opened_says_why(tmp_path: Path) -> None:
    """
    A file that is not there, and one that leads out, is refused when it is opened too.
    """
    (tmp_path / "out.csv").symlink_to("/etc/hostname")
    files = open_case(tmp_path)
    found = [files.open(name) for name in ("gone.csv", "out.csv")]

    assert ["RUN-102", "RUN-104"] == [each.code.id for each in found if isinstance(each, Problem)]


@pytest.mark.parametrize("name", ["gone", "file.txt"])
def test_a_case_that_is_no_folder_is_refused(tmp_path: Path, name: str) -> None:
    """
    A case is a folder that exists.
    """
    (tmp_path / "file.txt").write_text("x", encoding="utf-8")

    with pytest.raises(RefusedError) as error:
        open_case(tmp_path / name)

    assert ["RUN-101"] == [each.code.id for each in error.value.problems]
