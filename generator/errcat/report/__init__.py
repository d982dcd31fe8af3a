"""Findings as text for people and as data for machines."""

from collections.abc import Mapping, Sequence

from errcat.findings import Finding


def render_findings(
    findings: Sequence[Finding], sources: Mapping[str, str], form: str, *, is_colored: bool = False
) -> str:
    """Render findings in a format: `text`, `json`, `sarif` or `github`.

    Args:
        findings: In the order to be shown.
        sources: Texts of the files by path, for excerpts; files may be missing.
        form: Name of the format.
        is_colored: Whether text may carry terminal colours.

    Raises:
        ValueError: no such format.
    """
    if form == "text":
        from errcat.report.text import render_text

        return render_text(findings, sources, is_colored=is_colored)
    if form == "github":
        from errcat.report.github import render_github

        return render_github(findings)
    if form == "json":
        from errcat.report.json import render_json

        return render_json(findings)
    if form == "sarif":
        from errcat.report.sarif import render_sarif

        return render_sarif(findings)
    raise ValueError(f"no such format: {form}")
