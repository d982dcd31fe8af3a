"""Rules on the placeholders of translations: the same ones as in the English, spelled the same."""

from collections.abc import Iterator

from errcat.checks.context import CheckContext, CheckedText
from errcat.checks.fault import Fault
from errcat.checks.placeholder_uses import LITERAL_BRACES, Use, find_uses
from errcat.model import TextKind

_BROKEN = "'{}' is neither a placeholder nor a literal brace"


def check_placeholder_missing(context: CheckContext) -> Iterator[Fault]:
    """A translation lacks a placeholder of the English.

    The value that the service sends would not be shown, and a message in this language could not
    be taken apart. Each placeholder stands as often as in the English.

    Bad:
        msgid "Berth {berth} is occupied. Waiting: {waiting}."
        msgstr "Der Liegeplatz ist belegt. Es warten: {waiting}."

    Good:
        msgstr "Liegeplatz {berth} ist belegt. Es warten: {waiting}."

    To mend it, put the placeholder where the value belongs in the sentence.
    """
    for text, difference in context.placeholder_differences:
        for name in difference.missing:
            span = text.locate(0, len(text.value))
            message = f"the placeholder {{{name}}} of the English is missing"
            yield Fault(span, message, text.value, f"{{{name}}}", None, text.code)


def check_placeholder_extra(context: CheckContext) -> Iterator[Fault]:
    """A translation has a placeholder more often than the English.

    Bad:
        msgid "Berth {berth} is occupied."
        msgstr "Liegeplatz {berth}: {berth} ist belegt."

    Good:
        msgstr "Liegeplatz {berth} ist belegt."

    To mend it, word the sentence so that each value is shown as often as in the English.
    """
    for text, difference in context.placeholder_differences:
        for use in difference.extra:
            is_known = use.name in _names_of(text)
            how = "stands more often than" if is_known else "does not stand"
            yield _use_fault(text, use, f"{use.text} {how} in the English", None, "remove it")


def check_placeholder_translated(context: CheckContext) -> Iterator[Fault]:
    """The name between the braces was translated or changed.

    Placeholders are names that programs replace by values. They stay as they are in every
    language; the page in the reader's language explains them.

    Bad:
        msgid "Berth {berth} is occupied."
        msgstr "Liegeplatz {liegeplatz} ist belegt."

    Good:
        msgstr "Liegeplatz {berth} ist belegt."

    To mend it, copy the placeholder from the English.
    """
    for text, difference in context.placeholder_differences:
        for use, name in difference.translated:
            expected = f"{{{name}}}" if name else None
            message = f"{use.text} is no placeholder of this text"
            yield _use_fault(text, use, message, expected, _list_placeholders(text))


def check_placeholder_syntax(context: CheckContext) -> Iterator[Fault]:
    r"""Braces are neither a placeholder nor literal.

    A placeholder is a name between braces and nothing else: no attributes, no indexes, no format
    specification. In messages `{{` and `}}` are literal braces, in a translation as many as in
    the English; in prose a literal brace stands in a code span or after a backslash (`\{`).
    (In English messages, `template-syntax` finds the same.)

    Bad:
        msgstr "Liegeplatz {berth.number} ist belegt."
        msgstr "Liegeplatz {berth ist belegt."

    Good:
        msgstr "Liegeplatz {berth} ist belegt."

    To mend it, copy the placeholder from the English.
    """
    for english in context.units.values():
        unit = english.unit
        if english.has_braces and unit.kind is not TextKind.MESSAGE:
            yield from _check_english(context.english_text(unit.text, english))
    for text, difference in context.placeholder_differences:
        for use, name in difference.broken:
            expected = f"{{{name}}}" if name else None
            message = _BROKEN.format(use.text)
            if use.text in LITERAL_BRACES:
                message = f"the English has no literal brace {use.text!r} here"
            yield _use_fault(text, use, message, expected, _list_placeholders(text))


def _check_english(text: CheckedText) -> Iterator[Fault]:
    for use in find_uses(text.value, text.kind):
        if not use.is_reference:
            help_ = "write a name in lower snake case, or a literal brace in a code span"
            yield _use_fault(text, use, _BROKEN.format(use.text), None, help_)


def _names_of(text: CheckedText) -> tuple[str, ...]:
    return text.english.names if text.english else ()


def _list_placeholders(text: CheckedText) -> str:
    names = ", ".join(f"{{{name}}}" for name in dict.fromkeys(_names_of(text)))
    return f"placeholders of this text: {names}" if names else "this text has no placeholders"


def _use_fault(
    text: CheckedText, use: Use, message: str, expected: str | None, help_: str
) -> Fault:
    span = text.locate(use.start, use.end)
    return Fault(span, message, use.text, expected, help_, text.code)
