"""`errcat check`: everything that is wrong in the catalogue and its translations."""

import argparse
import sys
from pathlib import Path

from errcat.cache import read_proof, store_proof
from errcat.cli.shared import (
    FORMATS,
    SOURCE_FOLDERS,
    CommandError,
    add_cache_argument,
    add_format_argument,
    digest_project,
    has_errors,
    print_findings,
    project_root,
)

_PROOF = "checked"
"""Kind of proof that sources have no findings; its text is the number of files."""

_DESCRIPTION = """\
Read catalog/ and locales/ and report everything that is wrong, in one run.

With FILEs, the whole project is still read, but only the findings of these files are shown and
counted: for editors and pre-commit hooks. `errcat rules NAME` explains a rule and how to waive it.
"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "check",
        help="report everything that is wrong in catalogue and translations",
        description=_DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="show only findings of these")
    add_format_argument(parser, FORMATS)
    add_cache_argument(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check the project and print what was found; 1 if there are errors."""
    root = project_root(arguments)
    wanted = {_relative_path(root, name) for name in arguments.files}
    digest = digest_project(arguments, root)
    count = read_proof(_PROOF, digest) if digest else None
    if count and count.isdecimal() and arguments.format == "text":
        return _praise(wanted, int(count))
    return _check(arguments, root, wanted, digest)


def _check(arguments: argparse.Namespace, root: Path, wanted: set[str], digest: str | None) -> int:
    from errcat.checks import check_project
    from errcat.project import load_project

    loaded = load_project(root)
    findings = check_project(loaded)
    if digest and not findings:
        store_proof(_PROOF, digest, str(len(loaded.sources)))
    if wanted:
        findings = tuple(finding for finding in findings if finding.span.path in wanted)
    print_findings(findings, loaded.sources, arguments.format)
    if not findings and arguments.format == "text":
        return _praise(wanted, len(loaded.sources))
    return 1 if has_errors(findings) else 0


def _praise(wanted: set[str], count: int) -> int:
    files = f"{len(wanted)} of {count} files" if wanted else f"{count} files"
    print(f"{files} checked, all is well")
    return 0


def _relative_path(root: Path, name: str) -> str:
    """Return a file's path as findings carry it.

    Raises:
        CommandError: the file does not exist or lies outside the project.
    """
    path = Path(name)
    if not path.exists():
        raise CommandError(f"{name}: no such file")
    try:
        relative = path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        raise CommandError(f"{name} lies outside the project {root}") from None
    if relative.partition("/")[0] not in SOURCE_FOLDERS:
        print(f"errcat: {name} is not part of the catalogue's sources", file=sys.stderr)
    return relative
