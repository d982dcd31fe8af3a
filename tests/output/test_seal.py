from pathlib import Path, PurePosixPath

import pytest

from errcat.output import apply, count_sealed, seal_folders


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    apply(tmp_path / "out", {PurePosixPath("a/b.md"): "text", PurePosixPath("c.md"): "more"})
    return tmp_path / "out"


def test_an_untouched_folder_is_as_it_was_sealed(folder: Path):
    assert count_sealed([folder], seal_folders([folder])) == 2


def test_a_changed_file_breaks_the_seal(folder: Path):
    seal = seal_folders([folder])
    (folder / "c.md").write_text("less")
    assert count_sealed([folder], seal) is None


def test_a_removed_file_breaks_the_seal(folder: Path):
    seal = seal_folders([folder])
    (folder / "c.md").unlink()
    assert count_sealed([folder], seal) is None


def test_another_build_breaks_the_seal(folder: Path):
    seal = seal_folders([folder])
    apply(folder, {PurePosixPath("c.md"): "more"})
    assert count_sealed([folder], seal) is None


def test_a_removed_folder_breaks_the_seal(folder: Path, tmp_path: Path):
    seal = seal_folders([folder])
    folder.rename(tmp_path / "elsewhere")
    assert count_sealed([folder], seal) is None


def test_a_file_replaced_by_a_link_breaks_the_seal(folder: Path, tmp_path: Path):
    seal = seal_folders([folder])
    (folder / "c.md").rename(tmp_path / "c.md")
    (folder / "c.md").symlink_to(tmp_path / "c.md")
    assert count_sealed([folder], seal) is None


def test_foreign_files_do_not_count(folder: Path):
    seal = seal_folders([folder])
    (folder / "mine.md").write_text("")
    assert count_sealed([folder], seal) == 2
