"""Writing single files."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from errcat.output import OutputError, write_file


def fail_with(number: int) -> Callable[..., None]:
    def fail(*_arguments: object, **_options: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_text_is_written_as_utf_8_with_its_own_line_ends(tmp_path: Path) -> None:
    write_file(tmp_path / "new" / "a.txt", "å\r\nб\n")
    assert (tmp_path / "new" / "a.txt").read_bytes() == b"\xc3\xa5\r\n\xd0\xb1\n"


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_an_existing_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(0o640)
    write_file(path, "new")
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("new", 0o640)


@pytest.mark.skipif(os.name == "nt", reason="the umask is POSIX's")
def test_a_new_file_has_the_mode_of_ordinary_new_files(tmp_path: Path) -> None:
    (tmp_path / "ordinary").write_text("")
    write_file(tmp_path / "a.txt", "new")
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "ordinary").stat().st_mode


def test_a_symbolic_link_stays_and_its_target_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_file(tmp_path / "link.txt", "new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


@pytest.mark.parametrize("step", ["fsync", "rename"])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    place = ("os.fsync", fail_with(errno.ENOSPC))
    if step == "rename":
        place = ("pathlib.Path.replace", fail_with(errno.ENOSPC))
    monkeypatch.setattr(*place)
    with pytest.raises(OutputError, match=r"cannot write .*a\.txt: No space left on device"):
        write_file(path, "new")
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("a.txt", "old")]


def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_descriptor: int) -> None:
        raise KeyboardInterrupt

    (tmp_path / "a.txt").write_text("old")
    monkeypatch.setattr("os.fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "a.txt", "new")
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(OutputError, match=r"cannot write .*a\.txt: Is a directory"):
        write_file(tmp_path / "a.txt", "new")


def test_a_file_where_a_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(OutputError, match=r"cannot write .*b\.txt"):
        write_file(tmp_path / "a" / "b.txt", "new")


def test_a_text_that_is_no_unicode_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="surrogates not allowed"):
        write_file(tmp_path / "a.txt", "\ud800")
    assert not (tmp_path / "a.txt").exists()
