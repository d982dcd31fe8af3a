"""Files of pages: which of a folder are pages, and what can be read as one."""

import os
from pathlib import Path

import pytest

from errcat.sources.pages_files import (
    PageFile,
    UnreadablePageError,
    find_pages,
    find_source,
    read_page,
    write_text,
)


def write(path: Path, data: bytes = b"x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_a_folder_is_walked_in_order_without_hidden_and_other_files(tmp_path: Path):
    for name in ("b/2.md", "a.txt", "b/1.markdown", ".git/c.md", "b/.d.md", "e.png", "B.MD"):
        write(tmp_path / name)
    found = [file.relative for file in find_pages(tmp_path)]
    assert found == ["B.MD", "a.txt", "b/1.markdown", "b/2.md"]


def test_a_file_that_is_named_is_a_page_whatever_it_is_called(tmp_path: Path):
    path = write(tmp_path / "page.html")
    assert [file.path for file in find_pages(path)] == [path]


def test_a_missing_file_is_an_error(tmp_path: Path):
    with pytest.raises(FileNotFoundError, match="no such file"):
        list(find_pages(tmp_path / "absent"))


@pytest.mark.parametrize("data", [b"", b"a\r\nb\rc\n", b"\xef\xbb\xbfa\r\n"])
def test_reading_and_writing_keeps_every_byte(tmp_path: Path, data: bytes):
    text, has_mark = read_page(write(tmp_path / "a.md", data))
    assert write_text(text, has_mark=has_mark).encode() == data
    assert not text.startswith("\ufeff")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"a\0b", "binary"),
        ("a".encode("utf-16"), "UTF-16"),
        (b"a\nb\xffc", "0xFF in line 2"),
        (b"x" * (16 * 2**20 + 1), "16 MB is the limit"),
    ],
)
def test_what_is_no_text_says_why(tmp_path: Path, data: bytes, reason: str):
    with pytest.raises(UnreadablePageError, match=reason):
        read_page(write(tmp_path / "a.md", data))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path):
    path = write(tmp_path / "a.md")
    path.chmod(0)
    with pytest.raises(UnreadablePageError, match="Permission denied"):
        read_page(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_a_pipe_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "a.md")
    with pytest.raises(UnreadablePageError, match="Not a regular file"):
        read_page(tmp_path / "a.md")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_without_end_is_not_read():
    with pytest.raises(UnreadablePageError, match="Not a regular file"):
        read_page(Path("/dev/zero"))


@pytest.mark.parametrize("relative", ["api/errors.md", "sv-se/api/errors.md", "errors.md"])
def test_the_english_page_is_at_the_same_path_below_its_folder(tmp_path: Path, relative: str):
    english = write(tmp_path / "en" / "api" / "errors.md")
    page = write(tmp_path / "translated" / "sv-se" / "api" / "errors.md")
    assert find_source(tmp_path / "en", PageFile(page, "page", relative)) == english


def test_a_page_is_not_its_own_english_page(tmp_path: Path):
    page = write(tmp_path / "errors.md")
    assert find_source(tmp_path, PageFile(page, "page", "errors.md")) is None
