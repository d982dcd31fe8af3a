"""Rules on inline markup and links, in English and in translations."""

import re
from collections.abc import Iterator

from errcat.checks.context import CheckContext, CheckedText, MarkedText
from errcat.checks.fault import Fault
from errcat.model import TextKind
from errcat.position import Text
from errcat.prose import parse_prose, scan_markup
from errcat.texts.fault import TextFault
from errcat.texts.markup import (
    MarkedSpan,
    MarkupDifference,
    compare_markup,
    find_html,
    find_marked_spans,
)

_MAYBE_HTML = re.compile(r"[<&]")
_MARKERS = frozenset("`*]")
_LINK_END = re.compile(r"\]\([^\s)]*")
_NOUNS = {
    "code": "code span",
    "target": "link target",
    "emphasis": "emphasis (*…*)",
    "strong": "strong emphasis (**…**)",
}


def check_markup(context: CheckContext) -> Iterator[Fault]:
    r"""Inline markup is broken, lost, or stands where it is not read.

    Prose has code, emphasis and links. A marker without its partner, and a link that cannot be read
    because of its target, are found in English and in translations; a translation has as many
    emphases as the English, and the same code spans. Messages, headings, titles and labels are
    plain text, in which markup would be shown as it is. (Codes and properties in code spans are
    watched by `code-in-prose` and `property-translated`.)

    Bad:
        msgid "Wait as long as the `Retry-After` header says."
        msgstr "Warten Sie, wie der `Erneut-nach`-Header sagt."

    Good:
        msgstr "Warten Sie, wie der `Retry-After`-Header sagt."

    To mend it, close the marker, write `\\*` for a literal asterisk, or copy the span from the
    English.
    """
    for text in context.english_texts:
        if not _MARKERS.isdisjoint(text.value):
            yield from _check_own_markup(text)
    for translations in context.locales:
        for pair in map(translations.shown.__getitem__, translations.with_markers):
            if pair[0].is_label:
                yield from _check_own_markup(context.translated_text(pair, translations.style))
    for marked in context.marked_texts:
        faults = list(_check_own_markup(marked.text))
        yield from faults or _compare_texts(context, marked)


def _check_own_markup(text: CheckedText) -> Iterator[Fault]:
    if text.kind is TextKind.PROSE:
        for start, end, message in parse_prose(text.value)[1]:
            help_ = "close it, or write a backslash before it to make it literal"
            yield text.fault(TextFault(start, end, message), help_)
        yield from _find_unread_links(text)
    elif text.kind is TextKind.LABEL:
        for token in scan_markup(text.value):
            if token.kind in ("code", "close") or token.value == "**":
                message = "this text is plain: markup in it is shown as it stands"
                yield text.fault(TextFault(token.start, token.end, message))


def _find_unread_links(text: CheckedText) -> Iterator[Fault]:
    """Find links that stay literal text, because their targets are none."""
    if "](" not in text.value:
        return
    tokens = [range(token.start, token.end) for token in scan_markup(text.value)]
    for match in _LINK_END.finditer(text.value):
        if not any(match.start() in token for token in tokens):
            message = "this is no link: a space or a parenthesis stands in its target"
            help_ = "write %20 for a space, %28 and %29 for parentheses; a literal bracket is \\]"
            yield text.fault(TextFault(match.start(), match.end(), message), help_)


def _compare_texts(context: CheckContext, marked: MarkedText) -> Iterator[Fault]:
    for difference in compare_markup(marked.english, marked.spans):
        if difference.kind != "target":
            shown = _without_literals(context, difference)
            if shown.missing or shown.extra:
                yield marked.text.fault(_difference_fault(shown, marked.text.value))


def _without_literals(context: CheckContext, difference: MarkupDifference) -> MarkupDifference:
    """Leave out codes and properties that are missing, and as many spans that stand for them."""
    if difference.kind != "code":
        return difference
    is_literal = context.vocabulary.is_literal
    missing = tuple(span for span in difference.missing if not is_literal(span))
    gone = len(difference.missing) - len(missing)
    return difference._replace(missing=missing, extra=difference.extra[gone:])


def _difference_fault(difference: MarkupDifference, value: str) -> TextFault:
    """Point at the span that is too much, if there is one, else at the whole text."""
    kind, missing, extra = difference
    noun = _NOUNS[kind]
    if extra:
        span = extra[0]
        expected = missing[0] if missing and kind in ("code", "target") else None
        instead = f" {missing[0]!r}" if expected else " no such span"
        message = f"{noun} {span.text!r} where the English has{instead}"
        return TextFault(span.start, span.end, message, expected)
    message = f"{noun} {missing[0]!r} of the English is missing"
    return TextFault(0, len(value), message, None)


def check_link(context: CheckContext) -> Iterator[Fault]:
    """A link leads nowhere, or somewhere else than in the English.

    Targets are `http:`, `https:` or `mailto:` addresses, relative paths, or anchors. Other schemes
    (`javascript:`, `data:`, `file:`), backslashes, character references and empty targets are
    found. A translation has the targets of the English, letter by letter.

    Bad:
        [write to the harbour office](javascript:mail)

    Good:
        [write to the harbour office](https://docs.harbour.example/contact)

    To mend it, write the address as a browser shows it; in a translation, copy it.
    """
    yield from _check_english_links(context)
    for target in _list_page_targets(context):
        problem = find_target_problem(target.value)
        if problem is not None:
            yield Fault(target.span, problem, target.value)
    for marked in context.marked_texts:
        for difference in compare_markup(marked.english, marked.spans):
            if difference.kind == "target":
                yield marked.text.fault(_difference_fault(difference, marked.text.value))


def _check_english_links(context: CheckContext) -> Iterator[Fault]:
    for text in context.english_texts:
        if "](" in text.value and text.kind is TextKind.PROSE:
            for span in find_marked_spans(text.value):
                if span.kind == "target":
                    yield from _check_target(text, span)


def _check_target(text: CheckedText, span: MarkedSpan) -> Iterator[Fault]:
    problem = find_target_problem(span.text)
    if problem is not None:
        yield text.fault(TextFault(span.start, span.end, problem))


def _list_page_targets(context: CheckContext) -> Iterator[Text]:
    for product in context.catalog.products.values():
        page = product.page
        links = (*page.applies_to, *page.related, *page.includes.values())
        targets = (product.url, *(link.target for link in links))
        yield from (target for target in targets if target is not None)


_SCHEME = r"([^/?#:]*):"
_REFERENCE = r"&#?[A-Za-z0-9]+;"
_SCHEMES = frozenset(("http", "https", "mailto"))


def find_target_problem(target: str) -> str | None:
    """Say why a link target must not be written, or `None`."""
    scheme = re.match(_SCHEME, target)
    if not target.strip():
        return "the link has no target"
    if "\\" in target:
        return "a backslash in a link target; addresses have slashes"
    if scheme is not None and scheme[1].lower() not in _SCHEMES:
        return f"links with the scheme {scheme[1]!r} are not allowed"
    if re.search(_REFERENCE, target):
        return "a character reference in a link target; write the character itself"
    if target.startswith("//"):
        return "the link target lacks its scheme; write https:// before it"
    is_plain = all("!" <= mark <= "~" for mark in target)
    return None if is_plain else "a link target is ASCII; percent-encode other characters"


def check_html(context: CheckContext) -> Iterator[Fault]:
    """A text has HTML in it.

    Texts are no HTML: tags, comments and character references are escaped, and readers see them
    as they stand. In code spans they are meant so; a translation may have those of the English.

    Bad:
        msgstr "<b>Liegeplatz</b> {berth} ist belegt."

    Good:
        msgstr "Liegeplatz {berth} ist belegt."

    To mend it, use Markdown (`**strong**`) where prose allows it, and characters instead of
    references.
    """
    for text in context.english_texts:
        if _MAYBE_HTML.search(text.value):
            for fault in find_html(text.masked):
                yield text.fault(fault)
    for translations in context.locales:
        has_html = "<" in translations.joined or "&" in translations.joined
        for pair in translations.find_pairs(_MAYBE_HTML) if has_html else ():
            text = context.translated_text(pair, translations.style)
            for fault in find_html(text.masked):
                if text.value[fault.start : fault.end] not in pair[0].value:
                    yield text.fault(fault)
