"""`errcat check`: everything that is wrong in the catalogue and its translations."""

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from errcat.cache import read_proof, store_proof
from errcat.cli.shared import (
    FORMATS,
    CommandError,
    add_cache_argument,
    add_format_argument,
    digest_project,
    has_errors,
    print_findings,
    project_root,
)

_PROOF = "checked"
"""Kind of proof that sources have no findings; its text is their paths, as JSON."""

_DESCRIPTION = """\
Read catalog/ and locales/ and report everything that is wrong, in one run.

With PATHs, the whole project is still read, but only the findings of these files, and of those in
these folders, are shown and counted: for editors and pre-commit hooks. `errcat rules NAME` explains
a rule and how to waive it.
"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "check",
        help="report everything that is wrong in catalogue and translations",
        description=_DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="show only findings of these")
    add_format_argument(parser, FORMATS)
    add_cache_argument(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check the project and print what was found; 1 if there are errors."""
    root = project_root(arguments)
    wanted = {_relative_path(root, name): name for name in arguments.paths}
    digest = digest_project(arguments, root)
    sources = _read_sources(digest) if digest and arguments.format == "text" else None
    if sources:
        return _praise(wanted, sources)
    return _check(arguments, root, wanted, digest)


def _read_sources(digest: str) -> list[str] | None:
    """Return the paths of sources that are proved to have no findings, or `None`."""
    try:
        paths = json.loads(read_proof(_PROOF, digest) or "")
    except ValueError:
        return None
    return [str(path) for path in paths] if isinstance(paths, list) else None


def _check(
    arguments: argparse.Namespace, root: Path, wanted: Mapping[str, str], digest: str | None
) -> int:
    from errcat.checks import check_project
    from errcat.project import load_project

    loaded = load_project(root)
    sources = list(loaded.sources)
    findings = check_project(loaded)
    if digest and not findings:
        store_proof(_PROOF, digest, json.dumps(sources))
    meant = tuple(finding for finding in findings if _is_meant(finding.span.path, wanted))
    if loaded.project is None and not meant:
        raise CommandError("the catalogue cannot be read; `errcat check` without paths says why")
    if not meant and arguments.format == "text":
        return _praise(wanted, sources)
    _require_sources(wanted, [*sources, *(finding.span.path for finding in findings)])
    print_findings(meant, loaded.sources, arguments.format)
    return 1 if has_errors(meant) else 0


def _praise(wanted: Mapping[str, str], sources: Sequence[str]) -> int:
    _require_sources(wanted, sources)
    count = sum(_is_meant(path, wanted) for path in sources)
    files = f"{count} of {len(sources)} files" if wanted else f"{len(sources)} files"
    print(f"{files} checked, all is well")
    return 0


def _is_meant(path: str, wanted: Iterable[str]) -> bool:
    """Tell whether a path is one of those wanted or lies below one; without any, all are meant."""
    names = tuple(wanted)
    return not names or any(PurePosixPath(path).is_relative_to(name) for name in names)


def _require_sources(wanted: Mapping[str, str], paths: Sequence[str]) -> None:
    """Make sure that something is checked of everything wanted.

    Raises:
        CommandError: a name means no source.
    """
    for relative, name in wanted.items():
        if not any(_is_meant(path, (relative,)) for path in paths):
            raise CommandError(f"{name}: nothing of it is a source of the catalogue")


def _relative_path(root: Path, name: str) -> str:
    """Return a path as findings carry it.

    Raises:
        CommandError: there is no such file or folder, or it lies outside the project.
    """
    path = Path(name)
    if not path.exists():
        raise CommandError(f"{name}: no such file")
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        raise CommandError(f"{name} lies outside the project {root}") from None
