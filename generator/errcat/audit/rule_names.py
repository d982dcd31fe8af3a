"""The rule on the product's name."""

from collections import Counter
from collections.abc import Iterator, Sequence

from errcat.audit.names import Mention, NameForms, find_variants
from errcat.audit.page_text import Fault
from errcat.audit.subject import Subject


def check_product_name(subject: Subject) -> Iterator[Fault]:
    """The product's name differs inside a page, or is translated where the rest of it keeps it.

    Declared are today's name, short forms, official names in a language, and earlier names. What
    the English names and the translation writes otherwise is a variant. Variants are reported if
    the page has a declared form, or a variant that is nearer to one. An earlier name beside
    another one is reported, too, unless the English has it there; and so is a name that runs into
    the next word.

    Bad:
        title: Fehler im Hafenturm
        description: Fehler im Harbour Tower
        description: Harbour TowerREST API

    To mend it, write the name in one form, the declared one.
    """
    forms = subject.catalog_facts.name_forms(subject.facts.product.id, subject.locale)
    texts = [text for text in subject.texts if text.where not in ("message", "table")]
    mentions = [mention for text in texts for mention in forms.find(text)]
    glued = [mention for mention in mentions if mention.suffix[:1].isupper()]
    for mention in glued:
        end = mention.end + len(mention.suffix)
        message = f"the name {mention.form!r} runs into the next word"
        expected = f"{mention.form} {mention.suffix}"
        yield mention.text.fault(mention.start, end, message, expected)
    declared = [mention for mention in mentions if mention not in glued]
    usual = _find_usual(declared, forms)
    if usual is not None:
        yield from _find_mixed(declared, forms, usual)
    if not subject.is_english:
        variants = find_variants(texts, forms, mentions)
        yield from _report_variants(subject, variants, forms, usual)


def _find_usual(declared: Sequence[Mention], forms: NameForms) -> str | None:
    """Return the form that most places of the page's usual generation have; `None` without any."""
    counts = Counter(mention.form for mention in declared)
    generations = Counter(forms.generations[mention.form] for mention in declared)

    def rate(form: str) -> tuple[int, bool, int]:
        generation = forms.generations[form]
        return generations[generation], generation == "", counts[form]

    return max(counts, key=rate, default=None)


def _find_mixed(declared: Sequence[Mention], forms: NameForms, usual: str) -> Iterator[Fault]:
    """Yield the names of the generation that fewer places have."""
    for mention in declared:
        generation = forms.generations[mention.form]
        english = [forms.generations[form] for form in forms.find_english(mention.text)]
        if generation != forms.generations[usual] and generation not in english:
            message = f"{mention.form!r}, where the rest of the page has another name"
            yield mention.text.fault(mention.start, mention.end, message, usual)


def _report_variants(
    subject: Subject, variants: Sequence[Mention], forms: NameForms, usual: str | None
) -> Iterator[Fault]:
    near = [variant for variant in variants if _keeps_mark(variant, forms)]
    name = usual or subject.facts.product.name.value
    for variant in variants:
        if usual or (near and variant not in near):
            found = variant.text.text[variant.start : variant.end]
            message = f"{found!r} is no declared form of the product's name"
            if found == variant.text.text:
                message = "the product's name, which the English has here, is missing"
            yield variant.text.fault(variant.start, variant.end, message, name)


def _keeps_mark(variant: Mention, forms: NameForms) -> bool:
    """Tell whether a variant still has a word that tells the product from its siblings.

    Languages that put such words first have them before what is left of the name.
    """
    text = variant.text.text
    before = text[: variant.start].casefold().split()[-2:]
    words = before + text[variant.start : variant.end].casefold().split()
    return any(mark in word for mark in forms.marks for word in words if len(mark) > 3)
