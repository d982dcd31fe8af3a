"""Rules on the placeholders of messages: their names, number and delimiters."""

import re
from collections.abc import Iterator

from errcat.audit.page_text import Fault, PageText, mask_groups
from errcat.audit.placeholders import Group, PlaceholderFault, find_groups, list_settings
from errcat.audit.subject import MessageView, Subject
from errcat.findings import Severity
from errcat.placeholders import Delimiters
from errcat.sources.edits import Edit
from errcat.sources.pages_model import MarkKind, PageForm

_PARENTHESES = frozenset("(（[［【")
_ACTIVE = re.compile(r"[\\`*_\[\]<>&|]")


def check_placeholder_translated(subject: Subject) -> Iterator[Fault]:
    """The name of a placeholder was translated or altered.

    Its name is the same in every language, as it is in the English message: readers compare
    messages across languages, and the page's explanations refer to it.

    Bad:
        Der Hashwert {der ungültige Hash} ist ungültig.
    Good:
        Der Hashwert {the invalid hash} ist ungültig.

    `--fix` writes the name where one of a message was translated. Where several were, it writes
    them in the English order, if they stand in the message as in English: the same one at its
    start, behind a colon, and at its end. Otherwise it takes a reader to tell which is which.
    """
    for view in subject.messages:
        faults = [fault for fault in view.placeholders.faults if fault.kind == "translated"]
        if not faults:
            continue
        labels = {fault.label for fault in view.placeholders.faults if fault.label}
        is_clear = len(labels) == 1 or _keeps_order(view)
        for fault in faults:
            if fault.group is not None:
                found = _translated(subject, view, fault, fault.group)
                yield found if is_clear else found._replace(edit=None)


def _keeps_order(view: MessageView) -> bool:
    """Tell whether the placeholders stand in a message as they do in an English wording."""
    number = len(view.placeholders.right) + len(view.placeholders.faults)
    wordings = [wording.text for wording in view.facts.wordings if len(wording.labels) == number]
    return any(list_settings(view.text.text) == list_settings(wording) for wording in wordings)


def _translated(
    subject: Subject, view: MessageView, fault: PlaceholderFault, group: Group
) -> Fault:
    expected = subject.delimiters.enclose(fault.label)
    message = f"the placeholder {fault.label!r} was translated or altered"
    if not group.inner:
        return view.text.fault(group.start, group.end, message, expected)
    edit = Edit(*_locate_inner(view.text, group), _write_name(subject, fault.label))
    return view.text.fault(group.start, group.end, message, expected)._replace(edit=edit)


def _write_name(subject: Subject, label: str) -> str:
    """Write a name so that it reads as plain text on the page."""
    if subject.page.form is PageForm.BROWSER:
        return label
    return _ACTIVE.sub(r"\\\g<0>", label)


def check_placeholder_missing(subject: Subject) -> Iterator[Fault]:
    """A placeholder of the English message is absent.

    Placeholders are compared as multisets: each must stand as often as in English, in any order.

    Bad:
        Der Hashwert ist ungültig.
    Good:
        Der Hashwert {the invalid hash} ist ungültig.

    To mend it, put the placeholder where the value belongs in the sentence.
    """
    for view in subject.messages:
        for fault in view.placeholders.faults:
            if fault.kind == "missing":
                expected = subject.delimiters.enclose(fault.label)
                message = f"the placeholder {fault.label!r} is missing"
                yield view.text.fault(0, len(view.text.text), message, expected)


def check_placeholder_extra(subject: Subject) -> Iterator[Fault]:
    """A message has a placeholder that the English one has not, or has it more often.

    The name of a placeholder of another message is no translation: it counts as extra here, and the
    right one as missing.

    Bad:
        Der Hashwert {the invalid hash} ist ungültig {the invalid hash}.

    To mend it, remove the placeholder.
    """
    for view in subject.messages:
        for fault in view.placeholders.faults:
            if fault.kind == "extra" and fault.group is not None:
                message = f"{view.text.code} has no placeholder {fault.group.inner!r} here"
                yield view.text.fault(fault.group.start, fault.group.end, message)


def check_placeholder_delimiter(subject: Subject) -> Iterator[Fault]:
    r"""A placeholder stands in other delimiters than the page's own, or has lost them.

    A page has one pair of delimiters, as a rule its product's; the pair that fewer placeholders
    have is reported. Brackets that a browser would take for an HTML tag and not show count as lost:
    in Markdown they need a backslash.

    Bad:
        Received: \<batch size received\>, allowed: {batch size allowed}.
    Good:
        Received: \<batch size received\>, allowed: \<batch size allowed\>.

    What the English page of the day has in the same delimiters is a warning: the translation is
    faithful.

    `--fix` writes the page's delimiters.
    """
    for view in subject.messages:
        for group in view.placeholders.right:
            found = group.delimiters(view.text.text)
            is_hidden = _is_hidden(view.text, group)
            if found == subject.delimiters and not is_hidden:
                continue
            if not _is_of_words(view, group, found):
                fault = _wrong_delimiter(subject, view.text, group, is_hidden=is_hidden)
                yield _excuse_inherited(view.text, group, fault)
        for group in _list_translated(view):
            found = group.delimiters(view.text.text)
            if found != subject.delimiters and found.opening not in _PARENTHESES:
                yield _wrong_delimiter(subject, view.text, group)


def _list_translated(view: MessageView) -> Iterator[Group]:
    for fault in view.placeholders.faults:
        if fault.kind == "translated" and fault.group is not None and fault.group.inner:
            yield fault.group


def _wrong_delimiter(
    subject: Subject, text: PageText, group: Group, *, is_hidden: bool = False
) -> Fault:
    found = "".join(group.delimiters(text.text))
    wanted = "".join(subject.delimiters)
    message = f"the delimiters {found!r} instead of {wanted!r}"
    if is_hidden:
        message = "the placeholder reads as an HTML tag, which is not shown"
    elif not found:
        message = f"the placeholder {group.inner!r} has lost its delimiters {wanted!r}"
    start, end = text.fragment.locate(group.start, group.end)
    inner = subject.page.source[slice(*_locate_inner(text, group))]
    written = _write_delimiters(subject, inner)
    fault = text.fault(group.start, group.end, message, subject.delimiters.enclose(group.inner))
    return fault._replace(edit=Edit(start, end, written))


def _write_delimiters(subject: Subject, inner: str) -> str:
    """Put the page's delimiters around a name that is written as the page needs it."""
    opening, closing = subject.delimiters
    source = subject.page.source
    if subject.page.form is PageForm.BROWSER:
        return subject.delimiters.enclose(inner)
    if opening == "<" and "&lt;" in source and r"\<" not in source:
        return f"&lt;{inner}&gt;"
    return inner.join(_ACTIVE.sub(r"\\\g<0>", mark) for mark in (opening, closing))


def _locate_inner(text: PageText, group: Group) -> tuple[int, int]:
    inner = text.text.find(group.inner, group.start)
    return text.fragment.locate(inner, inner + len(group.inner))


def _is_hidden(text: PageText, group: Group) -> bool:
    return any(
        mark.kind is MarkKind.TAG and mark.start == group.start and mark.end == group.end
        for mark in text.fragment.marks
    )


def _is_of_words(view: MessageView, group: Group, found: Delimiters) -> bool:
    """Tell whether an English wording has the name as words, without brackets or in parentheses."""
    if found.opening not in ("(", ""):
        return False
    shown = view.text.text[group.start : group.end]
    wordings = [mask_groups(wording.text) for wording in view.facts.wordings]
    if view.text.english is not None:
        wordings.append(mask_groups(view.text.english.text))
    return any(shown in wording for wording in wordings)


def _excuse_inherited(text: PageText, group: Group, fault: Fault) -> Fault:
    """Make it a warning that the English page of the day has the same delimiters."""
    shown = text.text[group.start : group.end]
    if text.english is None or shown not in _list_groups(text.english.text):
        return fault
    message = f"{fault.message}, as on the English page"
    return fault._replace(message=message, severity=Severity.WARNING)


def _list_groups(text: str) -> set[str]:
    return {text[group.start : group.end] for group in find_groups(text)}
