"""Paths of generated files."""

from pathlib import Path, PurePosixPath

import pytest

from errcat.output import OutputError, check_inside
from errcat.output.paths import check_paths


@pytest.mark.parametrize(
    "path",
    ["../a", "a/../../b", "/etc/passwd", "..", "", "..\\a", "C:a", "a/b\\c", "a\nb", "a./b", "a "],
)
def test_a_path_that_could_lead_elsewhere_is_refused(path: str) -> None:
    with pytest.raises(OutputError, match="cannot write a file named"):
        check_paths([PurePosixPath(path)])


@pytest.mark.parametrize("path", ["a", "a/b.md", ".hidden", "a..b/c", "ü/日本.md", "a b"])
def test_an_ordinary_path_is_fit(path: str) -> None:
    check_paths([PurePosixPath(path)])


@pytest.mark.parametrize(("one", "other"), [("a/B.md", "A/b.md"), ("\u00e9", "e\u0301")])
def test_two_paths_that_are_one_file_elsewhere_are_refused(one: str, other: str) -> None:
    with pytest.raises(OutputError, match="would be one file"):
        check_paths([PurePosixPath(one), PurePosixPath(other)])


def test_a_file_cannot_be_a_folder_too() -> None:
    with pytest.raises(OutputError, match="a cannot be a file and the folder of a/b"):
        check_paths([PurePosixPath("a/b"), PurePosixPath("a")])


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "link").symlink_to(tmp_path)
    with pytest.raises(OutputError, match="leads out of"):
        check_inside(tmp_path / "root", tmp_path / "root" / "link" / "file")
