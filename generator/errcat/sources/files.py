"""Source files as text: UTF-8 without byte order mark, lines that end in a line feed."""

import errno
import os
import stat
from pathlib import Path

from errcat.position import file_start, point
from errcat.sources.rules import FindingLog

_SAVE_HELP = "save the file as UTF-8 without BOM"
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_regular(path: Path) -> bytes:
    """Read a file, if it is one that has an end: pipes and devices need not have any.

    Raises:
        OSError: it cannot be read, or is no regular file.
    """
    with open(path, "rb", opener=_open_at_once) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "Not a regular file")
        return file.read()


def _open_at_once(path: str, flags: int) -> int:
    """Open a file without waiting for the other end of a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def read_text(root: Path, relative: str, log: FindingLog) -> str | None:
    """Read a file below `root` as text with plain line feeds; `None` if that is impossible."""
    try:
        data = read_regular(root / relative)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        log.add(
            "missing-file",
            f"{relative} cannot be read: {reason}",
            file_start(relative),
            advice="create the file; `errcat init` in an empty folder shows what it can hold"
            if isinstance(error, FileNotFoundError)
            else "make it a file that can be read",
        )
        return None
    return decode_text(data, relative, log)


def decode_text(data: bytes, path: str, log: FindingLog) -> str | None:
    """Decode a file's bytes; line ends become line feeds; `None` if they are not UTF-8."""
    if data.startswith(_UTF16):
        log.add(
            "yaml-encoding", "the file is UTF-16, not UTF-8", file_start(path), advice=_SAVE_HELP
        )
        return None
    if data.startswith(_BOM):
        message = "the file begins with a byte order mark"
        log.add("yaml-encoding", message, file_start(path), advice=_SAVE_HELP)
        data = data[len(_BOM) :]
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        _report_bad_byte(data, error.start, path, log)
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _report_bad_byte(data: bytes, offset: int, path: str, log: FindingLog) -> None:
    before = data[:offset].decode().replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, offset_column(before)
    message = f"the byte 0x{data[offset]:02X} is not UTF-8"
    log.add("yaml-encoding", message, point(path, line, column), advice=_SAVE_HELP)


def offset_column(before: str) -> int:
    """Return the column, from 1, of what follows a text that began at the start of a file."""
    return len(before) - (before.rfind("\n") + 1) + 1
