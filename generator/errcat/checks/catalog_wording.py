"""Rules on the wordings of messages: told apart, and written once."""

from collections.abc import Iterator

from errcat.checks.context import CheckContext
from errcat.checks.fault import Fault
from errcat.checks.messages import Origin, messages_of
from errcat.checks.values import TypeRelations
from errcat.model import ErrorEntry, Message
from errcat.placeholders import Template
from errcat.position import Span

_Shape = tuple[str | None, ...]
_Types = tuple[str, ...]


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

    The templates are equal but for the names of their placeholders, and the types of one take
    every value that those of the other take (their examples are tried). A client that sees only
    the message cannot know which error it means. Templates under `seen` count.

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
    types = TypeRelations(context.catalog.types)
    known: dict[tuple[str, _Shape], dict[_Types, ErrorEntry]] = {}
    reported: set[Span] = set()
    for entry in context.catalog.entries.values():
        for product, message in _product_messages(entry):
            bucket = known.setdefault((product, _shape_of(message.template)), {})
            kinds = _types_of(message.template, entry)
            rival = _find_rival(bucket, kinds, entry, types)
            bucket.setdefault(kinds, entry)
            text = message.text
            if rival is not None and text.span not in reported:
                reported.add(text.span)
                fault = f"the message of {rival.code} is the same"
                help_ = f"where the service sends both for {product}, waive this with a reason"
                yield Fault(text.span, fault, text.value, None, help_, entry.code)


def _product_messages(entry: ErrorEntry) -> Iterator[tuple[str, Message]]:
    """Yield what each product can send today, by product; seen messages for every product."""
    for product, availability in entry.availability.items():
        message = availability.message or entry.message
        if message:
            yield product, message
        for seen in entry.seen:
            yield product, seen


def _shape_of(template: Template) -> _Shape:
    """Return the parts of a template with `None` in place of each placeholder."""
    return tuple(part if isinstance(part, str) else None for part in template.parts)


def _types_of(template: Template, entry: ErrorEntry) -> _Types:
    """Return the types of the placeholders, in order; `""` for undeclared ones."""
    placeholders = entry.placeholders
    return tuple(placeholders[name].type if name in placeholders else "" for name in template.names)


def _find_rival(
    bucket: dict[_Types, ErrorEntry], kinds: _Types, entry: ErrorEntry, types: TypeRelations
) -> ErrorEntry | None:
    """Return an entry of another code whose types take the same values, or more, or fewer."""
    for others, rival in bucket.items():
        pairs = list(zip(others, kinds, strict=True))
        if rival.code != entry.code and (
            all(types.is_wider(first, second) for first, second in pairs)
            or all(types.is_wider(second, first) for first, second in pairs)
        ):
            return rival
    return None


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
