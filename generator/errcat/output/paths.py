"""Which paths are fit for generated files: the same file on every system, inside its folder."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from errcat.output.files import OutputError, explained

_UNFIT = re.compile(r"[\x00-\x1f\x7f\\:]|[. ](?=/|$)|^/|//|^$")


def find_path_fault(path: str) -> str | None:
    """Tell why a path is not fit for a generated file; `None` if it is.

    `..`, absolute paths and what Windows reads as such are faults, whatever system this is.
    """
    match = _UNFIT.search(path)
    if match is None:
        return None
    if ".." in path.split("/") or match.start() == 0 or match.group() in ("\\", ":", "/"):
        return "it could lead out of its folder"
    return f"{match.group()!r} means something else on other systems"


def check_paths(paths: Iterable[PurePosixPath]) -> None:
    """Make sure that paths are fit for files that can lie side by side.

    Raises:
        OutputError: one is not, or two would be one file where case does not count, or a file
            would be the folder of another.
    """
    files: dict[str, PurePosixPath] = {}
    for path in paths:
        fault = find_path_fault(str(path))
        if fault is not None:
            raise OutputError(f"cannot write a file named {str(path)!r}: {fault}")
        other = files.setdefault(fold_path(path), path)
        if other != path:
            raise OutputError(f"{other} and {path} would be one file where case does not count")
    for path in files.values():
        for folder in path.parents:
            if fold_path(folder) in files:
                raise OutputError(f"{folder} cannot be a file and the folder of {path}")


def fold_path(path: PurePosixPath) -> str:
    """Return what two paths have in common that are one file on some system."""
    return unicodedata.normalize("NFC", str(path)).casefold()


def check_inside(root: Path, path: Path) -> None:
    """Make sure that a path, links resolved, does not lead out of a folder.

    Raises:
        OutputError: it does.
    """
    with explained("resolve", path):
        end = path.resolve()
        if not end.is_relative_to(root.resolve()):
            raise OutputError(f"{path} leads out of {root}, to {end}")
