"""Messages and prose as HTML: every text escaped, every code and placeholder kept together."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from markupsafe import Markup

from errcat.emit.escape import html_text
from errcat.emit.html.places import INDEX, code_path, resolve_target
from errcat.model import ErrorEntry, Product
from errcat.placeholders import Reference, Template
from errcat.prose import Code, Emphasis, Inline, Link, Literal, Name

_WORD_START = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LONGEST_UNBROKEN = 28
"""Characters of a placeholder that lines do not break."""

Names = Mapping[str, str]
"""HTML to show for references, by name; one without HTML here stays as it is written."""


class Surroundings(NamedTuple):
    """What texts of a page can refer to."""

    home: str
    """Way to the start page of the locale, ending in a slash."""
    codes: frozenset[str]
    """Codes that have a page."""
    url: str | None = None
    """The published page that relative links of the texts are meant for."""
    own_code: str = ""
    """The code that the page is about: it need not lead to itself."""


def write_code(text: str) -> str:
    """Write what no language translates and no direction tears apart."""
    return f'<code translate="no"><bdi dir="ltr">{html_text(text)}</bdi></code>'


def write_breakable_code(code: str) -> str:
    """Write a code that lines can break between its words: `Invalid|Input`."""
    words = "<wbr>".join(map(html_text, _WORD_START.split(code)))
    return f'<code translate="no"><bdi dir="ltr">{words}</bdi></code>'


def write_placeholder(shown: str, name: str) -> str:
    """Write a placeholder; scripts find it by its name.

    The innermost element is the one to frame: a frame around an isolate can lose its edge at the
    end of a line.
    """
    name_class = "placeholder" if len(shown) > _LONGEST_UNBROKEN else "placeholder short"
    return (
        f'<code class="{name_class}" translate="no" data-name="{html_text(name)}">'
        f'<bdi dir="ltr"><span>{html_text(shown)}</span></bdi></code>'
    )


def name_placeholders(entry: ErrorEntry, product: Product, name: str) -> dict[str, str]:
    """Return the HTML of an entry's placeholders as a product's pages show them.

    Args:
        entry: The entry.
        product: The product whose delimiters are used.
        name: What `{product}` stands for.
    """
    shown = {
        key: write_placeholder(product.delimiters.enclose(holder.label.value), key)
        for key, holder in entry.placeholders.items()
    }
    return {**shown, "product": html_text(name)}


def render_message(template: Template, names: Names) -> Markup:
    """Write a message template as HTML."""
    return Markup(  # noqa: S704  # put together from escaped parts
        "".join(
            names.get(part.name) or write_code(f"{{{part.name}}}")
            if isinstance(part, Reference)
            else html_text(part)
            for part in template.parts
        )
    )


def render_prose(nodes: tuple[Inline, ...], names: Names, around: Surroundings) -> Markup:
    """Write prose as HTML."""
    return Markup(  # noqa: S704  # put together from escaped parts
        "".join(_render_node(node, names, around) for node in nodes)
    )


def _render_node(node: Inline, names: Names, around: Surroundings) -> str:
    if isinstance(node, Literal):
        return html_text(node.text)
    if isinstance(node, Code):
        return _render_code(node.text, around)
    if isinstance(node, Name):
        return names.get(node.name) or write_code(f"{{{node.name}}}")
    if isinstance(node, Emphasis):
        tag = "strong" if node.is_strong else "em"
        return f"<{tag}>{render_prose(node.children, names, around)}</{tag}>"
    return _render_link(node, names, around)


def _render_code(text: str, around: Surroundings) -> str:
    shown = write_code(text)
    if text not in around.codes or text == around.own_code:
        return shown
    return f'<a href="{html_text(around.home)}{code_path(text)}/{INDEX}">{shown}</a>'


def _render_link(link: Link, names: Names, around: Surroundings) -> str:
    inside = around._replace(codes=frozenset())  # a link holds no other link
    text = "".join(
        str(render_prose(child.children, names, inside))
        if isinstance(child, Link)
        else _render_node(child, names, inside)
        for child in link.children
    )
    target = resolve_target(link.target, around.url)
    return f'<a href="{html_text(target)}">{text}</a>' if target else text
