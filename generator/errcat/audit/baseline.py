"""Baselines: known findings of a doc set, so that only new ones count."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from errcat.findings import Finding
from errcat.model import Json

_KEYS = ("path", "rule", "code", "where", "found")


class Known(NamedTuple):
    """What makes two findings the same: not the line, which moves with every edit above it."""

    path: str
    rule: str
    code: str
    where: str
    found: str


class BaselineError(ValueError):
    """A file is no baseline; the message says why."""


class Comparison(NamedTuple):
    """Findings held against a baseline."""

    new: tuple[Finding, ...]
    known: int
    """How many findings are in the baseline."""
    gone: int
    """How many entries of the baseline were not found again."""


def identify(finding: Finding, path: str) -> Known:
    """Return what a finding is known by.

    Args:
        finding: The finding.
        path: The page's path from the baseline's folder.
    """
    code, where, found = finding.code or "", finding.where or "", finding.found or ""
    return Known(path, finding.rule, code, where, " ".join(found.split()))


def render_baseline(known: Iterable[Known]) -> str:
    """Return a baseline as JSON, sorted, one finding a line; equal ones are counted."""
    lines = []
    for one, count in sorted(Counter(known).items()):
        entry: dict[str, Json] = {**one._asdict()}
        if count > 1:
            entry["count"] = count
        lines.append(json.dumps(entry, ensure_ascii=False))
    body = ",\n".join(lines)
    return f'{{"findings": [\n{body}\n]}}\n' if lines else '{"findings": []}\n'


def parse_baseline(text: str) -> Counter[Known]:
    """Read a baseline.

    Raises:
        BaselineError: the text is no baseline.
    """
    try:
        document: Json = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BaselineError(f"no JSON: {error}") from error
    entries = document.get("findings") if isinstance(document, dict) else None
    if not isinstance(entries, list):
        raise BaselineError("no baseline: it has no list 'findings'")
    counts: Counter[Known] = Counter()
    for number, entry in enumerate(entries, 1):
        counts.update(_parse_entry(entry, number))
    return counts


def _parse_entry(entry: Json, number: int) -> dict[Known, int]:
    if isinstance(entry, dict):
        values = [entry.get(key) for key in _KEYS]
        texts = [value for value in values if isinstance(value, str)]
        count = entry.get("count", 1)
        if len(texts) == len(_KEYS) and isinstance(count, int):
            return {Known(*texts): count}
    raise BaselineError(f"entry {number} is no finding: it needs the texts {', '.join(_KEYS)}")


def compare_baseline(
    findings: Sequence[Finding], baseline: Counter[Known], locate: Callable[[str], str]
) -> Comparison:
    """Sort out the findings that a baseline does not have.

    Args:
        findings: What was found.
        baseline: What is known.
        locate: Gives the path of a finding from the baseline's folder.
    """
    rest = baseline.copy()
    new: list[Finding] = []
    for finding in findings:
        one = identify(finding, locate(finding.span.path))
        if rest[one] > 0:
            rest[one] -= 1
        else:
            new.append(finding)
    return Comparison(tuple(new), len(findings) - len(new), (+rest).total())
