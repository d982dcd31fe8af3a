"""What only follows from faults of loading, and would hide them if it were told, too."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from errcat.findings import Finding, Severity
from errcat.model import Catalog
from errcat.position import Span
from errcat.sources import CATALOG_FOLDER

_WITHIN_ENTRIES = frozenset(("placeholder-undeclared", "placeholder-unused", "example-mismatch"))
"""Rules that hold the parts of an entry against each other."""
_AGAINST_CATALOG = frozenset(("unit-unknown", "unit-missing", "stale", "missing", "coverage"))
"""Rules that hold translations against the catalogue."""


class FollowUps:
    """Tells the findings of rules that follow from errors of loading."""

    def __init__(self, catalog: Catalog, loading: Iterable[Finding]) -> None:
        errors = [finding for finding in loading if finding.severity is Severity.ERROR]
        self._spans = frozenset(finding.span for finding in errors)
        self._codes = frozenset(_find_codes(catalog, self._spans))
        codes = {entry.span for entry in catalog.entries.values()}
        self._is_code_lost = not codes.isdisjoint(self._spans) or any(
            finding.rule == "duplicate-code" for finding in errors
        )
        self._is_catalog_whole = not any(
            span.path.startswith(f"{CATALOG_FOLDER}/") for span in self._spans
        )

    def has(self, finding: Finding) -> bool:
        """Tell whether loading found an error at the same place, or in what a rule compares."""
        if finding.rule in _WITHIN_ENTRIES and finding.code in self._codes:
            return True
        if finding.rule == "unknown-code" and (self._is_code_lost or finding.found in self._codes):
            return True  # an entry's code or products could not be read
        if finding.rule in _AGAINST_CATALOG and not self._is_catalog_whole:
            return True
        return finding.span in self._spans


def _find_codes(catalog: Catalog, spans: Iterable[Span]) -> Iterator[str]:
    """Yield the codes of the entries that the spans lie in."""
    entries = sorted(
        (entry.span.path, entry.span.line, entry.code) for entry in catalog.entries.values()
    )
    starts = [(path, line) for path, line, _ in entries]
    for span in spans:
        place = bisect_right(starts, (span.path, span.line)) - 1
        if place >= 0 and starts[place][0] == span.path:
            yield entries[place][2]
