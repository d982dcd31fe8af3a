"""Where something stands in a file: path, lines and columns, all counted from 1."""

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a file; lines and columns count from 1, in code points; the end is exclusive.

    `path` is relative to the project's root, with forward slashes, or as the user typed it for
    files outside the project.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


def point(path: str, line: int = 1, column: int = 1) -> Span:
    """Return the span of one character at a place, for findings about a file or a line."""
    return Span(path, line, column, line, column + 1)


def file_start(path: str) -> Span:
    """Return the span that findings about a file as a whole point at."""
    return point(path)


class Text(NamedTuple):
    """A scalar of the sources with the place it was read from.

    `span` covers the scalar's content, quotes excluded. `is_verbatim` tells that the value stands
    in the file exactly as it is (one line, no escapes), so that offsets are columns.
    """

    value: str
    span: Span
    is_verbatim: bool = True

    def part(self, start: int, end: int) -> Span:
        """Return the span of `value[start:end]`; the whole scalar's where offsets do not map."""
        if not self.is_verbatim:
            return self.span
        path, line, column, _, _ = self.span
        return Span(path, line, column + start, line, column + end)
