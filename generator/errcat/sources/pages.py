"""Published pages: Markdown of any form, or text from a browser, as blocks with positions."""

from collections.abc import Iterable

from errcat.sources.pages_browser import Names, find_rows, read_browser_blocks
from errcat.sources.pages_front import read_front_matter
from errcat.sources.pages_markdown import Lines, read_blocks
from errcat.sources.pages_model import Block, PageForm, Passage, PublishedPage, Table

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
    blocks = tuple(read_blocks(lines, first))
    form = _find_form(blocks)
    if form is PageForm.MARKDOWN and not any(isinstance(block, Table) for block in blocks):
        rows = find_rows(lines, first, names)
        if rows:
            form = PageForm.BROWSER
            blocks = tuple(read_browser_blocks(lines, first, rows))
    return PublishedPage(path, source, form, fields, blocks, lines.starts)


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
