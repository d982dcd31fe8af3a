"""Rules on types and on the examples that must fit them."""

from collections.abc import Iterator

from errcat.checks.context import CheckContext
from errcat.checks.fault import Fault
from errcat.checks.messages import messages_of
from errcat.checks.values import TypedValues, find_pattern_fault
from errcat.matching.splitting import Stretch, split_text
from errcat.model import Catalog, ErrorEntry, PlaceholderType
from errcat.nearest import find_nearest
from errcat.position import Span


def check_pattern_invalid(context: CheckContext) -> Iterator[Fault]:
    r"""A type's pattern is no regular expression, or only some programs understand it.

    Patterns go into JSON Schemas and web pages (ECMA 262) and into Python, so they keep to what
    both read alike: no anchors (the pattern is for the whole value), no `\d`, `\w`, `\s`, `\b`
    (they mean different characters), no look-behind, named groups, inline flags, atomic groups or
    possessive quantifiers, no back references.

    Bad:
        pattern: '^\d+$'

    Good:
        pattern: '[0-9]+'

    To mend it, write character classes out and leave the anchors away.
    """
    for kind in context.catalog.types.values():
        fault = find_pattern_fault(kind.pattern)
        if fault is not None:
            found, message = fault
            span = context.lines.find_in_value(kind.span, "pattern", kind.pattern, found)
            yield Fault(span, message, found)


def check_example_type(context: CheckContext) -> Iterator[Fault]:
    """An example does not fit its type.

    Examples of types, of placeholders and of response properties are values that the service
    could send: they match the type's `pattern` as a whole, and are numbers where `python` is
    `int`, texts otherwise. Numbers of response properties stand in quotes. Published examples and
    the tests of clients are made from them.

    Bad (with the pattern `[A-Z]-[1-9][0-9]{0,2}`):
        example: 112-K

    Good:
        example: K-112

    To mend it, correct the example, or widen the type if the service really sends such values.
    """
    types = context.catalog.types
    values = TypedValues(types)
    for kind in types.values():
        for example in kind.examples:
            misfit = values.find_misfit(kind.name, example)
            if misfit is not None:
                span = context.lines.find_below(kind.span, str(example))
                yield Fault(span, misfit, str(example), help="correct the example, or the pattern")
    for entry in context.catalog.entries.values():
        yield from _check_entry_values(context, entry, values)


def _check_entry_values(
    context: CheckContext, entry: ErrorEntry, values: TypedValues
) -> Iterator[Fault]:
    types = context.catalog.types
    for type_name, example, span, misfit in _judge_values(context.catalog, entry, values):
        if misfit is not None:
            help_ = _example_help(types[type_name], values)
            yield Fault(span, misfit, str(example), None, help_, entry.code)


def _judge_values(
    catalog: Catalog, entry: ErrorEntry, values: TypedValues
) -> Iterator[tuple[str, str | int, Span, str | None]]:
    """Yield the name of the type, the value, its place and why it does not fit."""
    for holder in entry.placeholders.values():
        misfit = values.find_misfit(holder.type, holder.example)
        yield holder.type, holder.example, holder.example_span, misfit
    type_by_property = {prop.path[-1]: prop.type for prop in catalog.response.properties}
    for name, text in entry.example.properties.items():
        type_name = type_by_property.get(name, "")
        misfit = values.find_text_misfit(type_name, text.value)
        yield type_name, text.value, text.span, misfit


def _example_help(kind: PlaceholderType, values: TypedValues) -> str | None:
    fitting = (value for value in kind.examples if values.find_misfit(kind.name, value) is None)
    example = next(fitting, None)
    return None if example is None else f"an example of the type is {example!r}"


def check_example_property(context: CheckContext) -> Iterator[Fault]:
    """The example of an entry has a property that responses have not, or lacks one.

    Every response has every property that `response.yaml` lists, so every example gives a value
    for each of them, by the last name of its path.

    Bad (with the property `fault.trace`):
        example:
          track: 5b0f9a52-6d55-4d57-8a1c-0c4b1f0f9d63

    Good:
        example:
          trace: 5b0f9a52-6d55-4d57-8a1c-0c4b1f0f9d63

    To mend it, correct the name, or add the property.
    """
    wanted = [prop.path[-1] for prop in context.catalog.response.properties]
    for entry in context.catalog.entries.values():
        given = entry.example.properties
        missing = [name for name in wanted if name not in given]
        for name in given:
            if name not in wanted:
                nearest = find_nearest(name, missing)
                if nearest is not None:
                    missing.remove(nearest)
                span = context.lines.find_below(entry.example.span, name)
                message = f"responses have no property {name!r}"
                yield Fault(span, message, name, nearest, code=entry.code)
        for name in missing:
            message = f"the example lacks the property {name!r}"
            yield Fault(entry.example.span, message, code=entry.code)


def check_example_mismatch(context: CheckContext) -> Iterator[Fault]:
    """The message of an example is none that the entry's templates can make.

    `message` under `example` is a message as the service really sent it. It agrees with the
    entry's own message or a product's, or its template stands under `seen`.

    Bad:
        message: "Vessel {vessel} wasn't found."
        example: {message: "Ship 211331640 is gone"}

    Good:
        message: "Vessel {vessel} wasn't found."
        seen: ["Ship {vessel} is gone"]
        example: {message: "Ship 211331640 is gone"}

    To mend it, correct the example, or add the template under `seen`.
    """
    for entry in context.catalog.entries.values():
        text = entry.example.message
        if text is None:
            continue
        templates = [message.template for message, _ in messages_of(entry)]
        has_none = any(entry.message_for(product) is None for product in entry.availability)
        whole = Stretch(text.value, text.value)
        is_fitting = any(split_text(template, whole) is not None for template in templates)
        if not is_fitting and not (has_none and (not templates or not text.value)):
            message = f"no template of {entry.code} can make this message"
            help_ = "correct it, or add its template under `seen`"
            yield Fault(text.span, message, text.value, None, help_, entry.code)
