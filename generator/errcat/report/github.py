"""Findings as workflow commands, which GitHub shows beside the lines of a pull request."""

from collections.abc import Sequence

from errcat.findings import Finding, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render_github(findings: Sequence[Finding]) -> str:
    """Render each finding as a line `::error file=…,line=…::message`.

    Source: GitHub Docs, "Workflow commands for GitHub Actions" (escapes included).
    """
    return "".join(_render_finding(finding) for finding in findings)


def _render_finding(finding: Finding) -> str:
    span = finding.span
    properties = {
        "file": span.path,
        "line": str(span.line),
        "endLine": str(span.end_line),
        "col": str(span.column),
        "endColumn": str(span.end_column),
        "title": finding.rule,
    }
    fields = ",".join(f"{key}={_escape_property(value)}" for key, value in properties.items())
    advice = [finding.message]
    if finding.expected is not None:
        advice.append(f"expected: {finding.expected}")
    if finding.help is not None:
        advice.append(finding.help)
    return f"::{_COMMANDS[finding.severity]} {fields}::{_escape_data(chr(10).join(advice))}\n"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
