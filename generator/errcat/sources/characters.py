"""Characters that cannot stand in a YAML file: control characters, line separators, tabs."""

import re
from collections.abc import Iterator

from errcat.position import Span
from errcat.sources.rules import FindingLog

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
_TABS = re.compile(r"\t+")


def mend_characters(text: str, path: str, log: FindingLog) -> str:
    """Report characters that cannot stand in a file, the first ones of each line.

    Returns the text with a space in place of each, so that the rest can be read.
    """
    if _INVISIBLE.search(text) is None and "\t" not in text:
        return text
    for span, found in _first_of_lines(_INVISIBLE, text, path):
        log.add(
            "yaml-character",
            f"the invisible character U+{ord(found):04X} stands here",
            span,
            advice='remove it, or write it as an escape in double quotes, as in "\\u2028"',
        )
    for span, _ in _first_of_lines(_TABS, text, path):
        log.add(
            "yaml-tab",
            "a tab character stands here",
            span,
            advice='indent with spaces; inside a text write "\\t" in double quotes',
        )
    return _INVISIBLE.sub(" ", text).replace("\t", " ")


def _first_of_lines(pattern: re.Pattern[str], text: str, path: str) -> Iterator[tuple[Span, str]]:
    """Yield the first match of each line that has one, with its place."""
    line, line_start, last_line = 1, 0, 0
    for match in pattern.finditer(text):
        start = match.start()
        newlines = text.count("\n", line_start, start)
        if newlines:
            line += newlines
            line_start = text.rindex("\n", line_start, start) + 1
        if line != last_line:
            column = start - line_start + 1
            yield Span(path, line, column, line, column + match.end() - start), match.group()
            last_line = line
