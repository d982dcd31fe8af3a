"""`errcat check`: everything that is wrong in the catalogue and its translations."""

import argparse
import sys
from pathlib import Path

from errcat.cli.shared import (
    FORMATS,
    CommandError,
    add_format_argument,
    has_errors,
    print_findings,
    project_root,
)

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
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check the project and print what was found; 1 if there are errors."""
    from errcat.checks import check_project
    from errcat.project import load_project

    root = project_root(arguments)
    loaded = load_project(root)
    findings = check_project(loaded)
    if arguments.files:
        wanted = {_relative_path(root, name) for name in arguments.files}
        findings = tuple(finding for finding in findings if finding.span.path in wanted)
    print_findings(findings, loaded.sources, arguments.format)
    if not findings and arguments.format == "text":
        print(_praise(arguments.files, len(loaded.sources)))
    return 1 if has_errors(findings) else 0


def _praise(files: list[str], count: int) -> str:
    return (
        f"{len(files)} of {count} files checked, all is well"
        if files
        else (f"{count} files checked, all is well")
    )


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
    if relative.partition("/")[0] not in ("catalog", "locales"):
        print(f"errcat: {name} is not part of the catalogue's sources", file=sys.stderr)
    return relative
