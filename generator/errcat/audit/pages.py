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
        self._names = Names(frozenset(catalog_facts.catalog.entries), catalog_facts.status_phrases)
        self._english: dict[Path, EnglishPage | None] = {}
        self.useless_sources: set[str] = set()
        """English pages of audited ones that cannot be read, or have no error table."""

    def audit(self, file: PageFile, text: str) -> PageResult:
        """Audit a page's text."""
        page = parse_page(file.name, text, self._names)
        path = self._find_source(file)
        english = self._english_of(path) if path is not None else None
        request = Request(self._product, self._locale, english)
        result = audit_page(page, self._catalog_facts, request)
        if path is not None and result.product and not (english and english.rows):
            self.useless_sources.add(path.as_posix())
        return result

    def report_unreadable(self, file: PageFile, reason: str) -> PageResult:
        """Return the result for a file that cannot be read as a page."""
        return report_unreadable(file.name, reason)

    def _find_source(self, file: PageFile) -> Path | None:
        """Return the file of the English page of a page; `None` if there is none."""
        if self._source is not None and self._source.is_dir():
            return find_source(self._source, file)
        return self._source

    def _english_of(self, path: Path) -> EnglishPage | None:
        """Return the English page in a file; `None` if it cannot be read."""
        if path not in self._english:
            self._english[path] = self._read_english(path)
        return self._english[path]

    def _read_english(self, path: Path) -> EnglishPage | None:
        try:
            text = read_page(path).text
        except UnreadablePageError:
            return None
        return EnglishPage(parse_page(path.as_posix(), text, self._names), self._catalog_facts)
