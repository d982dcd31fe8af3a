"""What earlier runs proved about sources that have not changed since, in the user's cache folder.

A proof is a small file named after a digest of everything that the result depends on: names and
contents of all source files, the program itself, its libraries, and the Python version. Whatever is
not proved is worked out again; a cache that is missing, old, or unwritable only costs time.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b

_MOST_PROOFS = 200
"""Proofs kept; the oldest go first."""


def digest_sources(root: Path, folders: Iterable[str], *details: str) -> str | None:
    """Return a digest of the files below some folders, the program with its libraries, and details.

    Returns:
        Hexadecimal digits; `None` where something is no regular file or cannot be read.
    """
    from hashlib import blake2b  # loads OpenSSL

    digest = blake2b(digest_size=20)
    _add(digest, sys.version, *_describe_program(), *_list_libraries(), *details)
    try:
        for folder in folders:
            for path in _walk_files(root / folder):
                content = path.read_bytes()
                _add(digest, path.relative_to(root).as_posix(), str(len(content)))
                digest.update(content)
    except (OSError, ValueError):
        return None
    return digest.hexdigest()


def read_proof(kind: str, digest: str) -> str | None:
    """Return what was stored under a digest, or `None`."""
    with suppress(OSError, UnicodeDecodeError):
        return (_cache_folder() / kind / digest).read_text(encoding="utf-8")
    return None


def store_proof(kind: str, digest: str, text: str) -> None:
    """Store a text under a digest; where that fails, nothing is stored."""
    with suppress(OSError):
        folder = _cache_folder() / kind
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = folder / f"{digest}.{os.getpid()}"
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(folder / digest)
        _prune(folder)


def _add(digest: "blake2b", *parts: str) -> None:
    digest.update("\0".join((*parts, "")).encode("utf-8", "surrogateescape"))


def _walk_files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, by name.

    Raises:
        ValueError: something is neither a folder nor a regular file.
    """
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir(follow_symlinks=False):
            yield from _walk_files(folder / entry.name)
        elif entry.is_file():
            yield folder / entry.name
        else:
            raise ValueError(entry.path)


def _describe_program() -> Iterator[str]:
    """Yield name, size and time of each file of this package."""
    for folder, folders, names in os.walk(Path(__file__).parent):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            status = Path(folder, name).stat()
            yield f"{folder}/{name}:{status.st_size}:{status.st_mtime_ns}"


def _list_libraries() -> Iterator[str]:
    """Yield name and version of each installed distribution, without loading `importlib.metadata`.

    Source: "Recording installed projects", packaging.python.org: `NAME-VERSION.dist-info`.
    """
    for folder in sys.path:
        with suppress(OSError):  # an archive, or nothing at all
            names = (entry.name for entry in os.scandir(folder or "."))
            yield from sorted(name for name in names if name.endswith(".dist-info"))


def _cache_folder() -> Path:
    """Return the folder for this program's cache.

    Source: XDG Base Directory Specification, which passes over relative paths; on Windows
    `%LOCALAPPDATA%`.

    Raises:
        OSError: this user has none.
    """
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        base = os.environ.get(name)
        if base and Path(base).is_absolute():
            return Path(base) / "errcat"
    try:
        return Path("~/.cache/errcat").expanduser()
    except RuntimeError as error:
        raise FileNotFoundError(str(error)) from error


def _prune(folder: Path) -> None:
    proofs = sorted(os.scandir(folder), key=lambda entry: entry.stat().st_mtime)
    for entry in proofs[:-_MOST_PROOFS]:
        Path(entry.path).unlink()
