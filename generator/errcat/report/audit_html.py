"""The audit of pages as one HTML page for people who do not run commands."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from errcat.audit.run import PageResult
from errcat.findings import Finding
from errcat.report.audit_summary import Summary, summarize
from errcat.report.rules import rules_by_name

_LONGEST_LINE = 400
"""Characters of a line that are shown around a place."""


class _Excerpt(NamedTuple):
    """The line of a finding, split at its place."""

    before: str
    found: str
    after: str


class _Entry(NamedTuple):
    """A finding as the page shows it."""

    number: int
    finding: Finding
    excerpt: _Excerpt


class _PageView(NamedTuple):
    """A page with its findings."""

    anchor: str
    result: PageResult
    entries: tuple[_Entry, ...]


class _RuleView(NamedTuple):
    """A rule that occurs, explained."""

    name: str
    summary: str
    page: str


def render_audit_html(
    findings: Sequence[Finding], pages: Sequence[PageResult], sources: Mapping[str, str]
) -> str:
    """Render an audit as a self-contained HTML page: numbers, then each page's findings.

    Args:
        findings: In the order to be shown.
        pages: Every page that was looked at.
        sources: Texts of the pages by path, for excerpts.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined  # only reports need it

    environment = Environment(
        loader=PackageLoader("errcat.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("audit.html.jinja")
    summary: Summary = summarize(findings, pages)
    return template.render(
        summary=summary,
        pages=_view_pages(findings, pages, sources),
        rules=_view_rules(findings),
    )


def _view_pages(
    findings: Sequence[Finding], pages: Sequence[PageResult], sources: Mapping[str, str]
) -> tuple[_PageView, ...]:
    by_path = {page.path: page for page in pages}
    views: list[_PageView] = []
    numbered = enumerate(findings, 1)
    for path, group in groupby(numbered, key=lambda item: item[1].span.path):
        lines = _split_lines(sources.get(path, ""))
        entries = tuple(_Entry(n, finding, _cut_excerpt(finding, lines)) for n, finding in group)
        views.append(_PageView(f"page-{len(views) + 1}", by_path[path], entries))
    return tuple(views)


def _split_lines(text: str) -> list[str]:
    """Split at the line ends that positions count: LF, CR LF, and CR."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _cut_excerpt(finding: Finding, lines: Sequence[str]) -> _Excerpt:
    span = finding.span
    if not 1 <= span.line <= len(lines):
        return _Excerpt("", "", "")
    line = lines[span.line - 1]
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    first = max(0, start - _LONGEST_LINE // 2)
    last = min(len(line), end + _LONGEST_LINE // 2)
    before = ("…" if first else "") + line[first:start]
    after = line[end:last] + ("…" if last < len(line) else "")
    return _Excerpt(before, line[start:end], after)


def _view_rules(findings: Iterable[Finding]) -> tuple[_RuleView, ...]:
    known = rules_by_name()
    names = sorted({finding.rule for finding in findings})
    return tuple(
        _RuleView(name, known[name].summary, known[name].page) for name in names if name in known
    )
