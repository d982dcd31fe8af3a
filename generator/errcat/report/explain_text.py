"""Explanations for a terminal: wrapped, in colours where they are wanted."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from errcat import prose as markup
from errcat.emit.locale_texts import Prose
from errcat.model import PRODUCT_NAME, Code, Status
from errcat.placeholders import Reference, Template
from errcat.report.explain import Explanation, Field, Place
from errcat.report.terminal import make_printable, paint, text_width, wrap_text

_BOLD, _DIM, _NAME, _VALUE, _ODD = "1", "2", "36", "32", "33"
_STATUS_STYLES = {4: "33", 5: "31"}
"""By the first digit of the status."""
_INDENT = "  "


class Page(NamedTuple):
    """The terminal that a text is made for."""

    width: int
    """Columns of a line."""
    is_colored: bool

    def paint(self, text: str, style: str) -> str:
        """Give a text a style if colours are wanted."""
        return paint(text, style, is_colored=self.is_colored)

    def wrap(self, text: str, indent: str) -> Iterator[str]:
        """Break a text into lines with an indent."""
        for line in wrap_text(text, max(self.width - len(indent), 20)):
            yield f"{indent}{line}"


def render_explanation(explanation: Explanation, page: Page) -> str:
    """Write an explanation as lines of text."""
    blocks = (
        _render_head(explanation, page),
        _render_message(explanation, page),
        _render_notes(explanation, page),
        _render_prose(explanation, page, "cause", explanation.cause),
        _render_prose(explanation, page, "resolution", explanation.resolution),
        _render_retry(explanation, page),
        _render_fields(explanation, page, explanation.placeholders),
        _render_fields(explanation, page, explanation.properties),
    )
    return "\n\n".join("\n".join(lines) for lines in map(tuple, blocks) if lines) + "\n"


def render_remarks(remarks: Sequence[str], page: Page) -> str:
    """Write remarks, each on lines of its own."""
    lines = (
        page.paint(line, _ODD)
        for remark in remarks
        for line in page.wrap(_end_sentence(make_printable(remark)), "")
    )
    return "".join(f"{line}\n" for line in lines)


def _end_sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def render_status(status: Status, page: Page) -> str:
    """Write a status as a line."""
    style = _STATUS_STYLES.get(status.number // 100, _DIM)
    return page.paint(f"{status.number} {make_printable(status.phrase.value)}", style)


def render_list(texts_by_code: Mapping[Code, str], page: Page) -> str:
    """Write codes with a text each, one line a code, cut at the page's width."""
    column = max(map(text_width, texts_by_code)) + 2
    lines = []
    for code, text in texts_by_code.items():
        room = max(page.width - column - len(_INDENT), 10)
        first, *rest = wrap_text(make_printable(text), room - 2)
        shown = f"{first} …" if rest else first
        line = f"{_INDENT}{page.paint(code, _BOLD)}{' ' * (column - text_width(code))}{shown}"
        lines.append(line.rstrip())
    return "\n".join(lines) + "\n"


def _render_head(explanation: Explanation, page: Page) -> Iterator[str]:
    yield f"{page.paint(explanation.code, _BOLD)}  {render_status(explanation.status, page)}"
    since = explanation.words["since"]
    yield from page.wrap(", ".join(_name(place, since) for place in explanation.places), "")


def _name(place: Place, since: str) -> str:
    return f"{place.name} ({since}: {place.since})" if place.since else place.name


def _heading(explanation: Explanation, page: Page, key: str) -> str:
    return page.paint(make_printable(explanation.words[key]), _BOLD)


def _render_message(explanation: Explanation, page: Page) -> Iterator[str]:
    if not explanation.wordings:
        return
    yield _heading(explanation, page, "message")
    is_shared = len(explanation.wordings) == 1
    names = {place.id: place.name for place in explanation.places}
    for wording in explanation.wordings:
        yield from page.wrap(_show_template(wording.english, page), _INDENT)
        if wording.translation and wording.translation.is_translated:
            text = _show_template(wording.translation.template, page)
            yield from page.wrap(f"{page.paint(explanation.locale, _DIM)} {text}", _INDENT * 2)
        if not is_shared:
            owners = ", ".join(names[product] for product in wording.products)
            yield from (page.paint(line, _DIM) for line in page.wrap(owners, _INDENT * 2))
    for template in explanation.seen:
        remark = page.paint("(seen in responses)", _DIM)
        yield from page.wrap(f"{_show_template(template, page)} {remark}", _INDENT)


def _show_template(template: Template, page: Page) -> str:
    return "".join(
        page.paint(f"{{{part.name}}}", _NAME)
        if isinstance(part, Reference)
        else make_printable(part)
        for part in template.parts
    )


def _render_notes(explanation: Explanation, page: Page) -> Iterator[str]:
    if not explanation.notes:
        return
    yield _heading(explanation, page, "note")
    names = {place.id: place.name for place in explanation.places}
    for note in explanation.notes:
        yield from page.wrap(_show_prose(explanation, page, note.prose), _INDENT)
        if len(explanation.notes) > 1:
            owners = ", ".join(names[product] for product in note.products)
            yield from (page.paint(line, _DIM) for line in page.wrap(owners, _INDENT * 2))


def _render_prose(explanation: Explanation, page: Page, key: str, prose: Prose) -> Iterator[str]:
    yield _heading(explanation, page, key)
    yield from page.wrap(_show_prose(explanation, page, prose), _INDENT)


def _render_retry(explanation: Explanation, page: Page) -> Iterator[str]:
    yield _heading(explanation, page, "retry")
    advice = explanation.retry_advice
    mark = "" if advice.is_translated else _mark(explanation, page)
    yield from page.wrap(f"{make_printable(advice.text)}{mark}", _INDENT)


def _show_prose(explanation: Explanation, page: Page, prose: Prose) -> str:
    text = _show_nodes(prose.nodes, explanation.names, page)
    return text if prose.is_translated else f"{text}{_mark(explanation, page)}"


def _mark(explanation: Explanation, page: Page) -> str:
    return " " + page.paint(f"({explanation.words['in-english']})", _DIM)


def _show_nodes(nodes: Sequence[markup.Inline], names: Mapping[str, str], page: Page) -> str:
    return "".join(_show_node(node, names, page) for node in nodes)


def _show_node(node: markup.Inline, names: Mapping[str, str], page: Page) -> str:
    match node:
        case markup.Literal(text):
            return make_printable(text)
        case markup.Code(text):
            shown = make_printable(text)
            return page.paint(shown, _NAME) if page.is_colored else f"`{shown}`"
        case markup.Name(name):
            return _show_name(name, names, page)
        case markup.Emphasis(children, _):
            return _show_nodes(children, names, page)
        case markup.Link(children, target):
            shown = make_printable(target)
            place = f" ({shown})" if "://" in target or target.startswith("mailto:") else ""
            return f"{_show_nodes(children, names, page)}{place}"


def _show_name(name: str, names: Mapping[str, str], page: Page) -> str:
    if name == PRODUCT_NAME:
        return make_printable(names[name])
    if name in names:
        return page.paint(make_printable(names[name]), _VALUE)
    return page.paint(f"{{{name}}}", _NAME)


def _render_fields(
    explanation: Explanation, page: Page, fields: tuple[Field, ...]
) -> Iterator[str]:
    if fields and fields[0].label is not None:
        yield _heading(explanation, page, "placeholder")
    for field in fields:
        yield from _render_field(explanation, page, field)


def _render_field(explanation: Explanation, page: Page, field: Field) -> Iterator[str]:
    name = field.name if field.label is None else f"{{{field.name}}}"
    value = "" if field.value is None else f" = {_show_value(field, page)}"
    about = ", ".join(filter(None, (field.label, field.type.text)))
    kind = page.paint(f"({make_printable(about)})", _DIM)
    yield from page.wrap(f"{page.paint(name, _NAME)}{value} {kind}", _INDENT)
    example = f"{explanation.words['example']}: {make_printable(field.example)}"
    text = f"{_show_prose(explanation, page, field.meaning)} {page.paint(example, _DIM)}"
    yield from page.wrap(text, _INDENT * 2)


def _show_value(field: Field, page: Page) -> str:
    shown = make_printable(field.value or "")
    if field.is_fitting:
        return page.paint(shown, _VALUE)
    return page.paint(f"{shown}, not of this form:", _ODD)
