"""Findings for people: one line each, the place underlined, what was expected, what to do."""

from collections import Counter
from collections.abc import Mapping, Sequence

from errcat.findings import Finding, Severity, count_noun
from errcat.report.terminal import make_printable, paint, text_width

_LONGEST_EXCERPT = 110
"""Columns of a line that are shown around the place."""
_LONGEST_TEXT = 1000
"""Characters of a message, an expected text or a help that are shown."""

_STYLES = {
    Severity.ERROR: "1;31",
    Severity.WARNING: "1;33",
    Severity.NOTE: "1;36",
}


def render_text(
    findings: Sequence[Finding], sources: Mapping[str, str], *, is_colored: bool = False
) -> str:
    """Render findings as lines `path:line:column: severity rule: message` with excerpts.

    Ends with a line that counts them; empty when there are none.
    """
    if not findings:
        return ""
    lines_by_path: dict[str, list[str]] = {}
    blocks = []
    for finding in findings:
        path = finding.span.path
        if path not in lines_by_path:
            lines_by_path[path] = _split_lines(sources[path]) if path in sources else []
        blocks.append(_render_finding(finding, lines_by_path[path], is_colored))
    return "".join(blocks) + count_findings(findings) + "\n"


def _split_lines(text: str) -> list[str]:
    """Split a text where positions count lines: not at U+2028 and the like."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def count_findings(findings: Sequence[Finding]) -> str:
    """Count findings by severity: `2 errors, 1 warning`."""
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(
        count_noun(counts[severity], severity) for severity in Severity if counts[severity]
    )


def _render_finding(finding: Finding, lines: Sequence[str], is_colored: bool) -> str:
    severity = paint(str(finding.severity), _STYLES[finding.severity], is_colored=is_colored)
    span = finding.span
    place = f"{make_printable(span.path)}:{span.line}:{span.column}"
    head = f"{place}: {severity} {finding.rule}: {_one_line(finding.message)}\n"
    return head + _render_excerpt(finding, lines, is_colored) + _render_advice(finding)


def _render_advice(finding: Finding) -> str:
    advice = ""
    if finding.expected is not None:
        advice += f"      = expected: {_one_line(finding.expected) or 'nothing'}\n"
    if finding.help is not None:
        advice += f"      = help: {_one_line(finding.help)}\n"
    return advice


def _render_excerpt(finding: Finding, lines: Sequence[str], is_colored: bool) -> str:
    span = finding.span
    if not 1 <= span.line <= len(lines):
        return ""
    line = lines[span.line - 1]
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    first = max(0, start - _LONGEST_EXCERPT // 2)
    shown = line[first : first + _LONGEST_EXCERPT]
    before = text_width(make_printable(shown[: start - first]))
    marked = text_width(make_printable(shown[start - first : max(end, start + 1) - first]))
    carets = paint("^" * max(marked, 1), _STYLES[finding.severity], is_colored=is_colored)
    number = f"{span.line:5} | "
    gutter = "      | "
    return f"{number}{make_printable(shown)}\n{gutter}{' ' * before}{carets}\n"


def _one_line(text: str) -> str:
    line = make_printable(text[: _LONGEST_TEXT + 1].replace("\n", "\\n"))
    return line if len(text) <= _LONGEST_TEXT else f"{line[:_LONGEST_TEXT]}…"
