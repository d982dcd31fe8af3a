"""Edits as they may be applied: within a cell, and written as the place needs it."""

import re
from bisect import bisect_right
from html import escape, unescape

from errcat.sources.edits import Edit
from errcat.sources.pages_fragments import find_element
from errcat.sources.pages_model import PublishedPage, Table

_STRUCTURE = re.compile(r"[|\r\n]")
_TAG = re.compile(r"<[^<>]*>?")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class EditFitter:
    """Fits edits to a page."""

    def __init__(self, page: PublishedPage) -> None:
        self._source = page.source
        tables = [block for block in page.blocks if isinstance(block, Table) and block.is_html]
        self._ends = {table.start: table.end for table in tables}
        self._starts = sorted(self._ends)

    def fit(self, edit: Edit) -> Edit | None:
        """Return an edit, or `None` if it would change more than text: cells, lines, or tags."""
        if _STRUCTURE.search(self._source, edit.start, edit.end):
            return None
        if not self._is_in_html(edit.start):
            return edit
        replaced = self._source[edit.start : edit.end]
        if any(map(find_element, _TAG.findall(replaced))):
            return None
        return edit._replace(text=escape(unescape(_ESCAPED.sub(r"\1", edit.text)), quote=False))

    def _is_in_html(self, at: int) -> bool:
        before = bisect_right(self._starts, at) - 1
        return before >= 0 and at < self._ends[self._starts[before]]
