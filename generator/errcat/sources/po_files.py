"""Reads the bytes of PO files as text."""

from pathlib import Path

from errcat.findings import Finding
from errcat.position import file_start, point
from errcat.sources.files import read_regular
from errcat.sources.po_rules import build_finding


def read_bytes(path: Path, relative: str) -> tuple[bytes | None, tuple[Finding, ...]]:
    """Read a file; `None` where it does not exist (no finding) or cannot be read."""
    try:
        return read_regular(path), ()
    except FileNotFoundError:
        return None, ()
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or error}"
        return None, (build_finding("po-unreadable", message, file_start(relative)),)


def decode(data: bytes, relative: str) -> tuple[str | None, tuple[Finding, ...]]:
    """Decode a PO file's bytes; a byte order mark is left out, and is a finding."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return None, (_encoding_finding(data, error, relative),)
    if not text.startswith("\ufeff"):
        return text, ()
    message = "the file begins with a byte order mark"
    help_ = "save it as UTF-8 without a byte order mark (msgfmt refuses it)"
    return text[1:], (build_finding("po-encoding", message, file_start(relative), help_),)


def _encoding_finding(data: bytes, error: UnicodeDecodeError, relative: str) -> Finding:
    line_start = data.rfind(b"\n", 0, error.start) + 1
    line = data.count(b"\n", 0, error.start) + 1
    column = len(data[line_start : error.start].decode()) + 1
    message = f"byte 0x{data[error.start]:02X} is not UTF-8"
    help_ = "save the file as UTF-8 (msgconv --to-code=UTF-8 does it)"
    return build_finding("po-encoding", message, point(relative, line, column), help_)
