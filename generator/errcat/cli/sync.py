"""`errcat sync`: bring the PO files up to date with the catalogue, or start a language."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from errcat.cli.shared import (
    CommandError,
    UsageError,
    begin_with_files,
    print_findings,
    project_root,
    report_error,
)
from errcat.findings import Severity, count_noun
from errcat.model import Catalog, LocaleTag, Project
from errcat.sources import CATALOG_FOLDER

if TYPE_CHECKING:
    from errcat.sources.locale_files import LocaleUpdate
    from errcat.sources.sync import Synced

_DESCRIPTION = """\
Bring locales/*.po up to date after the catalogue changed.

New texts are added without a translation; changed English marks its translation fuzzy and keeps
the old English beside it (#|); texts that are gone become obsolete (#~) and come back when they
do; those of a renamed entry (`formerly`) move with it. A file without header is given one.
Nothing else in the files is touched, and nothing is written while the catalogue has errors.

With --locale, only these languages; one that the catalogue does not list yet is started: its PO
file is made, and catalog/catalog.yaml lists it with a coverage floor of 0.
"""

_EPILOG = """\
examples:
  errcat sync
  errcat sync --locale de-DE
  errcat sync --check            write nothing; exit 1 if a file is out of date
"""

_CATALOG_FILE = f"{CATALOG_FOLDER}/catalog.yaml"
_SHOWN = 8
"""How many keys of a kind are printed."""
_LISTED_KINDS = ("added", "changed", "renamed", "revived", "obsolete")
"""Kinds of changes whose keys are printed: fields of `Synced`."""


class _Write(NamedTuple):
    """A file to write and what it held when it was read."""

    path: Path
    before: bytes | None
    text: str


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "sync",
        help="bring PO files up to date with the catalogue, or start a language",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--locale", action="append", metavar="TAG", help="only this language; can be repeated"
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if a file is out of date"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Update the PO files; 1 if something is wrong or, with `--check`, out of date."""
    root = project_root(arguments)
    project = _load_catalog(root)
    if project is None:
        return _refuse()
    catalog = project.catalog
    tags = _choose_tags(arguments.locale, catalog)
    updates = _plan_updates(root, project, tags)
    findings = [finding for update in updates for finding in update.findings]
    if findings:
        print_findings(findings, {update.name: update.source for update in updates}, "text")
        return _refuse()
    writes = [*_plan_listing(root, catalog, tags), *_plan_writes(root, updates)]
    if not arguments.check:
        _write_all(writes)
    _print_updates(updates)
    for tag in tags:
        if tag not in catalog.locales:
            print(f"{_CATALOG_FILE}: lists {tag}, with a coverage floor of 0")
    if not (arguments.check and writes):
        return 0
    report_error(f"{begin_with_files(len(writes))} not up to date; nothing was written (--check)")
    return 1


def _refuse() -> int:
    report_error("nothing was written, because of these errors")
    return 1


def _load_catalog(root: Path) -> Project | None:
    """Load the catalogue without translations; `None` after printing what is wrong with it."""
    from errcat.checks import check_catalog
    from errcat.project import load_catalog_alone

    loaded = load_catalog_alone(root)
    errors = [found for found in check_catalog(loaded) if found.severity is Severity.ERROR]
    if errors:
        print_findings(errors, loaded.sources, "text")
    return None if errors else loaded.project


def _choose_tags(named: list[str] | None, catalog: Catalog) -> tuple[LocaleTag, ...]:
    """Return the languages to update, each once.

    Raises:
        UsageError: a name is no locale or not in its canonical form, or there are no languages.
    """
    if named is not None:
        return tuple(dict.fromkeys(_parse_tag(name, catalog) for name in named))
    if not catalog.locales:
        raise UsageError("the catalogue lists no language; start one with --locale TAG")
    return tuple(catalog.locales)


def _parse_tag(name: str, catalog: Catalog) -> LocaleTag:
    """Return the language of a name.

    Raises:
        UsageError: it is no locale, not in its canonical form, made up, or the catalogue's own.
    """
    from errcat.emit.pseudo import PSEUDO_LOCALES
    from errcat.locales import canonicalize

    if name == catalog.source_locale:
        raise UsageError(f"{name} is the language of the catalogue itself; edit catalog/ instead")
    if name in catalog.locales:
        return LocaleTag(name)
    try:
        tag = canonicalize(name)
    except ValueError as error:
        raise UsageError(str(error)) from error
    if tag != name:
        raise UsageError(f"the canonical form of {name!r} is {tag!r}; use --locale {tag}")
    if tag in PSEUDO_LOCALES:
        raise UsageError(f"{name} is made up; `errcat build --pseudo` shows the site in it")
    return LocaleTag(tag)


def _plan_updates(
    root: Path, project: Project, tags: Sequence[LocaleTag]
) -> tuple["LocaleUpdate", ...]:
    from errcat.sources.locale_files import plan_update
    from errcat.sources.po_units import describe_units

    units = describe_units(project.catalog, project.units)

    def write_header(tag: LocaleTag) -> str:
        from errcat.sources.po_header import locale_header

        now = datetime.now(UTC).astimezone().strftime("%Y-%m-%d %H:%M%z")
        return locale_header(project.catalog.name.value, tag, now)

    return tuple(plan_update(root, tag, units, write_header) for tag in tags)


def _plan_listing(root: Path, catalog: Catalog, tags: Sequence[LocaleTag]) -> Iterator[_Write]:
    """Yield what becomes of the catalogue's list of languages, if new ones are among the tags.

    Raises:
        CommandError: the list is written in a way that this program cannot add to.
    """
    new = [tag for tag in tags if tag not in catalog.locales]
    if not new:
        return
    from errcat.sources.locale_listing import list_locale

    path = root / _CATALOG_FILE
    before = path.read_bytes()
    text = before.decode()
    try:
        for tag in new:
            text = list_locale(text, tag)
    except ValueError as error:
        message = f"cannot list the language: {error}; add it to {_CATALOG_FILE} by hand"
        raise CommandError(message) from error
    yield _Write(path, before, text)


def _plan_writes(root: Path, updates: Sequence["LocaleUpdate"]) -> Iterator[_Write]:
    for update in updates:
        if update.synced is not None and update.before != update.synced.text.encode():
            yield _Write(root / update.name, update.before, update.synced.text)


def _write_all(writes: Sequence[_Write]) -> None:
    """Write the files, after making sure that all of them can be.

    Raises:
        CommandError: a file is read-only, or changed or appeared since it was read.
        OutputError: the system refuses.
    """
    from errcat.output import write_file

    for path, before, _ in writes:
        if before is None and not path.exists():
            continue
        if not path.stat().st_mode & 0o222:
            raise CommandError(f"{path} is read-only; nothing was written")
        if path.read_bytes() != before:
            raise CommandError(f"{path} was changed meanwhile; nothing was written, run it again")
    for path, _, text in writes:
        write_file(path, text)


def _print_updates(updates: Sequence["LocaleUpdate"]) -> None:
    for update in updates:
        assert update.synced is not None  # otherwise there are findings
        print(f"{update.name}: {_summarize(update)}")
        if update.before is not None:
            _print_keys(update.synced)


def _summarize(update: "LocaleUpdate") -> str:
    """Say in a few words what changes in a file: `2 added, 1 obsolete`."""
    synced = update.synced
    assert synced is not None  # otherwise there are findings
    if update.before is None:
        return f"new, {count_noun(len(synced.added), 'text')} to translate"
    counts = [(len(getattr(synced, kind)), kind) for kind in (*_LISTED_KINDS, "refreshed")]
    parts = ["header written"] if synced.has_new_header else []
    parts += [f"{count} {kind}" for count, kind in counts if count]
    return ", ".join(parts) or "up to date"


def _print_keys(synced: "Synced") -> None:
    for kind in _LISTED_KINDS:
        keys: tuple[str, ...] = getattr(synced, kind)
        for key in keys[:_SHOWN]:
            print(f"  {kind:8}  {key}")
        if len(keys) > _SHOWN:
            print(f"  {kind:8}  and {len(keys) - _SHOWN} more")
