"""Exact places in source files, where the model carries only those of whole scalars."""

import re
from collections.abc import Mapping

from errcat.position import Span, Text

_FARTHEST = 80
"""Lines that are searched for a value below the node that holds it."""


class SourceLines:
    """The lines of the files that were read, split when a fault needs them."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources
        self._lines_by_path: dict[str, list[str]] = {}

    def has_file(self, path: str) -> bool:
        """Tell whether there is a source file at a path, readable or not."""
        return path in self._sources

    def _lines(self, path: str) -> list[str]:
        if path not in self._lines_by_path:
            self._lines_by_path[path] = self._sources.get(path, "").split("\n")
        return self._lines_by_path[path]

    def locate(self, text: Text, start: int, end: int) -> Span:
        """Return the place of `text.value[start:end]`, in folded and escaped scalars, too.

        The whole scalar's span is returned where the stretch runs over several lines.
        """
        if text.is_verbatim:
            return text.part(start, end)
        needle = text.value[start:end]
        if needle.isspace() or not needle:
            return text.span
        nth = text.value.count(needle, 0, start)
        return self._find_within(text.span, needle, nth) or text.span

    def _find_within(self, span: Span, needle: str, nth: int) -> Span | None:
        lines = self._lines(span.path)
        for number in range(span.line, span.end_line + 1):
            line = lines[number - 1] if number <= len(lines) else ""
            first = span.column - 1 if number == span.line else 0
            while (column := line.find(needle, first)) >= 0:
                if nth == 0:
                    end = column + len(needle) + 1
                    return Span(span.path, number, column + 1, number, end)
                nth -= 1
                first = column + len(needle)
        return None

    def find_in_value(self, span: Span, key: str, value: str, found: str) -> Span:
        """Return the place of `found` in the value of a key below a node's start.

        The key's own place where the value does not stand in its line as it is.
        """
        place = self.find_below(span, key)
        line = self._lines(span.path)[place.line - 1] if self._lines(span.path) else ""
        start = line.find(value, place.end_column)
        if start < 0 or place == span:
            return place
        start += value.find(found)
        return place._replace(column=start + 1, end_column=start + len(found) + 1)

    def find_below(self, span: Span, value: str) -> Span:
        """Return the place of the first scalar `value` at or below a node's start.

        For values that the model keeps without their places; the node's span where none is found.
        """
        lines = self._lines(span.path)
        pattern = re.compile(rf"(?<![\w.-]){re.escape(value)}(?![\w-])")
        for number in range(span.line, min(span.line + _FARTHEST, len(lines) + 1)):
            line = lines[number - 1].partition(" #")[0]
            match = pattern.search(line, span.column - 1 if number == span.line else 0)
            if match:
                begin, end = match.span()
                return Span(span.path, number, begin + 1, number, end + 1)
        return span
