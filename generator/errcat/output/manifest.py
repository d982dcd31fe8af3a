"""The manifest of a generated folder: which files builds wrote there, and their digests."""

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from errcat.output.files import explained
from errcat.output.paths import find_path_fault

Digests: TypeAlias = Mapping[PurePosixPath, frozenset[str]]
"""By path below the folder, the digests of what builds wrote; two while a build is under way."""

MANIFEST = PurePosixPath(".errcat-manifest")
"""Where the manifest lies in its folder."""

_HEAD = "# Written by `errcat build`: the files that it owns here, with their SHA-256.\n"
_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")


def digest_text(text: str) -> str:
    """Return the digest that the file of a text has."""
    return sha256(text.encode()).hexdigest()


def read_manifest(root: Path) -> Digests:
    """Read a folder's manifest; without one, no file is a build's.

    Lines that are none of ours are passed over: after a merge conflict, both sides' lines hold.

    Raises:
        OutputError: the manifest cannot be read.
    """
    path = root / MANIFEST
    with explained("read", path):
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except (FileNotFoundError, NotADirectoryError):
            return {}
    digests: dict[PurePosixPath, frozenset[str]] = {}
    for line in text.splitlines():
        match = _LINE.fullmatch(line)
        if match and find_path_fault(match[2]) is None:
            file = PurePosixPath(match[2])
            digests[file] = digests.get(file, frozenset()) | {match[1]}
    return digests


def render_manifest(digests: Digests) -> str:
    """Write a manifest, one line per file and digest, by path."""
    lines = (f"{digest}  {path}\n" for path in sorted(digests) for digest in sorted(digests[path]))
    return _HEAD + "".join(lines)
