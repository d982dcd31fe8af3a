"""A project read whole: catalogue and translations, joined, with everything found on the way."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from errcat.findings import Finding, Severity, Waiver, sort_findings
from errcat.model import Catalog, Locale, LocaleTag, Project
from errcat.nearest import find_nearest, suggest_name
from errcat.position import Span, file_start
from errcat.sources import CATALOG_FOLDER, LOCALES_FOLDER
from errcat.sources.catalog import load_catalog
from errcat.sources.files import read_regular
from errcat.sources.rules import FindingLog
from errcat.sources.translations import read_locale
from errcat.units import collect_units


class LoadResult(NamedTuple):
    """What loading a project gives."""

    project: Project | None
    """`None` if a file of the catalogue is missing or could not be read to its end.

    Otherwise every reference in it that the files make is there: where a value is at fault,
    something of the right type stands in for it. Then `findings` has an error at the same place.
    """
    findings: tuple[Finding, ...]
    """Sorted by place."""
    sources: Mapping[str, str]
    """The text of each file that was read, by its path from the root."""
    waivers: tuple[Waiver, ...]
    """Those of the catalogue and of the translations."""


class SourceTexts(Mapping[str, str]):
    """Texts of source files by path from the root; those of PO files are read when asked for."""

    def __init__(self, root: Path, texts: dict[str, str]) -> None:
        self._root = root
        self._texts: dict[str, str | None] = dict(texts)

    def add(self, path: str) -> None:
        """Add a file that is read when its text is asked for."""
        self._texts[path] = None

    def __getitem__(self, path: str) -> str:
        text = self._texts[path]
        if text is None:
            text = self._texts[path] = self._read(path)
        return text

    def _read(self, path: str) -> str:
        try:
            text = read_regular(self._root / path).decode("utf-8-sig", errors="replace")
            return text.replace("\r\n", "\n").replace("\r", "\n")
        except OSError:  # reading it the first time has been reported, or it went away since
            return ""

    def __contains__(self, path: object) -> bool:
        return path in self._texts  # without reading it, as the inherited one would

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def load_project(root: Path) -> LoadResult:
    """Load the project at `root`, whatever is in its files; faults are findings."""
    with paused_collector():
        alone = load_catalog_alone(root)
        if alone.project is None:
            return alone
        log = FindingLog()
        sources = SourceTexts(root, dict(alone.sources))
        paths = sorted((root / LOCALES_FOLDER).glob("[!.]*.po"))  # no locks of editors
        for path in paths:
            sources.add(f"{LOCALES_FOLDER}/{path.name}")
        locales = _load_locales(paths, alone, log)
        return LoadResult(
            alone.project._replace(locales=locales),
            sort_findings((*alone.findings, *log.findings)),
            sources,
            alone.waivers + tuple(_locale_waivers(locales.values())),
        )


def load_catalog_alone(root: Path) -> LoadResult:
    """Load the catalogue of the project at `root`, as if there were no translations."""
    log = FindingLog()
    catalog, texts, waivers = load_catalog(root, log)
    project = None
    if catalog is not None:
        project = Project(catalog=catalog, locales={}, units=collect_units(catalog))
    return LoadResult(project, sort_findings(log.findings), SourceTexts(root, texts), waivers)


@contextmanager
def paused_collector() -> Iterator[None]:
    """Keep the garbage collector from walking millions of new values that are no garbage."""
    is_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_enabled:
            gc.enable()


def _load_locales(paths: list[Path], alone: LoadResult, log: FindingLog) -> dict[LocaleTag, Locale]:
    """Read the PO files of the catalogue's languages; returns them by tag, sorted."""
    assert alone.project is not None  # otherwise no language is known
    catalog = alone.project.catalog
    faulty = {finding.span for finding in alone.findings if finding.severity is Severity.ERROR}
    misspelled = {tag for tag, settings in catalog.locales.items() if settings.span in faulty}
    present = {path.stem: path for path in paths}
    found = {}
    for tag, settings in sorted(catalog.locales.items()):
        path = present.pop(tag, None)
        if path is None:
            if tag not in misspelled:
                _report_missing(tag, settings.span, log)
            continue
        locale, findings = read_locale(path, f"{LOCALES_FOLDER}/{path.name}", tag)
        log.findings += findings
        if locale is not None:
            found[tag] = locale
    for path in present.values():
        if find_nearest(path.stem, misspelled) is None:
            _report_unlisted(path.stem, catalog, log)
    return found


def _report_missing(tag: LocaleTag, span: Span, log: FindingLog) -> None:
    message = f"there is no file {LOCALES_FOLDER}/{tag}.po"
    log.add("locale-missing", message, span, advice=f"run `errcat sync --locale {tag}`")


def _report_unlisted(tag: str, catalog: Catalog, log: FindingLog) -> None:
    path = f"{LOCALES_FOLDER}/{tag}.po"
    if tag == catalog.source_locale:
        message = f"'{tag}' is the language of the catalogue itself"
        advice = f"edit the texts in {CATALOG_FOLDER}/, and remove this file"
    else:
        message = f"the catalogue does not list the language '{tag}'"
        advice = suggest_name(tag, catalog.locales, f"list it in {CATALOG_FOLDER}/catalog.yaml")
    log.add("locale-unlisted", message, file_start(path), advice=advice)


def _locale_waivers(locales: Iterable[Locale]) -> Iterator[Waiver]:
    for locale in locales:
        yield from locale.header_waivers
        for translation in locale.translations.values():
            yield from translation.waivers
