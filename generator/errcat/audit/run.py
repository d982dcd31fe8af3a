"""Auditing a page: every rule on it, and the findings with their places."""

from typing import NamedTuple

from errcat.audit import AUDIT_RULES
from errcat.audit.build import Request, build_subject
from errcat.audit.edits import EditFitter
from errcat.audit.facts import CatalogFacts
from errcat.audit.page_text import Fault
from errcat.audit.rule import AuditRule
from errcat.audit.tables import find_unread_table
from errcat.findings import Finding, Severity, sort_findings
from errcat.model import LocaleTag, ProductId
from errcat.position import file_start
from errcat.sources.edits import Edit
from errcat.sources.pages_model import PublishedPage, UnreadTable


class PageResult(NamedTuple):
    """What the audit of a page brought."""

    path: str
    product: ProductId | None
    """`None`: the page has no error table and was left alone."""
    locale: LocaleTag | None
    """`None` if it was not recognized."""
    rows: int
    findings: tuple[Finding, ...]
    edits: tuple[Edit, ...]
    """What mends the fixable findings, by place, without overlaps."""


def audit_page(page: PublishedPage, catalog_facts: CatalogFacts, request: Request) -> PageResult:
    """Hold a page against the catalogue."""
    unread = find_unread_table(page, catalog_facts.catalog.entries)
    if unread is not None:
        return PageResult(page.path, None, None, 0, (_report_unread(page, unread),), ())
    subject = build_subject(page, catalog_facts, request)
    if subject is None:
        return PageResult(page.path, None, None, 0, (), ())
    fitter = EditFitter(page)
    findings: list[Finding] = []
    edits: list[Edit] = []
    for rule in AUDIT_RULES:
        for fault in rule.check(subject):
            edit = fitter.fit(fault.edit) if fault.edit else None
            findings.append(_report(rule, fault._replace(edit=edit), page))
            if edit is not None:
                edits.append(edit)
    locale = subject.locale
    if locale is None and subject.is_english:
        locale = catalog_facts.catalog.source_locale
    return PageResult(
        page.path,
        subject.facts.product.id,
        locale,
        len(subject.rows),
        sort_findings(findings),
        select_edits(edits),
    )


def _report(rule: AuditRule, fault: Fault, page: PublishedPage) -> Finding:
    return Finding(
        rule=rule.name,
        severity=fault.severity or rule.severity,
        message=fault.message,
        span=page.span(fault.start, fault.end),
        found=page.source[fault.start : fault.end],
        expected=fault.expected,
        help=fault.help,
        code=fault.code,
        where=fault.where,
        is_fixable=fault.edit is not None,
    )


def _report_unread(page: PublishedPage, table: UnreadTable) -> Finding:
    end = table.start + len("<table")
    return Finding(
        rule="table-unread",
        severity=Severity.WARNING,
        message=f"a table in HTML cannot be read: {table.reason}; the page is left alone",
        span=page.span(table.start, end),
        found=page.source[table.start : end],
        help="write the table in Markdown",
        where="table",
    )


def report_unreadable(path: str, reason: str) -> PageResult:
    """Return the result for a file that cannot be read as a page."""
    finding = Finding(
        rule="page-unreadable",
        severity=Severity.ERROR,
        message=f"the page is {reason}" if not reason.startswith(("cannot", "the")) else reason,
        span=file_start(path),
        help="name pages of text in UTF-8",
    )
    return PageResult(path, None, None, 0, (finding,), ())


def select_edits(edits: list[Edit]) -> tuple[Edit, ...]:
    """Return the edits by place; of those that overlap, the first."""
    chosen: list[Edit] = []
    for edit in sorted(edits):
        if not chosen or edit.start >= chosen[-1].end:
            chosen.append(edit)
    return tuple(chosen)
