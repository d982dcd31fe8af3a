"""Findings as JSON: one object with the list `findings`."""

import json
from collections.abc import Sequence

from errcat.findings import Finding
from errcat.model import Json


def render_json(findings: Sequence[Finding]) -> str:
    """Render findings as a JSON document, indented, with a final line feed."""
    document = {"findings": [describe_finding(finding) for finding in findings]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def describe_finding(finding: Finding) -> dict[str, Json]:
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
        "help": finding.help,
        "fixable": finding.is_fixable,
    }
