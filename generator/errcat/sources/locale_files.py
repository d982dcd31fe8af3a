"""Plans the update of PO files: what was read, what it becomes, and what stands in the way."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from errcat.findings import Finding
from errcat.model import LocaleTag
from errcat.sources import LOCALES_FOLDER
from errcat.sources.po_files import decode, read_bytes
from errcat.sources.po_units import PoUnit
from errcat.sources.sync import Synced, sync_text
from errcat.sources.translations import parse_locale

_HARMLESS = frozenset({"waiver-form"})


class LocaleUpdate(NamedTuple):
    """A PO file and what becomes of it."""

    name: str
    """Path from the project's root."""
    before: bytes | None
    """What was read; `None`: there is no file."""
    synced: Synced | None
    """`None` if it cannot be known what the file says; then there are findings."""
    findings: tuple[Finding, ...]
    source: str
    """The text that the findings are about."""


def plan_update(
    root: Path,
    tag: LocaleTag,
    units: Mapping[str, PoUnit],
    write_header: Callable[[LocaleTag], str],
) -> LocaleUpdate:
    """Work out what becomes of a locale's PO file, and write nothing.

    Args:
        root: The project's folder.
        tag: The locale.
        units: The catalogue's units, by key, in the order of the POT.
        write_header: Writes what a file begins with; called only for one without header.
    """
    name = f"{LOCALES_FOLDER}/{tag}.po"
    data, unreadable = read_bytes(root / name, name)
    if unreadable:
        return LocaleUpdate(name, data, None, unreadable, "")
    if data is None or not data.strip(b"\xef\xbb\xbf \t\r\n"):
        return LocaleUpdate(name, data, sync_text(None, units, write_header(tag)), (), "")
    text, undecodable = decode(data, name)
    if text is None:
        return LocaleUpdate(name, data, None, undecodable, "")
    locale, findings = parse_locale(text, name, tag)
    faults = tuple(finding for finding in findings if finding.rule not in _HARMLESS)
    if faults:
        return LocaleUpdate(name, data, None, faults, text)
    header = "" if locale.header else write_header(tag)
    return LocaleUpdate(name, data, sync_text(data.decode(), units, header), (), text)
