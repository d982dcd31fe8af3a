"""What the commands share: loading the project, printing findings, errors that end a command."""

import argparse
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING

from errcat.cache import digest_sources
from errcat.sources import CATALOG_FOLDER, LOCALES_FOLDER

if TYPE_CHECKING:
    from errcat.findings import Finding
    from errcat.model import Project

SOURCE_FOLDERS = (CATALOG_FOLDER, LOCALES_FOLDER)
"""What a project is read from, below its root."""

FORMATS = ("text", "json", "sarif", "github")
"""What `--format` takes where findings are printed."""


class CommandError(Exception):
    """A command cannot go on; the text says why and what to do. Exit code 1."""


class UsageError(Exception):
    """The command was typed wrong in a way that the parser cannot see. Exit code 2."""


def report_error(message: str) -> None:
    """Print one line about a failure to standard error."""
    print(f"errcat: {message}", file=sys.stderr)


def begin_with_files(count: int) -> str:
    """Begin a sentence that counts files: `1 file is`, `2 files are`."""
    return "1 file is" if count == 1 else f"{count} files are"


def project_root(arguments: argparse.Namespace) -> Path:
    """Return the folder of the project that the arguments name or that lies around here.

    Raises:
        CommandError: there is none.
    """
    if arguments.project is not None:
        root = Path(arguments.project)
        if not (root / CATALOG_FOLDER).is_dir():
            raise CommandError(f"{root} holds no folder 'catalog': name the project's folder")
        return root
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / CATALOG_FOLDER).is_dir():
            return folder
    raise CommandError(
        f"there is no folder 'catalog' in {here} or above it; "
        "name the project's folder with --project DIR, or start a catalogue with `errcat init`"
    )


def load_usable_project(arguments: argparse.Namespace) -> "Project":
    """Load a project whose catalogue holds together, whatever else is wrong with it.

    Translations with errors are named on standard error.

    Raises:
        CommandError: the catalogue has errors that leave nothing to work with; they are printed.
    """
    from errcat.checks import find_obstacles
    from errcat.project import load_project

    loaded = load_project(project_root(arguments))
    obstacles = find_obstacles(loaded)
    if loaded.project is None or obstacles:
        stream = sys.stdout if arguments.format == "text" else sys.stderr
        print_findings(obstacles, loaded.sources, "text", stream)
        raise CommandError("the catalogue cannot be used because of these errors")
    for path in sorted({found.span.path for found in loaded.findings if has_errors((found,))}):
        report_error(f"{path} has errors, so that texts may be missing; see `errcat check`")
    return loaded.project


def add_cache_argument(parser: argparse.ArgumentParser) -> None:
    """Add `--no-cache`."""
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help="work everything out anew, even if nothing has changed since it was last right",
    )


def digest_project(arguments: argparse.Namespace, root: Path, *details: str) -> str | None:
    """Return the digest under which results for these sources are kept; `None`: keep nothing."""
    if arguments.no_cache:
        return None
    return digest_sources(root, SOURCE_FOLDERS, *details)


def is_color_wanted(stream: IO[str]) -> bool:
    """Tell whether to colour what is written to a stream.

    Source: https://no-color.org (`NO_COLOR`), and `FORCE_COLOR` as other tools have it.
    """
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (
        stream.isatty() and os.environ.get("TERM") != "dumb"
    )


def add_format_argument(parser: argparse.ArgumentParser, formats: tuple[str, ...]) -> None:
    """Add `--format` with the given choices; the first is the default."""
    parser.add_argument(
        "--format", choices=formats, default=formats[0], help=f"default: {formats[0]}"
    )


def print_findings(
    findings: Iterable["Finding"],
    sources: Mapping[str, str],
    form: str,
    stream: IO[str] | None = None,
) -> None:
    """Print findings in a format of `FORMATS`; text gets excerpts of `sources` and a count.

    Args:
        findings: What was found.
        sources: The texts of files by path.
        form: The format.
        stream: Where to print; by default standard output.
    """
    from errcat.findings import sort_findings

    ordered = sort_findings(tuple(findings))
    if form == "text" and not ordered:
        return
    from errcat.report import render_findings

    stream = stream or sys.stdout
    text = render_findings(ordered, sources, form, is_colored=is_color_wanted(stream))
    if text:
        print(text, end="", file=stream)


def has_errors(findings: Iterable["Finding"]) -> bool:
    """Tell whether any finding makes the command fail."""
    return any(finding.severity == "error" for finding in findings)
