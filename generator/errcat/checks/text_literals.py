"""Rules on literals in running text: codes, property names, names of products."""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from errcat.checks.context import CheckContext, CheckedText
from errcat.checks.fault import Fault
from errcat.checks.translations import Pair, Translations
from errcat.model import LocaleTag, ProductId, TextKind
from errcat.nearest import NameIndex
from errcat.texts.fault import TextFault
from errcat.texts.literals import (
    LiteralFault,
    LiteralUse,
    compare_literals,
    find_altered_codes,
    find_tokens,
)
from errcat.texts.markup import find_marked_spans
from errcat.texts.products import NameFinder, NameUse, list_names

_HUMPS = re.compile(r"[A-Z][a-z0-9]+[A-Z]")
"""Two humps, as in `NotFound`: what is written so is no ordinary word."""

_WORD = re.compile(r"\w+")

_EXPLANATIONS = {
    "glued": "{literal} is glued to other words inside its markup",
    "altered": "{literal} is written differently",
    "translated": "{literal} was translated, or replaced by something else",
    "unmarked": "{literal} has lost its markup",
    "missing": "{literal} of the English is missing",
}


def check_code_in_prose(context: CheckContext) -> Iterator[Fault]:
    """A code named in running text is misspelled, translated, or glued to other words.

    Codes are what readers search for, so they stand as they are, whole, in a code span of their
    own, in every language; endings and compounds stay outside. In English prose a code of two or
    more words without a code span is found, too. A code that is an ordinary word (`Forbidden`)
    counts only where it is marked as code.

    Bad:
        msgid "Test for `InvalidBerth` first."
        msgstr "Prüfen Sie zuerst auf `InvalidBerth-Fehler`."

    Good:
        msgstr "Prüfen Sie zuerst auf `InvalidBerth`-Fehler."

    To mend it, copy the code from the English.
    """
    for text in context.english_texts:
        if text.kind is not TextKind.MESSAGE and _HUMPS.search(text.value):
            yield from _check_english_codes(context, text)
    codes = context.vocabulary.codes
    for text, fault in _list_literal_faults(context):
        if fault.literal in codes.names:
            yield _literal_fault(text, fault)
    for translations in context.locales:
        for pair in translations.find_pairs(_HUMPS):
            yield from _check_translated_codes(context, pair, translations)


def _check_english_codes(context: CheckContext, text: CheckedText) -> Iterator[Fault]:
    codes = context.vocabulary.codes
    for use in _find_altered(text, codes, context.known_identifiers):
        yield _altered_code(text, use)
    if text.kind is TextKind.PROSE:
        for use in find_tokens(text.masked, codes.names):
            if _HUMPS.search(use.literal):
                message = f"the code {use.literal} stands outside a code span"
                fault = TextFault(use.start, use.end, message, f"`{use.literal}`")
                yield text.fault(fault)


def _find_altered(
    text: CheckedText, codes: NameIndex, known: Collection[str]
) -> Iterator[LiteralUse]:
    """Yield altered codes in running text and in code spans."""
    yield from find_altered_codes(text.masked, codes, known)
    for span in find_marked_spans(text.value) if text.kind is TextKind.PROSE else ():
        if span.kind == "code":
            for use in find_altered_codes(span.text, codes, known):
                yield LiteralUse(use.literal, span.start + use.start, span.start + use.end)


def _altered_code(text: CheckedText, use: LiteralUse) -> Fault:
    message = f"{text.value[use.start : use.end]} is no code"
    fault = TextFault(use.start, use.end, message, use.literal)
    return text.fault(fault, f"did you mean {use.literal}?")


def _check_translated_codes(
    context: CheckContext, pair: Pair, translations: Translations
) -> Iterator[Fault]:
    """Hold codes in running text, where no code span tells them apart, against the English."""
    text = context.translated_text(pair, translations.style)
    known = frozenset(_WORD.findall(pair[0].value))
    for use in find_altered_codes(text.masked, context.vocabulary.codes, known):
        yield _altered_code(text, use)


def _list_literal_faults(context: CheckContext) -> Iterator[tuple[CheckedText, LiteralFault]]:
    vocabulary = context.vocabulary
    for text, english, spans in context.marked_texts:
        if any(vocabulary.is_literal(span.text) for span in english):
            for fault in compare_literals(english, spans, text.value, vocabulary):
                yield text, fault


def _literal_fault(text: CheckedText, fault: LiteralFault) -> Fault:
    message = _EXPLANATIONS[fault.kind].format(literal=fault.literal)
    help_ = f"write {fault.literal} in a code span of its own"
    return text.fault(TextFault(fault.start, fault.end, message, fault.literal), help_)


def check_property_translated(context: CheckContext) -> Iterator[Fault]:
    """The name of a JSON property was translated or changed.

    Properties of the response are called alike in every language. Where the English has one in a
    code span, quotes or emphasis, so does the translation.

    Bad:
        msgid "Each response carries a `trace`."
        msgstr "Jede Antwort enthält eine `Spur`."

    Good:
        msgstr "Jede Antwort enthält `trace`."

    To mend it, copy the name from the English.
    """
    for text, fault in _list_literal_faults(context):
        if fault.literal not in context.vocabulary.codes.names:
            yield _literal_fault(text, fault)


def check_product_name(context: CheckContext) -> Iterator[Fault]:
    """A product is called by an earlier name, or its name was translated.

    Names that count are `name` and `short-names` of `products.yaml`, and in a language the
    official ones under `localized-names`. Texts had best say `{product}`.

    Bad (`Harbour Beacon` is an earlier name of `Lighthouse Beacon`):
        cause: Harbour Beacon takes no calls at night.

    Good:
        cause: "{product} takes no calls at night."

    To mend it, write today's name, or declare the official name of the language.
    """
    names = context.lexicon.names
    for text in context.english_texts:
        for use in names.find(text.masked) if names.likely.search(text.value) else ():
            if not use.is_current:
                yield text.fault(_earlier_name(context, use, None))
    named = frozenset(english for english in context.units.values() if english.product_names)
    for translations in context.locales:
        tag = translations.locale.tag
        finder = NameFinder(context.catalog, tag)
        pairs = [pair for pair in translations.shown if pair[0] in named] if named else []
        others = translations.find_pairs(finder.likely)
        for pair in (*pairs, *(other for other in others if other[0] not in named)):
            text = context.translated_text(pair, translations.style)
            yield from _compare_names(context, text, finder, tag)


def _earlier_name(context: CheckContext, use: NameUse, tag: LocaleTag | None) -> TextFault:
    name = list_names(context.catalog.products[use.products[0]], tag)[0]
    message = f"{use.form} is an earlier name of {name}"
    return TextFault(use.start, use.end, message, name)


def _compare_names(
    context: CheckContext, text: CheckedText, finder: NameFinder, tag: LocaleTag
) -> Iterator[Fault]:
    assert text.english is not None
    present: Counter[ProductId] = Counter()
    in_english = {use.form for use in text.english.product_names}
    for use in finder.find(text.masked):
        present.update(use.products)
        if not use.is_current and use.form not in in_english:
            yield text.fault(_earlier_name(context, use, tag))
    for use in text.english.product_names:
        if any(present[product] for product in use.products):
            present.subtract(use.products)
        else:
            names = list_names(context.catalog.products[use.products[0]], tag)
            message = f"the product's name {use.form!r} is missing or was translated"
            help_ = f"names of the product in {tag}: {', '.join(names)}"
            yield text.fault(TextFault(0, len(text.value), message, use.form), help_)
