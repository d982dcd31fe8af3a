"""Mending pages: edits applied until none is left, and what changed as a diff."""

from collections.abc import Callable, Iterator, Sequence
from difflib import unified_diff
from itertools import groupby
from typing import NamedTuple

from errcat.audit.run import PageResult
from errcat.sources.edits import apply_edits

_CONTEXT = 3
_MOST_ROUNDS = 6
"""Rounds after which mending stops; what one round brings to light, the next one mends."""


class Mended(NamedTuple):
    """A page after mending."""

    text: str
    result: PageResult
    """The audit of the mended page: what is left to be done by hand."""
    places: int
    """How many places were mended."""


def mend_page(source: str, result: PageResult, audit: Callable[[str], PageResult]) -> Mended:
    """Mend a page.

    Args:
        source: The page's text.
        result: The audit of it.
        audit: Audits another text of the same page.
    """
    count = 0
    for _ in range(_MOST_ROUNDS):
        if not result.edits:
            break
        mended = apply_edits(source, result.edits)
        if mended == source:
            break
        count += len(result.edits)
        source = mended
        result = audit(source)
    return Mended(source, result, count)


def render_diff(path: str, before: str, after: str) -> str:
    """Return a unified diff of a page, as `patch` takes it; empty if nothing changed."""
    name = path.lstrip("/")
    old, new = _split_lines(before), _split_lines(after)
    if len(old) == len(new):
        lines = _compare_lines(name, old, new)
    else:
        lines = unified_diff(old, new, f"a/{name}", f"b/{name}")
    return "".join(map(_end_line, lines))


def _compare_lines(name: str, old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Yield the diff of pages with lines at the same places, which mending mostly leaves so.

    `unified_diff` looks for lines that moved: with 20,000 lines, of which each second one changed,
    that takes it 25 seconds, and this less than a tenth of one.
    """
    changed = [index for index, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1]]
    if changed:
        yield from (f"--- a/{name}\n", f"+++ b/{name}\n")
    while changed:
        count = 1
        while count < len(changed) and changed[count] - changed[count - 1] <= 2 * _CONTEXT:
            count += 1
        first = max(changed[0] - _CONTEXT, 0)
        last = min(changed[count - 1] + _CONTEXT + 1, len(old))
        yield f"@@ -{first + 1},{last - first} +{first + 1},{last - first} @@\n"
        yield from _render_hunk(old[first:last], new[first:last])
        changed = changed[count:]


def _render_hunk(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    pairs = zip(old, new, strict=True)
    for is_same, group in groupby(pairs, key=lambda pair: pair[0] == pair[1]):
        run = tuple(group)
        if is_same:
            yield from (f" {line}" for line, _ in run)
        else:
            yield from (f"-{line}" for line, _ in run)
            yield from (f"+{line}" for _, line in run)


def _split_lines(text: str) -> list[str]:
    *lines, rest = text.split("\n")
    return [f"{line}\n" for line in lines] + [rest] * bool(rest)


def _end_line(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
