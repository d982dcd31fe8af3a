"""JSON texts as HTML, with names, texts and numbers told apart."""

import re

from markupsafe import Markup

from errcat.emit.escape import html_text

_TOKEN = re.compile(
    r"""
    (?P<name>"(?:[^"\\]|\\.)*")(?=\s*:)
  | (?P<text>"(?:[^"\\]|\\.)*")
  | (?P<number>-?\d[\d.eE+-]*|\btrue\b|\bfalse\b|\bnull\b)
    """,
    re.VERBOSE,
)


def highlight_json(text: str) -> Markup:
    """Write a JSON text as HTML; its plain text stays as it is."""
    pieces: list[str] = []
    last = 0
    for match in _TOKEN.finditer(text):
        pieces.append(html_text(text[last : match.start()]))
        pieces.append(f'<span class="json-{match.lastgroup}">{html_text(match.group())}</span>')
        last = match.end()
    pieces.append(html_text(text[last:]))
    return Markup("".join(pieces))  # noqa: S704  # put together from escaped parts
