"""The blocks of a page in one language as Markdown, for the page's template to lay out."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from errcat.emit.escape import is_safe_target, markdown_line, markdown_target, markdown_text
from errcat.emit.markdown_entries import (
    Details,
    EntryParts,
    Table,
    write_details,
    write_error_table,
)
from errcat.emit.markdown_texts import TextWriter
from errcat.emit.page import BlockView, PageView
from errcat.model import Code, PageLink


class Alert(NamedTuple):
    """An alert: `kind` in capitals, `text` in one line."""

    kind: str
    text: str


Block: TypeAlias = tuple[str, str | tuple[str, ...] | Alert | Table | Details]
"""A kind that the template knows, and its content."""


Entries: TypeAlias = Mapping[Code, EntryParts]
"""The entries of a page by code, in the order of the table's rows."""


def write_blocks(page: PageView, texts: TextWriter, entries: Entries) -> Iterator[Block]:
    """Write the blocks of the page's sections, in order."""
    marks = "##"  # of the next lower headings
    for section in page.sections:
        if section.heading:
            marks = "###"
            yield "heading", texts.write_heading(section.heading)
        for block in section.blocks:
            if block.insert == "details":
                yield "details", write_details(texts, entries.values(), marks)
            elif block.insert:
                yield from _write_insert(block.insert, page, texts, entries)
            else:
                yield _write_text(block, texts)


def _write_text(block: BlockView, texts: TextWriter) -> Block:
    lines = tuple(markdown_line(texts.write_prose(key)) for key in block.keys)
    if block.kind == "items":
        return "list", lines
    if block.kind == "paragraph":
        return "paragraph", lines[0]
    return "alert", Alert(block.kind.upper(), lines[0])


def _write_insert(
    insert: str, page: PageView, texts: TextWriter, entries: Entries
) -> Iterator[Block]:
    own = page.product.page
    if insert == "applies-to":
        yield "paragraph", f"**{texts.write_label('ui/applies-to')}**"
        yield "list", tuple(_write_link(link, texts) for link in own.applies_to)
    elif insert == "error-table":
        yield "table", write_error_table(texts, entries.values())
    elif insert == "examples":
        for code in own.examples:
            yield "response", entries[code].response
    elif insert == "related":
        yield "list", tuple(_write_link(link, texts) for link in own.related)
    elif texts.resolve is None:  # what the publisher includes is nowhere else
        include = own.includes[insert.removeprefix("include:")]
        inline = markdown_text(include.text.value)
        yield "paragraph", f"[!INCLUDE {_render_link(inline, include, texts)}]"


def _write_link(link: PageLink, texts: TextWriter) -> str:
    """Write a link with its text in the reader's language; names stay as they are."""
    if link.key is None:
        return markdown_line(_render_link(markdown_text(link.text.value), link, texts))
    inline, is_translated = texts.write_plain_label(link.key)
    return markdown_line(texts.mark(_render_link(inline, link, texts), is_translated))


def _render_link(inline: str, link: PageLink, texts: TextWriter) -> str:
    target = link.target.value if link.target else None
    if target and texts.resolve:
        target = texts.resolve(target)
    if target is None or not is_safe_target(target):
        return inline
    return f"[{inline}]({markdown_target(target)})"
