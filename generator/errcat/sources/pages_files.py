"""Files of published pages: finding them in folders, reading them as text."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from errcat.sources.files import read_regular

SUFFIXES = frozenset((".md", ".markdown", ".txt"))
"""Files of a folder that are taken for pages."""

_BOM = "\ufeff"
_LARGEST = 16 * 2**20
"""Bytes; no page is nearly as large, and what is takes minutes and fills the memory."""


class PageFile(NamedTuple):
    """A file that may be a page."""

    path: Path
    name: str
    """The path as users see it: as they typed it, with forward slashes."""
    relative: str
    """The path below the folder that was named, or the file's name."""


class PageText(NamedTuple):
    """What is in a page's file."""

    text: str
    """Without the byte order mark."""
    has_mark: bool
    """Whether the file begins with a byte order mark."""


class UnreadablePageError(Exception):
    """A file cannot be read as text; the message says why."""


def find_pages(path: Path) -> Iterator[PageFile]:
    """Yield a file, or the pages of a folder and the folders in it, sorted by path.

    Hidden folders and files are left out; symbolic links to folders are not followed.

    Raises:
        FileNotFoundError: there is no such file or folder.
    """
    if path.is_dir():
        yield from _walk(path)
    elif path.exists():
        yield PageFile(path, path.as_posix(), path.name)
    else:
        raise FileNotFoundError(f"{path}: no such file or folder")


def _walk(folder: Path) -> Iterator[PageFile]:
    for current, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(current, name)
            if path.suffix.lower() in SUFFIXES and not name.startswith("."):
                yield PageFile(path, path.as_posix(), path.relative_to(folder).as_posix())


def read_page(path: Path) -> PageText:
    """Read a page's file; line ends stay as they are.

    Raises:
        UnreadablePageError: the file is no regular one, no text in UTF-8, or too large, or the
            system does not let it be read.
    """
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            limit, found = _LARGEST // 2**20, size // 2**20
            raise UnreadablePageError(f"too large: {found} MB, where {limit} MB is the limit")
        data = read_regular(path)
    except OSError as error:
        raise UnreadablePageError(f"cannot be read: {error.strerror or error}") from error
    if b"\0" in data:
        kind = "UTF-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "binary"
        raise UnreadablePageError(f"{kind}, not text in UTF-8")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = data[error.start]
        raise UnreadablePageError(f"the byte 0x{byte:02X} in line {line} is not UTF-8") from error
    has_mark = text.startswith(_BOM)
    return PageText(text[1:] if has_mark else text, has_mark)


def write_text(text: str, *, has_mark: bool) -> str:
    """Return a page's text as its file holds it."""
    return _BOM + text if has_mark else text


def find_source(folder: Path, page: PageFile) -> Path | None:
    """Return the English page of a page: the file at the same relative path below a folder.

    The page's path may have more folders in front, such as the one of its language.
    """
    candidates = [page.relative]
    parts = page.path.parts
    candidates += ["/".join(parts[start:]) for start in range(len(parts))]
    for candidate in candidates:
        path = folder / candidate
        if path.is_file() and not path.samefile(page.path):
            return path
    return None
