"""The audit of many pages in numbers: findings by rule, language, product and page."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from errcat.audit.run import PageResult
from errcat.findings import Finding, Severity, count_noun

_UNKNOWN = "unknown"


class Count(NamedTuple):
    """How often something was found."""

    name: str
    errors: int
    others: int
    """Warnings and notes."""
    pages: int
    """On how many pages."""


class Summary(NamedTuple):
    """An audit in numbers; each list is sorted by number, the greatest first."""

    audited: int
    clean: int
    """Pages without an error or warning."""
    left_alone: int
    """Pages without an error table."""
    unread: int
    """Pages that could not be read, or whose table could not."""
    known: int
    """Findings of the pages that do not count, because a baseline has them."""
    errors: int
    others: int
    fixable: int
    by_rule: tuple[Count, ...]
    by_locale: tuple[Count, ...]
    by_product: tuple[Count, ...]


def summarize(findings: Sequence[Finding], pages: Sequence[PageResult]) -> Summary:
    """Count what an audit brought."""
    by_path = {page.path: page for page in pages}
    grave = {f.span.path for f in findings if f.severity is not Severity.NOTE}
    audited = [page for page in pages if page.product is not None]
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    return Summary(
        audited=len(audited),
        clean=sum(page.path not in grave for page in audited),
        left_alone=sum(page.product is None and not page.findings for page in pages),
        unread=sum(page.product is None and bool(page.findings) for page in pages),
        known=sum(len(page.findings) for page in pages) - len(findings),
        errors=errors,
        others=len(findings) - errors,
        fixable=sum(finding.is_fixable for finding in findings),
        by_rule=_count(findings, lambda finding: finding.rule),
        by_locale=_count(findings, lambda finding: by_path[finding.span.path].locale),
        by_product=_count(findings, lambda finding: by_path[finding.span.path].product),
    )


def _count(
    findings: Iterable[Finding], name_of: Callable[[Finding], str | None]
) -> tuple[Count, ...]:
    errors: Counter[str] = Counter()
    others: Counter[str] = Counter()
    paths: dict[str, set[str]] = {}
    for finding in findings:
        name = name_of(finding) or _UNKNOWN
        (errors if finding.severity is Severity.ERROR else others)[name] += 1
        paths.setdefault(name, set()).add(finding.span.path)
    counts = [Count(name, errors[name], others[name], len(paths[name])) for name in paths]
    return tuple(sorted(counts, key=lambda count: (-count.errors, -count.others, count.name)))


def render_summary(summary: Summary) -> str:
    """Render the numbers as text."""
    fault = f"new fault ({summary.known} known)" if summary.known else "fault"
    pages = f"{count_noun(summary.audited, 'page')} audited, {summary.clean} without a {fault}"
    if summary.left_alone:
        pages += f"; {summary.left_alone} without an error table left alone"
    if summary.unread:
        pages += f"; {summary.unread} that could not be read"
    found = (
        f"{count_noun(summary.errors, 'error')}, {count_noun(summary.others, 'warning or note')}"
    )
    lines = [pages, f"{found}; {summary.fixable} can be mended by --fix"]
    for title, counts in (
        ("rule", summary.by_rule),
        ("language", summary.by_locale),
        ("product", summary.by_product),
    ):
        lines += _render_counts(title, counts)
    return "\n".join(lines) + "\n"


def _render_counts(title: str, counts: Sequence[Count]) -> list[str]:
    if not counts:
        return []
    width = max(len(title), *(len(count.name) for count in counts))
    lines = ["", f"{title:{width}}  errors  others  pages"]
    lines += [f"{c.name:{width}}  {c.errors:6}  {c.others:6}  {c.pages:5}" for c in counts]
    return lines
