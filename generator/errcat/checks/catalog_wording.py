"""Rules on the wordings of messages: told apart, and written once."""

from collections.abc import Iterator

from errcat.checks.context import CheckContext
from errcat.checks.fault import Fault
from errcat.checks.messages import Origin, messages_of
from errcat.model import ErrorEntry, Message
from errcat.placeholders import Template

_Shape = tuple[str | tuple[str, ...], ...]


def check_override_equal(context: CheckContext) -> Iterator[Fault]:
    """A product's own message or note is the same as the entry's.

    An override says that a product words something differently. A copy of the base text would
    have to be translated and kept up to date twice.

    Bad:
        message: "Vessel {vessel} wasn't found."
        products:
          tower: {message: "Vessel {vessel} wasn't found."}

    Good:
        message: "Vessel {vessel} wasn't found."
        products:
          tower: {}

    To mend it, remove the override.
    """
    for entry in context.catalog.entries.values():
        for availability in entry.availability.values():
            own = availability.message.text if availability.message else None
            base = entry.message.text if entry.message else None
            for noun, mine, theirs in (
                ("message", own, base),
                ("note", availability.note, entry.note),
            ):
                if mine and theirs and mine.value == theirs.value:
                    message = f"the {noun} of {availability.product} equals the entry's own"
                    help_ = "remove it: the entry's own holds for every product"
                    yield Fault(mine.span, message, mine.value, None, help_, entry.code)


def check_template_ambiguous(context: CheckContext) -> Iterator[Fault]:
    """Two codes of a product have messages that no text could tell apart.

    The templates are equal but for the names of their placeholders, whose types are the same. A
    client that sees only the message cannot know which error it means. Templates under `seen`
    count; placeholders of different types are told apart by the form of their values.

    Bad:
        - code: InvalidBerth
          message: "Berth {berth} refused."
        - code: BerthOccupied
          message: "Berth {wanted} refused."

    Good:
        - code: InvalidBerth
          message: "Berth {berth} refused: unknown."
        - code: BerthOccupied
          message: "Berth {wanted} refused: occupied."

    To mend it, look whether the service really sends both. If it does, waive the finding.
    """
    firsts: dict[tuple[str, _Shape], ErrorEntry] = {}
    reported: set[tuple[int, int, str]] = set()
    for entry in context.catalog.entries.values():
        for product, message in _product_messages(entry):
            shape = _shape_of(message.template, entry)
            first = firsts.setdefault((product, shape), entry)
            span = message.text.span
            place = (span.line, span.column, span.path)
            if first.code != entry.code and place not in reported:
                reported.add(place)
                fault = f"the message of {first.code} is the same"
                help_ = f"where the service sends both for {product}, waive this with a reason"
                yield Fault(span, fault, message.text.value, None, help_, entry.code)


def _product_messages(entry: ErrorEntry) -> Iterator[tuple[str, Message]]:
    """Yield what each product can send today, by product; seen messages for every product."""
    for product, availability in entry.availability.items():
        message = availability.message or entry.message
        if message:
            yield product, message
        for seen in entry.seen:
            yield product, seen


def _shape_of(template: Template, entry: ErrorEntry) -> _Shape:
    """Return the literals of a template, with the types in place of the placeholders."""
    shape: list[str | tuple[str, ...]] = []
    for part in template.parts:
        if isinstance(part, str):
            shape.append(part)
            continue
        placeholder = entry.placeholders.get(part.name)
        kind = (placeholder.type if placeholder else "",)
        if shape and isinstance(shape[-1], tuple):
            kind = (*shape.pop(), *kind)  # several in a row
        shape.append(kind)
    return tuple(shape)


def check_seen_equal(context: CheckContext) -> Iterator[Fault]:
    """A message under `seen` or `earlier` is one that the entry has anyway.

    `seen` lists messages of real responses that differ from the published ones, `earlier` what
    pages said before today's wording. A copy of today's message says nothing.

    Bad:
        message: "Vessel {vessel} wasn't found."
        seen: ["Vessel {vessel} wasn't found."]

    Good:
        message: "Vessel {vessel} wasn't found."
        seen: ["Vessel {vessel} unknown"]

    To mend it, remove the copy.
    """
    for entry in context.catalog.entries.values():
        known: dict[str, Message] = {}
        for message, origin in messages_of(entry):
            if origin in (Origin.BASE, Origin.PRODUCT):
                known.setdefault(message.text.value, message)
        for seen in entry.seen:
            first = known.setdefault(seen.text.value, seen)
            if first is not seen:
                fault = "the entry has this message already"
                help_ = "remove it"
                yield Fault(seen.text.span, fault, seen.text.value, None, help_, entry.code)
        for wording in entry.earlier:
            yield from _check_earlier(entry, wording.message)


def _check_earlier(entry: ErrorEntry, message: Message | None) -> Iterator[Fault]:
    if message is None:
        return
    current = {entry.message_for(product) for product in entry.availability}
    if {now.text.value for now in current if now} == {message.text.value}:
        fault = "every product has this message today, so it is no earlier one"
        yield Fault(message.text.span, fault, message.text.value, None, "remove it", entry.code)
