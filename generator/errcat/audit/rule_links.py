"""Rules on what a page refers to: anchors of headings, link targets, and example responses."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from errcat.audit.page_text import Fault, PageText
from errcat.audit.subject import Subject
from errcat.model import Code, Json
from errcat.sources.edits import Edit
from errcat.sources.pages_model import (
    CodeBlock,
    Fragment,
    Mark,
    MarkKind,
    PageForm,
    PassageKind,
)
from errcat.texts.slugs import slug_of

_LOCALE_SEGMENT = re.compile(
    r"(?<=/)[a-z]{2,3}(?:-[a-z]{4})?-[a-z]{2}/|^/?[a-z]{2}-[a-z]{2}/", re.IGNORECASE
)
_NUMBERED = re.compile(r"-\d+$")
"""What tells the fragments of equal headings apart."""
_TARGETS = frozenset((MarkKind.LINK, MarkKind.IMAGE))


def check_anchor_lost(subject: Subject) -> Iterator[Fault]:
    """A heading lost its English anchor, or has a translated one, while its siblings have theirs.

    Links from elsewhere lead to the fragment of the English heading, in every language. A page
    none of whose headings has an anchor is left alone.

    Bad:
        ## Beispiele
    Good:
        ## <a name="examples"></a>Beispiele

    `--fix` writes the anchor where the English heading is known.
    """
    headings = [text for text in subject.texts if text.kind is PassageKind.HEADING]
    anchors = [_find_anchor(text) for text in headings]
    if not any(anchors):
        return
    known = {name for text in headings if text.english for name in _list_names(text.english)}
    for text, anchor in zip(headings, anchors, strict=True):
        slug = slug_of(text.english.text) if text.english else None
        if anchor is None and not _needs_no_anchor(subject, text, slug):
            yield _lost_anchor(text, slug)
        elif anchor is not None and _is_translated(text, anchor, known):
            yield _translated_anchor(anchor, slug)


def _find_anchor(text: PageText) -> Mark | None:
    return next((mark for mark in text.fragment.marks if mark.kind is MarkKind.ANCHOR), None)


def _needs_no_anchor(subject: Subject, text: PageText, slug: str | None) -> bool:
    """Tell whether a heading makes the English fragment by itself, as the name of a code does."""
    own = slug_of(text.text)
    return own == slug or subject.facts.vocabulary.is_literal(text.text.strip())


def _list_names(english: Fragment) -> Iterator[str]:
    """Yield what an English heading can be linked to by."""
    yield slug_of(english.text)
    yield from (mark.target for mark in english.marks if mark.kind is MarkKind.ANCHOR)


def _is_translated(text: PageText, anchor: Mark, known: Collection[str]) -> bool:
    """Tell whether an anchor is none of the English headings', whose numbers do not count."""
    target = _NUMBERED.sub("", anchor.target)
    if anchor.target in known or target in known:
        return False
    return text.english is not None or not anchor.target.isascii()


def _translated_anchor(anchor: Mark, slug: str | None) -> Fault:
    place = anchor.outer_start, anchor.outer_end
    fault = Fault(*place, "heading", f"the anchor {anchor.target!r} is no English one")
    if slug is None:
        return fault
    written = f'<a name="{slug}">'
    return fault._replace(expected=written, edit=Edit(*place, written))


def _lost_anchor(text: PageText, slug: str | None) -> Fault:
    fault = text.fault(0, len(text.text), "the heading has lost its English anchor")
    if slug is None:
        return fault
    anchor = f'<a name="{slug}"></a>'
    start = text.fragment.start
    return fault._replace(expected=anchor, edit=Edit(start, start, anchor))


def check_link(subject: Subject) -> Iterator[Fault]:
    """The target of a link differs from the English page's.

    Needs the English page (`--source`). Links may carry the locale of their page (`/sv-se/`).

    Bad:
        [Übersicht](api-übersicht.md)
    Good:
        [Übersicht](api-overview.md)

    To mend it, copy the target from the English page.
    """
    if subject.source is None or subject.page.form is PageForm.BROWSER:
        return
    for text in (*subject.texts, *subject.includes):
        if text.origin is not None:
            yield from _compare_links(text, text.origin)


def _compare_links(text: PageText, english: Fragment) -> Iterator[Fault]:
    wanted = [mark for mark in english.marks if mark.kind in _TARGETS]
    missing = Counter(map(_target, wanted))
    others: list[Mark] = []
    for mark in text.fragment.marks:
        if mark.kind in _TARGETS:
            if missing[_target(mark)] > 0:
                missing[_target(mark)] -= 1
            else:
                others.append(mark)
    targets = [mark.target for mark in wanted if _take(missing, _target(mark))]
    for mark in others:
        expected = targets.pop(0) if targets else None
        message = f"the link leads to {mark.target!r}"
        message += f" instead of {expected!r}" if expected else ", which the English does not have"
        yield Fault(mark.outer_start, mark.outer_end, text.where, message, expected, text.code)
    for target in targets:
        yield text.fault(0, len(text.text), f"the link to {target!r} is lost", target)


def _take(counter: Counter[str], target: str) -> bool:
    if counter[target] <= 0:
        return False
    counter[target] -= 1
    return True


def _target(mark: Mark) -> str:
    """Return a target without the locale in its path."""
    return _LOCALE_SEGMENT.sub("", mark.target.lower()).lstrip("/")


def check_example(subject: Subject) -> Iterator[Fault]:
    """An example response differs from the English page's, or from what the catalogue says.

    Examples show what the service sends, which is the same in every language. Without the English
    page, it is checked that an example is valid JSON, that its code and its properties are those of
    the catalogue, and that its message is the one that the catalogue has for the code.

    Bad:
        "code": "RessourceNichtGefunden"
    Good:
        "code": "ResourceNotFound"

    To mend it, copy the example from the English page.
    """
    if subject.source.examples if subject.source else ():
        yield from _compare_examples(subject)
        return
    for block in subject.examples:
        if block.text.lstrip().startswith("{"):
            yield from _check_response(subject, block)


def _compare_examples(subject: Subject) -> Iterator[Fault]:
    ours, theirs = subject.examples, (subject.source.examples if subject.source else ())
    for index, english in enumerate(theirs):
        if index >= len(ours):
            end = len(subject.page.source)
            message = f"example {index + 1} of the English page is missing"
            yield Fault(max(end - 1, 0), end, "example", message, english.text)
        elif not _is_same_code(ours[index], english):
            yield _differing_line(subject, ours[index], english)


def _is_same_code(ours: CodeBlock, theirs: CodeBlock) -> bool:
    return _squeeze_lines(ours.text) == _squeeze_lines(theirs.text)


def _squeeze_lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _differing_line(subject: Subject, ours: CodeBlock, theirs: CodeBlock) -> Fault:
    """Return a fault at the first line that differs."""
    wanted = _squeeze_lines(theirs.text)
    at = ours.start
    index = 0
    for line in subject.page.source[ours.start : ours.end].splitlines(keepends=True):
        text = line.strip()
        expected = wanted[index] if index < len(wanted) else None
        if text and text != expected:
            start = at + line.index(text)
            message = "the example differs from the English page's"
            return Fault(start, start + len(text), "example", message, expected)
        index += bool(text)
        at += len(line)
    message = "the example is shorter than the English page's"
    return Fault(ours.start, max(ours.end, ours.start), "example", message)


def _check_response(subject: Subject, block: CodeBlock) -> Iterator[Fault]:
    """Check an example against the catalogue alone."""
    place = block.start, block.end
    try:
        body: Json = json.loads(block.text)
    except (ValueError, RecursionError) as error:
        yield Fault(*place, "example", f"the example is no valid JSON: {error}")
        return
    shape = subject.facts.catalog.response
    if not isinstance(body, dict) or subject.facts.vocabulary.properties.isdisjoint(body):
        return  # no error response
    yield from _check_properties(subject, block, body)
    found = _read_path(body, shape.code)
    if not isinstance(found, str):
        return
    entry = subject.facts.catalog.entries.get(Code(found))
    if entry is None:
        message = f"{found!r} is no code of the catalogue"
        yield Fault(*_locate(subject, block, found), "example", message)
        return
    message_found = _read_path(body, shape.message)
    wanted = entry.example.message
    if wanted and isinstance(message_found, str) and message_found != wanted.value:
        message = f"another message than the catalogue's example of {entry.code}"
        where = _locate(subject, block, message_found)
        yield Fault(*where, "example", message, wanted.value, entry.code)


def _check_properties(subject: Subject, block: CodeBlock, body: Json) -> Iterator[Fault]:
    """Report properties of a response that the catalogue does not know."""
    names = subject.facts.vocabulary.properties
    level: list[Json] = [body]
    while level:  # one depth of the body after the other: no recursion, however deep it is
        objects = [one for one in level if isinstance(one, dict)]
        for name in dict.fromkeys(name for one in objects for name in one):
            if name not in names:
                message = f"no property of the error response: {name!r}"
                yield Fault(*_locate(subject, block, name), "example", message)
        level = [value for one in objects for value in one.values()]


def _read_path(body: Json, path: Sequence[str]) -> Json:
    for name in path:
        if not isinstance(body, dict):
            return None
        body = body.get(name)
    return body


def _locate(subject: Subject, block: CodeBlock, text: str) -> tuple[int, int]:
    at = subject.page.source.find(json.dumps(text, ensure_ascii=False), block.start, block.end)
    if at < 0:
        return block.start, block.end
    return at + 1, at + 1 + len(text)
