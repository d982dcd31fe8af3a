"""Source files as text."""

import os
from pathlib import Path

import pytest

from errcat.sources.files import decode_text, read_text
from errcat.sources.rules import FindingLog


def decode(data: bytes) -> tuple[str | None, list[tuple[str, int, int]]]:
    log = FindingLog()
    text = decode_text(data, "a.yaml", log)
    return text, [(found.rule, found.span.line, found.span.column) for found in log.findings]


def test_utf_8_is_read():
    assert decode("é\n".encode()) == ("é\n", [])


@pytest.mark.parametrize("end", [b"\r\n", b"\r", b"\n"])
def test_every_line_end_becomes_a_line_feed(end: bytes):
    assert decode(b"a" + end + b"b" + end) == ("a\nb\n", [])


def test_a_byte_that_is_not_utf_8_is_reported_at_its_place():
    assert decode(b"a: 1\r\nb: \xc3\xa9\xe9\n") == (None, [("yaml-encoding", 2, 5)])


def test_a_byte_order_mark_is_reported_and_left_out():
    assert decode(b"\xef\xbb\xbfa: 1\n") == ("a: 1\n", [("yaml-encoding", 1, 1)])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_named(encoding: str):
    log = FindingLog()
    assert decode_text("\ufeffa: 1\n".encode(encoding), "a.yaml", log) is None
    assert [found.message for found in log.findings] == ["the file is UTF-16, not UTF-8"]


def test_a_missing_file_is_reported_with_what_to_do(tmp_path: Path):
    log = FindingLog()
    assert read_text(tmp_path, "catalog/retired.yaml", log) is None
    [finding] = log.findings
    assert finding.rule == "missing-file"
    assert finding.message == "catalog/retired.yaml cannot be read: No such file or directory"
    assert (
        finding.help == "create the file; `errcat init` in an empty folder shows what it can hold"
    )


def test_a_folder_in_place_of_a_file_is_reported(tmp_path: Path):
    (tmp_path / "a.yaml").mkdir()
    log = FindingLog()
    assert read_text(tmp_path, "a.yaml", log) is None
    assert [found.rule for found in log.findings] == ["missing-file"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_reported_and_never_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "a.yaml")
    log = FindingLog()
    assert read_text(tmp_path, "a.yaml", log) is None
    assert [found.message for found in log.findings] == [
        "a.yaml cannot be read: Not a regular file"
    ]
