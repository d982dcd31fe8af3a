"""Generated folders: how one differs from the tree that should be in it, and making it so."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from enum import StrEnum
from hashlib import sha256
from pathlib import Path, PurePosixPath
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from errcat.emit import Tree
from errcat.output.files import TEMPORARY_SUFFIX, OutputError, explained, replace_file
from errcat.output.lock import lock_folder
from errcat.output.manifest import (
    MANIFEST,
    digest_text,
    read_manifest,
    render_manifest,
)
from errcat.output.paths import check_inside, check_paths, fold_path


class State(StrEnum):
    """How a file stands to what should be there."""

    UNCHANGED = "unchanged"
    MISSING = "missing"
    DIFFERENT = "different"
    FOREIGN = "foreign"
    """It stands where a file of the tree belongs, is none, and no build wrote it."""
    LEFT_OVER = "left over"
    """An earlier build wrote it; the tree does not have it."""
    KEPT = "left over and changed by hand"
    """Likewise, but it has changed since it was written: it is never removed."""


class Comparison(NamedTuple):
    """How a folder differs from its tree; files of others don't count."""

    states: Mapping[PurePosixPath, State]
    """By path, sorted; the manifest is a file like the others."""

    def paths(self, *states: State) -> tuple[PurePosixPath, ...]:
        """Return the paths of the files in any of the states, sorted."""
        return tuple(path for path, state in self.states.items() if state in states)

    @property
    def is_clean(self) -> bool:
        """Whether the folder holds what it should."""
        return all(state is State.UNCHANGED for state in self.states.values())


class _Plan(NamedTuple):
    comparison: Comparison
    transition: str
    """The manifest while files are being replaced: what was there and what will be."""
    manifest: str


def cover_all(path: PurePosixPath) -> bool:  # noqa: ARG001  # a predicate, as `covers` takes them
    """Say yes to every path."""
    return True


def compare(
    root: Path, tree: Tree, *, covers: Callable[[PurePosixPath], bool] = cover_all
) -> Comparison:
    """Compare a folder with the tree that should be in it.

    Args:
        root: The folder; it need not exist.
        tree: What should be in it.
        covers: Which paths the tree speaks of; files with other paths don't count.

    Raises:
        OutputError: a file cannot be read, or a path is not fit for a file below the folder.
    """
    return _plan(root, tree, covers).comparison


def apply(
    root: Path,
    tree: Tree,
    *,
    covers: Callable[[PurePosixPath], bool] = cover_all,
    is_forced: bool = False,
) -> Comparison:
    """Make a folder hold its tree: write what is missing or different, remove what is left over.

    A process that dies on the way leaves nothing that the next call does not put right.

    Args:
        root: The folder; it is made if it is missing.
        tree: What should be in it.
        covers: Which paths the tree speaks of; files with other paths stay as they are.
        is_forced: Whether foreign files may be overwritten.

    Returns:
        The comparison from before anything was written.

    Raises:
        OutputError: a file cannot be read or written, a path is not fit for a file below the
            folder, or a foreign file is in the way.
    """
    check_paths(tree)
    with lock_folder(root):
        plan = _plan(root, tree, covers)
        foreign = plan.comparison.paths(State.FOREIGN)
        if foreign and not is_forced:
            raise OutputError(_describe_foreign(root, foreign))
        _remove_unfinished(root, (*tree, *read_manifest(root), MANIFEST))
        if not plan.comparison.is_clean:
            _carry_out(root, tree, plan)
    return plan.comparison


def _plan(root: Path, tree: Tree, covers: Callable[[PurePosixPath], bool]) -> _Plan:
    check_paths((*tree, MANIFEST))
    for folder in {path.parent for path in tree}:
        check_inside(root, root / folder)
    known = read_manifest(root)
    wanted = {path: digest_text(text) for path, text in tree.items()}
    states = {path: _judge(root, path, digest, path in known) for path, digest in wanted.items()}
    twins = {fold_path(path): path for path in tree}
    for path in known:
        if path not in tree and covers(path) and not _is_same(root, path, twins):
            states |= _judge_left_over(root, path, known[path])
    final = {
        path: digests
        for path, digests in known.items()
        if not covers(path) or states.get(path) is State.KEPT
    } | {path: frozenset({digest}) for path, digest in wanted.items()}
    manifest = render_manifest(final)
    if final or known:
        states[MANIFEST] = _judge(root, MANIFEST, digest_text(manifest), True)
    transition = {path: known.get(path, frozenset()) | digests for path, digests in final.items()}
    return _Plan(
        comparison=Comparison(dict(sorted(states.items()))),
        transition=render_manifest({**known, **transition}),
        manifest=manifest,
    )


def _judge(root: Path, path: PurePosixPath, wanted: str, is_known: bool) -> State:
    digest = _digest_file(root / path)
    if digest is None:
        return State.MISSING
    if digest == wanted and not (root / path).is_symlink():
        return State.UNCHANGED
    return State.DIFFERENT if is_known else State.FOREIGN


def _judge_left_over(
    root: Path, path: PurePosixPath, digests: frozenset[str]
) -> dict[PurePosixPath, State]:
    """Judge a file that only the manifest knows; nothing where there is none any more."""
    file = root / path
    digest = _digest_file(file)
    if digest is None:
        return {}
    is_ours = digest in digests and not file.is_symlink() and not _leads_out(root, path)
    return {path: State.LEFT_OVER if is_ours else State.KEPT}


def _is_same(root: Path, path: PurePosixPath, twins: Mapping[str, PurePosixPath]) -> bool:
    """Tell whether a path and its twin in the tree are one file: where case does not count."""
    twin = twins.get(fold_path(path))
    with suppress(OSError):
        return twin is not None and (root / path).samefile(root / twin)
    return False


def _leads_out(root: Path, path: PurePosixPath) -> bool:
    return not (root / path).resolve().is_relative_to(root.resolve())


def _digest_file(path: Path) -> str | None:
    """Return the digest of a file, `None` where there is none, `""` for a pipe or a device.

    Raises:
        OutputError: the file cannot be read.
    """
    with explained("read", path):
        try:
            mode = path.stat().st_mode
            if not (S_ISREG(mode) or S_ISDIR(mode)):  # to read it could take forever
                return ""
            return sha256(path.read_bytes()).hexdigest()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None


def _describe_foreign(root: Path, paths: tuple[PurePosixPath, ...]) -> str:
    shown = ", ".join(str(root / path) for path in paths[:3])
    more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
    return (
        f"no build wrote {shown}{more}, so nothing was overwritten; "
        "move what is yours away, or build with --force"
    )


def _carry_out(root: Path, tree: Tree, plan: _Plan) -> None:
    """Bring a folder from one manifest to the next; in between, its manifest knows both."""
    states = plan.comparison
    _replace(root, MANIFEST, plan.transition)
    for path in states.paths(State.LEFT_OVER):
        _remove(root, path)
    for path in states.paths(State.MISSING, State.DIFFERENT, State.FOREIGN):
        if path != MANIFEST:
            _replace(root, path, tree[path])
    _replace(root, MANIFEST, plan.manifest)


def _replace(root: Path, path: PurePosixPath, text: str) -> None:
    """Replace a file, without waiting for the disk: a lost one is made again by the next build."""
    with explained("write", root / path):
        replace_file(root / path, text.encode(), is_durable=False)


def _remove(root: Path, path: PurePosixPath) -> None:
    """Remove a left-over file and the folders that it leaves empty."""
    file = root / path
    with explained("remove", file):
        file.unlink(missing_ok=True)
    with suppress(OSError):  # a folder that is not empty stays
        for folder in path.parents[:-1]:
            (root / folder).rmdir()


def _remove_unfinished(root: Path, paths: Iterable[PurePosixPath]) -> None:
    """Remove what a build that was killed had begun to write."""
    folders = {path.parent for path in paths}
    for folder in (root / path for path in folders if not _leads_out(root, path)):
        with explained("read", folder), suppress(FileNotFoundError, NotADirectoryError):
            for file in tuple(folder.glob(f".*{TEMPORARY_SUFFIX}")):
                file.unlink(missing_ok=True)
