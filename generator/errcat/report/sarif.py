"""Findings as SARIF, which code-scanning services read."""

import json
from collections.abc import Sequence
from urllib.parse import quote

from errcat.findings import Finding, Severity
from errcat.model import Json
from errcat.report.rules import rules_by_name

_LEVELS: dict[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
}


def render_sarif(findings: Sequence[Finding]) -> str:
    """Render findings as a SARIF log with one run and the pages of the rules that occur.

    Source: OASIS SARIF 2.1.0, §3.14 (run), §3.27 (result), §3.30 (region).
    """
    names = sorted({finding.rule for finding in findings})
    run: dict[str, Json] = {
        "tool": {"driver": {"name": "errcat", "rules": [_describe_rule(name) for name in names]}},
        "columnKind": "unicodeCodePoints",
        "results": [_describe_result(finding, names) for finding in findings],
    }
    log: dict[str, Json] = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _describe_rule(name: str) -> dict[str, Json]:
    rule = rules_by_name().get(name)
    if rule is None:
        return {"id": name}
    return {
        "id": name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": rule.page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _describe_result(finding: Finding, names: Sequence[str]) -> dict[str, Json]:
    span = finding.span
    parts = [finding.message]
    if finding.expected is not None:
        parts.append(f"Expected: {finding.expected}")
    if finding.help is not None:
        parts.append(finding.help)
    return {
        "ruleId": finding.rule,
        "ruleIndex": names.index(finding.rule),
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(parts)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(span.path)},
                    "region": {
                        "startLine": span.line,
                        "startColumn": span.column,
                        "endLine": span.end_line,
                        "endColumn": span.end_column,
                    },
                }
            }
        ],
    }
