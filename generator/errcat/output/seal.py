"""Seals: a short text that says what generated folders held after a build."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from errcat.output.manifest import MANIFEST, read_manifest


def seal_folders(roots: Iterable[Path]) -> str:
    """Return the seal of generated folders as they are now."""
    return "".join(f"{_digest(root / MANIFEST)}\n" for root in roots)


def count_sealed(roots: Iterable[Path], seal: str) -> int | None:
    """Return how many files the folders hold, or `None` if any is not as it was when sealed.

    Raises:
        OutputError: a manifest cannot be read.
    """
    roots = tuple(roots)
    if seal_folders(roots) != seal:
        return None
    count = 0
    for root in roots:
        for path, digests in read_manifest(root).items():
            if _digest(root / path) not in digests:
                return None
            count += 1
    return count


def _digest(path: Path) -> str | None:
    """Return a file's digest, `None` where there is none, or something else in its place."""
    try:
        is_plain = path.is_file() and not path.is_symlink()
        return sha256(path.read_bytes()).hexdigest() if is_plain else None
    except OSError:
        return None
