"""The audit of pages as JSON: findings and pages."""

import json
from collections.abc import Sequence

from errcat.audit.run import PageResult
from errcat.findings import Finding
from errcat.model import Json


def render_audit_json(findings: Sequence[Finding], pages: Sequence[PageResult]) -> str:
    """Render an audit as a JSON document, indented, with a final line feed.

    Pages without an error table, which were left alone, are not listed.
    """
    document: dict[str, Json] = {
        "findings": [_describe_finding(finding) for finding in findings],
        "pages": [
            {"path": page.path, "product": page.product, "locale": page.locale, "rows": page.rows}
            for page in pages
            if page.product is not None
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _describe_finding(finding: Finding) -> dict[str, Json]:
    """Return a finding as JSON; lines and columns from 1, ends exclusive, unknowns null."""
    span = finding.span
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "code": finding.code,
        "where": finding.where,
        "found": finding.found,
        "expected": finding.expected,
        "message": finding.message,
        "fixable": finding.is_fixable,
    }
