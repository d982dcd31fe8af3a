"""Auditing many pages: what is known beforehand, and the English page of each."""

from pathlib import Path

from errcat.audit.build import Request
from errcat.audit.english import EnglishPage
from errcat.audit.facts import CatalogFacts
from errcat.audit.run import PageResult, audit_page, report_unreadable
from errcat.model import LocaleTag, ProductId
from errcat.sources.pages import parse_page
from errcat.sources.pages_browser import Names
from errcat.sources.pages_files import PageFile, UnreadablePageError, find_source, read_page


class PageAuditor:
    """Audits pages with one catalogue; English pages are read once."""

    def __init__(
        self,
        catalog_facts: CatalogFacts,
        product: str | None = None,
        locale: str | None = None,
        source: Path | None = None,
    ) -> None:
        self._catalog_facts = catalog_facts
        self._product = ProductId(product) if product else None
        self._locale = LocaleTag(locale) if locale else None
        self._source = source
        self._names = Names(frozenset(catalog_facts.catalog.entries), catalog_facts.status_labels)
        self._english: dict[Path, EnglishPage | None] = {}

    def audit(self, file: PageFile, text: str) -> PageResult:
        """Audit a page's text."""
        page = parse_page(file.name, text, self._names)
        request = Request(self._product, self._locale, self._find_english(file))
        return audit_page(page, self._catalog_facts, request)

    def report_unreadable(self, file: PageFile, reason: str) -> PageResult:
        """Return the result for a file that cannot be read as a page."""
        return report_unreadable(file.name, reason)

    def _find_english(self, file: PageFile) -> EnglishPage | None:
        """Return the English page of a page; `None` if there is none, or it cannot be read."""
        if self._source is None:
            return None
        path = self._source
        if path.is_dir():
            found = find_source(path, file)
            if found is None:
                return None
            path = found
        if path not in self._english:
            self._english[path] = self._read_english(path)
        return self._english[path]

    def _read_english(self, path: Path) -> EnglishPage | None:
        try:
            text = read_page(path).text
        except UnreadablePageError:
            return None
        return EnglishPage(parse_page(path.as_posix(), text, self._names), self._catalog_facts)
