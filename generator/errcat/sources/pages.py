"""Published pages: Markdown of any form, or text from a browser, as blocks with positions."""

from bisect import bisect_left
from collections.abc import Collection, Iterable

from errcat.sources.pages_browser import Names, find_tables, read_browser_blocks
from errcat.sources.pages_front import read_front_matter
from errcat.sources.pages_html import is_table_tag
from errcat.sources.pages_lines import Lines
from errcat.sources.pages_markdown import read_blocks
from errcat.sources.pages_model import (
    Block,
    CodeBlock,
    Mark,
    MarkKind,
    PageForm,
    Passage,
    PublishedPage,
    Table,
    UnreadTable,
)

_NO_NAMES = Names((), ())


def parse_page(path: str, source: str, names: Names = _NO_NAMES) -> PublishedPage:
    """Read a page.

    Any text is a page: what is no Markdown is read as paragraphs. The time is linear in its size.

    Args:
        path: What positions are to carry.
        source: The page's text as it stands in the file, without a byte order mark.
        names: Codes and status labels, which help to tell the cells of text from a browser.
    """
    lines = Lines(source)
    fields, first = read_front_matter(lines)
    found = tuple(read_blocks(lines, first))
    blocks = tuple(block for block in found if not isinstance(block, UnreadTable))
    unread = tuple(block for block in found if isinstance(block, UnreadTable))
    form = _find_form(blocks)
    if form is PageForm.MARKDOWN and not _has_table(blocks):
        tables = find_tables(lines, first, names, _list_fenced_lines(lines, blocks))
        if tables:
            form = PageForm.BROWSER
            blocks = tuple(read_browser_blocks(lines, first, tables))
    return PublishedPage(path, source, form, fields, blocks, lines.starts, unread)


def _has_table(blocks: Iterable[Block]) -> bool:
    """Tell whether a page has a table, or tags of one, which no text from a browser has."""
    return any(
        isinstance(block, Table)
        or (isinstance(block, Passage) and any(map(_is_table_tag, block.text.marks)))
        for block in blocks
    )


def _is_table_tag(mark: Mark) -> bool:
    return mark.kind is MarkKind.TAG and is_table_tag(mark.target)


def _list_fenced_lines(lines: Lines, blocks: Iterable[Block]) -> Collection[int]:
    """Return the lines of code between fences, from 0."""
    fenced: set[int] = set()
    for block in blocks:
        if isinstance(block, CodeBlock) and block.is_fenced:
            first = bisect_left(lines.starts, block.start)
            fenced.update(range(first, bisect_left(lines.starts, block.end)))
    return fenced


def _find_form(blocks: Iterable[Block]) -> PageForm:
    for block in blocks:
        if isinstance(block, Passage):
            passages: Iterable[Passage] = (block,)
        elif isinstance(block, Table):
            passages = (*block.header, *(cell for row in block.rows[:1] for cell in row.cells))
        else:
            continue
        if any(passage.english is not None for passage in passages):
            return PageForm.SIDE_BY_SIDE
    return PageForm.MARKDOWN
