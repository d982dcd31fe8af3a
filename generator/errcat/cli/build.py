"""`errcat build`: everything below `site/`, written or compared."""

import argparse
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from errcat.cache import read_proof, store_proof
from errcat.cli.build_report import report_build, report_check
from errcat.cli.progress import ProgressBar
from errcat.cli.shared import (
    SOURCE_FOLDERS,
    UsageError,
    add_cache_argument,
    digest_project,
    has_errors,
    print_findings,
    project_root,
    report_error,
)

if TYPE_CHECKING:
    from errcat.findings import Finding
    from errcat.model import Project
    from errcat.output import Comparison
    from errcat.project import LoadResult

_DESCRIPTION = """\
Write what the catalogue and its translations say: pages, schemas, constants, and the site.

Files that are right already are not touched; those that nothing writes any more are removed.
Errors in the sources stop the build (`errcat check` explains them), warnings do not. Files that
no build wrote are neither overwritten nor removed.
"""

_EPILOG = """\
examples:
  errcat build
  errcat build --only markdown --locale sv-SE --out /tmp/preview
  errcat build --check           write nothing; exit 1 if a committed file is not up to date
"""

_PROOF = "built"
"""Kind of proof that a build left nothing to do; its text is the seal of the folders."""

_CHECK_ONLY = frozenset({"coverage"})
"""Rules that `errcat check` alone enforces: pages show English where translations are missing."""

_SITE = "html"
"""The folder that can have made-up languages, too."""

_UNCOMMITTED = frozenset({_SITE})
"""Folders that `--check` leaves out, unless they are named: they are rebuilt at will."""


class _Job(NamedTuple):
    """What to build and where."""

    project: "Project"
    out: Path
    covers: Callable[[PurePosixPath], bool]
    is_check: bool
    is_forced: bool
    is_pseudo: bool


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "build",
        help="write pages, schemas, constants and the site",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--only",
        metavar="FOLDER,…",
        help="only these folders of site/, for example markdown,schema",
    )
    parser.add_argument(
        "--locale", action="append", metavar="TAG", help="only this language; can be repeated"
    )
    parser.add_argument(
        "--out", metavar="DIR", help="where to write (default: site/ of the project)"
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if a file is not up to date"
    )
    parser.add_argument(
        "--force", action="store_true", help="overwrite files that no build wrote, too"
    )
    parser.add_argument(
        "--pseudo",
        action="store_true",
        help="also write the site in made-up languages: en-XA (accented, longer), ar-XB (from "
        "right to left)",
    )
    add_cache_argument(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Build, or compare; 1 if the sources have errors or, with `--check`, a file differs."""
    from errcat.output import count_sealed, seal_folders

    root = project_root(arguments)
    folders = _choose_folders(arguments)
    out = choose_out(arguments.out, root)
    roots = tuple(out / folder for folder in folders)
    is_whole = not arguments.check and not arguments.locale
    details = (*map(str, roots), f"pseudo: {arguments.pseudo}")
    digest = digest_project(arguments, root, *details) if is_whole else None
    seal = read_proof(_PROOF, digest) if digest else None
    count = count_sealed(roots, seal) if seal else None
    if count is not None:
        print(f"0 files written, {count} unchanged, 0 removed")
        return 0
    code, is_proof = _run_build(arguments, root, out, folders)
    if digest and is_proof:
        store_proof(_PROOF, digest, seal_folders(roots))
    return code


def choose_out(name: str | None, root: Path) -> Path:
    """Return the folder to write to: the one named, or the project's own.

    Raises:
        UsageError: the folder is for other things: sources, the project itself, a whole disk.
    """
    if not name:
        return root / "site"
    out, project = Path(os.path.realpath(name)), Path(os.path.realpath(root))
    sources = (folder for folder in SOURCE_FOLDERS if out.is_relative_to(project / folder))
    source = next(sources, None)
    if source is not None:
        raise UsageError(f"--out {name!r}: {source}/ holds sources; name a folder beside it")
    if out in (project, out.parent):
        what = "the project's own folder" if out == project else "the root of the file system"
        raise UsageError(f"--out {name!r}: this is {what}; name a folder of its own")
    return Path(name)


def _run_build(
    arguments: argparse.Namespace, root: Path, out: Path, folders: tuple[str, ...]
) -> tuple[int, bool]:
    """Build or compare; returns the exit code, and whether there was nothing to complain of."""
    from errcat.checks import check_project
    from errcat.project import load_project, paused_collector

    comparisons: list[tuple[Path, Comparison]] = []
    with ProgressBar(2 + 2 * len(folders)) as progress, paused_collector():
        progress.begin("reading the sources")
        loaded = load_project(root)
        progress.begin("checking them")
        findings = select_findings(check_project(loaded))
        if loaded.project and not has_errors(findings):
            job = _Job(
                project=loaded.project,
                out=out,
                covers=_cover_locales(arguments.locale, loaded.project),
                is_check=arguments.check,
                is_forced=arguments.force,
                is_pseudo=arguments.pseudo,
            )
            comparisons += _build(job, folders, progress)
    if has_errors(findings):
        return _refuse(findings, loaded), False
    _mention(findings)
    if arguments.check:
        return report_check(comparisons, arguments), False
    return report_build(comparisons), not findings


def _choose_folders(arguments: argparse.Namespace) -> tuple[str, ...]:
    """Return the folders to build, in the order in which they are built.

    Raises:
        UsageError: there is no such folder.
    """
    from errcat.emit import EMITTERS

    if arguments.only is None:
        return tuple(
            folder for folder in EMITTERS if not (arguments.check and folder in _UNCOMMITTED)
        )
    named = [name.strip() for name in arguments.only.split(",")]
    for name in named:
        if name not in EMITTERS:
            raise UsageError(f"--only {name!r}: no such folder; there are {', '.join(EMITTERS)}")
    return tuple(folder for folder in EMITTERS if folder in named)


def _cover_locales(tags: list[str] | None, project: "Project") -> Callable[[PurePosixPath], bool]:
    """Return which paths a build of some languages is about; without languages, all.

    A path is a language's if its tag is a part of it: `sv-SE/a.md`, `data.sv-SE.json`, `sv_SE.py`.

    Raises:
        UsageError: the catalogue has no such language.
    """
    known = (project.catalog.source_locale, *project.catalog.locales)
    for tag in tags or ():
        if tag not in known:
            raise UsageError(f"--locale {tag!r}: no such language; there are {', '.join(known)}")
    wanted = {tag.casefold() for tag in tags or ()}

    def covers(path: PurePosixPath) -> bool:
        parts = re.split(r"[./]", str(path).replace("_", "-").casefold())
        return not wanted or not wanted.isdisjoint(parts)

    return covers


def select_findings(findings: tuple["Finding", ...]) -> tuple["Finding", ...]:
    """Leave out what does not concern a build: pages show English where translations miss."""
    return tuple(
        finding
        for finding in findings
        if finding.rule not in _CHECK_ONLY and finding.severity != "note"
    )


def _build(
    job: _Job, folders: tuple[str, ...], progress: ProgressBar
) -> Iterator[tuple[Path, "Comparison"]]:
    """Build or compare folder by folder; returns how each differed."""
    from errcat.emit import EMITTERS
    from errcat.output import apply, check_inside, compare

    for folder in folders:
        progress.begin(f"{folder}: making")
        is_pseudo = job.is_pseudo and folder == _SITE
        files = EMITTERS[folder](_add_pseudo(job.project) if is_pseudo else job.project)
        tree = {path: text for path, text in files.items() if job.covers(path)}
        progress.begin(f"{folder}: {'comparing' if job.is_check else 'writing'}")
        root = job.out / folder
        check_inside(job.out, root)
        if job.is_check:
            yield root, compare(root, tree, covers=job.covers)
        else:
            yield root, apply(root, tree, covers=job.covers, is_forced=job.is_forced)


def _add_pseudo(project: "Project") -> "Project":
    from errcat.emit.pseudo import add_pseudo_locales

    return add_pseudo_locales(project)


def _refuse(findings: tuple["Finding", ...], loaded: "LoadResult") -> int:
    print_findings(findings, loaded.sources, "text")
    report_error("nothing was built, because of these errors")
    return 1


def _mention(findings: tuple["Finding", ...]) -> None:
    if findings:
        from errcat.findings import count_noun

        report_error(
            f"{count_noun(len(findings), 'warning')} in the sources; `errcat check` shows them"
        )
