"""Rules on the placeholders of entries: declared, used, and told apart."""

from collections.abc import Iterator
from itertools import pairwise

from errcat.checks.context import CheckContext
from errcat.checks.fault import Fault
from errcat.checks.messages import messages_of
from errcat.model import PRODUCT_NAME, ErrorEntry, Message, ProductId, TextKind
from errcat.nearest import find_nearest
from errcat.placeholders import Reference
from errcat.position import Text
from errcat.units import list_placeholders


def check_placeholder_undeclared(context: CheckContext) -> Iterator[Fault]:
    """A text refers to a placeholder that its entry does not declare.

    Messages, notes, causes, resolutions and meanings refer to placeholders of their own entry.
    Prose of entries, and the texts of pages and sections, may also use `{product}`; a message
    may not, since the service does not send it.

    Bad:
        message: "Berth {birth} is occupied."
        placeholders:
          berth: {type: berth, label: the berth, meaning: …, example: A-7}

    Good:
        message: "Berth {berth} is occupied."
        placeholders:
          berth: {type: berth, label: the berth, meaning: …, example: A-7}

    To mend it, correct the name, or declare it under `placeholders`.
    """
    for entry in context.catalog.entries.values():
        if not _has_braces(entry):
            continue
        for message, _ in messages_of(entry):
            yield from _check_names(context, message.text, TextKind.MESSAGE, entry)
        for wording in entry.earlier:
            if wording.note:
                yield from _check_names(context, wording.note, TextKind.PROSE, entry)
    for english in context.units.values():
        unit = english.unit
        if english.has_braces and unit.kind is not TextKind.MESSAGE:
            owner = context.catalog.entries.get(unit.code) if unit.code else None
            yield from _check_names(context, unit.text, unit.kind, owner)


def _has_braces(entry: ErrorEntry) -> bool:
    return any("{" in message.text.value for message, _ in messages_of(entry)) or any(
        wording.note for wording in entry.earlier
    )


def _check_names(
    context: CheckContext, text: Text, kind: TextKind, entry: ErrorEntry | None
) -> Iterator[Fault]:
    declared = tuple(entry.placeholders) if entry else ()
    allowed = declared if kind is TextKind.MESSAGE else (*declared, PRODUCT_NAME)
    for name in dict.fromkeys(list_placeholders(text.value, kind)):
        if name in allowed:
            continue
        start = text.value.find(f"{{{name}}}") + 1
        nearest = find_nearest(name, allowed)
        help_ = f"did you mean {{{nearest}}}?" if nearest else _advise(name, entry)
        yield Fault(
            context.lines.locate(text, start, start + len(name)),
            f"the placeholder {{{name}}} is not declared",
            name,
            nearest,
            help_,
            entry.code if entry else None,
        )


def _advise(name: str, entry: ErrorEntry | None) -> str:
    if name == PRODUCT_NAME:
        return "messages are the same whatever the product is called; write what the service sends"
    if entry is None:
        return "this text belongs to no entry: only {product} can stand here"
    return f"declare {name} under `placeholders` of {entry.code}"


def check_placeholder_unused(context: CheckContext) -> Iterator[Fault]:
    """A placeholder is declared, but no message of its entry has it.

    A value that no message carries cannot be told to the reader; a placeholder that only prose
    uses has no value when the prose is shown. Templates under `seen` and `earlier` count.

    Bad:
        message: "The berth is occupied."
        placeholders:
          berth: {type: berth, label: the berth, meaning: …, example: A-7}

    Good:
        message: "Berth {berth} is occupied."
        placeholders:
          berth: {type: berth, label: the berth, meaning: …, example: A-7}

    To mend it, put it into the message, or remove the declaration.
    """
    for entry in context.catalog.entries.values():
        if not entry.placeholders:
            continue
        used = {name for message, _ in messages_of(entry) for name in message.template.names}
        for name, placeholder in entry.placeholders.items():
            if name not in used:
                span = context.lines.find_below(placeholder.span, name)
                message = f"no message of {entry.code} has the placeholder {{{name}}}"
                help_ = "put it into a message, or remove it"
                yield Fault(span, message, name, None, help_, entry.code)


def check_placeholder_duplicate(context: CheckContext) -> Iterator[Fault]:
    """A message has the same placeholder twice.

    The two places would always have to hold the same value, which no service promises; a text
    that holds two values could not be matched.

    Bad:
        message: "Berth {berth} is not {berth}."

    Good:
        message: "Berth {berth} is not {wanted}."

    To mend it, declare a second placeholder.
    """
    for entry, message in _messages_with_placeholders(context):
        names = message.template.names
        for name in dict.fromkeys(names):
            if names.count(name) > 1:
                value = message.text.value
                start = value.find(f"{{{name}}}", value.find(f"{{{name}}}") + 1)
                span = context.lines.locate(message.text, start, start + len(name) + 2)
                fault = f"the placeholder {{{name}}} stands twice in one message"
                help_ = "declare a second placeholder for the second value"
                yield Fault(span, fault, f"{{{name}}}", None, help_, entry.code)


def _messages_with_placeholders(context: CheckContext) -> Iterator[tuple[ErrorEntry, Message]]:
    for entry in context.catalog.entries.values():
        for message, _ in messages_of(entry):
            if len(message.template.parts) > 1:
                yield entry, message


def check_placeholder_adjacent(context: CheckContext) -> Iterator[Fault]:
    """Two placeholders of a message touch each other.

    Where one value ends and the next begins cannot be told from the text, so a message that was
    received cannot be taken apart, and readers see two values run together.

    Bad:
        message: "Vessel {name}{number} unknown."

    Good:
        message: "Vessel {name} ({number}) unknown."

    To mend it, look whether the service really sends the values so. If it does, waive the finding.
    """
    for entry, message in _messages_with_placeholders(context):
        for first, second in pairwise(message.template.parts):
            if isinstance(first, Reference) and isinstance(second, Reference):
                found = f"{{{first.name}}}{{{second.name}}}"
                start = message.text.value.find(found)
                span = context.lines.locate(message.text, start, start + len(found))
                fault = f"nothing stands between {{{first.name}}} and {{{second.name}}}"
                yield Fault(span, fault, found, code=entry.code)


def check_label_duplicate(context: CheckContext) -> Iterator[Fault]:
    """Two placeholders of an entry have the same label.

    Published pages show the labels, not the names, so readers could not tell the two apart; nor
    could `errcat audit`.

    Bad:
        berth: {label: the berth, …}
        wanted: {label: the berth, …}

    Good:
        berth: {label: the berth, …}
        wanted: {label: the berth wanted, …}

    To mend it, say in the label what is particular about the value.
    """
    for entry in context.catalog.entries.values():
        owners: dict[str, str] = {}
        for name, placeholder in entry.placeholders.items():
            label = placeholder.label
            owner = owners.setdefault(label.value.casefold(), name)
            if owner != name:
                fault = f"{{{owner}}} has the label {label.value!r} already"
                yield Fault(label.span, fault, label.value, code=entry.code)


def check_label_delimiter(context: CheckContext) -> Iterator[Fault]:
    """A placeholder's label holds a delimiter of a product's pages.

    A page writes the label between the product's delimiters; a delimiter within the label would
    end it there.

    Bad (with the delimiters `<` and `>`):
        label: the berth (> A-7)

    Good:
        label: the berth (above A-7)

    To mend it, write the label without the delimiter.
    """
    for entry in context.catalog.entries.values():
        for placeholder in entry.placeholders.values():
            label = placeholder.label
            for product in entry.availability:
                delimiters = _delimiters(context, product)
                held = next((mark for mark in delimiters if mark and mark in label.value), None)
                if held is not None:
                    fault = f"the label holds {held!r}, a delimiter on the pages of {product}"
                    start = label.value.find(held)
                    span = context.lines.locate(label, start, start + len(held))
                    yield Fault(span, fault, held, code=entry.code)
                    break


def _delimiters(context: CheckContext, product_id: ProductId) -> tuple[str, ...]:
    product = context.catalog.products.get(product_id)
    return tuple(product.delimiters) if product else ()
