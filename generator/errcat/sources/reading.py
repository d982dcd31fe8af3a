"""Nodes to values by shape: what does not fit is reported and replaced by something that does.

So the values always have their shape and one fault never hides another. What stands in for a
fault carries the fault's place.
"""

from collections.abc import Iterable

from errcat.model import Json
from errcat.nearest import find_nearest
from errcat.position import Span, Text
from errcat.sources.nodes import (
    FaultyNode,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    describe_node,
    head_of,
)
from errcat.sources.rules import FindingLog
from errcat.sources.scalars import (
    check_form,
    read_choice,
    read_integer,
    read_json_scalar,
    read_text,
    read_value,
)
from errcat.sources.shapes import (
    ChoiceShape,
    EitherShape,
    IntegerShape,
    JsonShape,
    ListShape,
    RecordShape,
    Shape,
    TableShape,
    TextShape,
    ValueShape,
)
from errcat.sources.values import NO_TABLE, JsonValue, Number, Record, Table, Value, Values

_Pairs = Iterable[tuple[ScalarNode, Node]]


def read_node(node: Node, shape: Shape, log: FindingLog) -> Value:
    """Return a node's value in a shape; faults go to the log."""
    if isinstance(node, ScalarNode):
        if isinstance(shape, TextShape):  # by far the most frequent case
            return read_text(node, shape, log)
        value = _read_scalar(node, shape, log)
    elif isinstance(node, MappingNode):
        value = _read_mapping(node, shape, log)
    elif isinstance(node, SequenceNode) and isinstance(shape, ListShape):
        value = _read_list(node, shape, log)
    else:
        value = None
    if value is not None:
        return value
    if not isinstance(node, FaultyNode):
        _report_wrong_type(node, shape, log)
    return stand_in(shape, head_of(node))


def _read_scalar(node: ScalarNode, shape: Shape, log: FindingLog) -> Value | None:
    if isinstance(shape, EitherShape):
        return read_text(node, shape.text, log)
    if isinstance(shape, ChoiceShape):
        return read_choice(node, shape, log)
    if isinstance(shape, IntegerShape):
        return read_integer(node, shape, log)
    return read_value(node, log) if isinstance(shape, ValueShape) else None


def _read_mapping(node: MappingNode, shape: Shape, log: FindingLog) -> Value | None:
    if isinstance(shape, EitherShape):
        shape = shape.record
    if isinstance(shape, RecordShape):
        return _read_record(node, shape, log)
    if isinstance(shape, TableShape | JsonShape) and len(node.pairs) < shape.minimum:
        _report_empty(node, log)
    if isinstance(shape, TableShape):
        return _read_table(node.pairs, shape, log)
    if isinstance(shape, JsonShape):
        return JsonValue(_read_json_mapping(node, log))
    return None


def _read_list(node: SequenceNode, shape: ListShape, log: FindingLog) -> Values:
    items = [read_node(item, shape.item, log) for item in node.items]
    if len(items) < shape.minimum and not items:
        _report_empty(node, log)
    elif len(items) < shape.minimum or len(items) > (shape.maximum or len(items)):
        message = f"the list has {len(items)} items instead of {shape.minimum}"
        advice = "add what is missing, or remove what is too much"
        log.add("invalid-value", message, head_of(node), advice=advice)
    missing = shape.minimum - len(items)
    items += [stand_in(shape.item, head_of(node)) for _ in range(missing)]
    return Values(tuple(items[: shape.maximum]))


def _read_table(pairs: _Pairs, shape: TableShape, log: FindingLog) -> Table:
    rows = []
    for key, value in pairs:
        text = key.text
        if key.is_ambiguous and not shape.has_number_keys:
            read_text(key, TextShape(), log)
        else:
            check_form(text, shape.key, log)
        rows.append((text, read_node(value, shape.value, log)))
    return Table(tuple(rows))


def _read_record(node: MappingNode, shape: RecordShape, log: FindingLog) -> Record:
    fields: dict[str, Value] = {}
    others: list[tuple[ScalarNode, Node]] = []
    for key, value in node.pairs:
        known = shape.keys.get(key.value)
        if known is None:
            others.append((key, value))
        else:
            fields[key.value] = read_node(value, known.shape, log)
    order = [name for name in shape.keys if name in fields]
    if order != list(fields):
        _report_order(node, order, log)
    rest = NO_TABLE
    if shape.rest is not None:
        rest = _read_table(others, shape.rest, log)
    elif others:
        _read_unknown(others, shape, fields, log)
    if len(fields) != len(shape.keys) or shape.has_one_key:
        _add_missing(node, shape, fields, log)
    return Record(fields, rest, node)


def _report_order(node: MappingNode, order: list[str], log: FindingLog) -> None:
    present = [key for key, _ in node.pairs if key.value in order]
    key, expected = next(
        (key, name) for key, name in zip(present, order, strict=True) if key.value != name
    )
    log.add(
        "key-order",
        f"the key '{key.value}' stands where '{expected}' is expected",
        key.span,
        expected=", ".join(order),
        advice="put the keys in this order",
    )


def _add_missing(
    node: MappingNode, shape: RecordShape, fields: dict[str, Value], log: FindingLog
) -> None:
    """Report missing keys and put something in their place."""
    for name, key in shape.keys.items():
        if key.is_required and name not in fields:
            advice = f"add it: {key.description}"
            log.add("missing-key", f"the key '{name}' is missing", head_of(node), advice=advice)
            fields[name] = stand_in(key.shape, head_of(node))
    choices = shape.one_of or (tuple(shape.keys) if shape.has_one_key else ())
    if choices and fields.keys().isdisjoint(choices):
        names = ", ".join(f"'{name}'" for name in choices)
        log.add("missing-key", "a key is missing", head_of(node), expected=names, advice="add one")
    if shape.has_one_key:
        _keep_one(node, shape, fields, log)


def _keep_one(
    node: MappingNode, shape: RecordShape, fields: dict[str, Value], log: FindingLog
) -> None:
    surplus = [key for key, _ in node.pairs if key.value in fields][1:]
    for key in surplus:
        del fields[key.value]
        message = f"the key '{key.value}' stands beside another one"
        log.add("invalid-value", message, key.span, advice="give it a place of its own")
    if not fields:
        instead = stand_in(shape, head_of(node))
        assert isinstance(instead, Record)
        fields.update(instead.fields)


def _read_unknown(
    pairs: _Pairs, shape: RecordShape, fields: dict[str, Value], log: FindingLog
) -> None:
    """Report unknown keys; what stands under a misspelled one is read as if it were not."""
    for key, value in pairs:
        free = [name for name in shape.keys if name not in fields]
        nearest = find_nearest(key.value, free)
        if nearest is None:
            advice = "remove it, or write one of the expected keys"
        else:
            advice = f"did you mean '{nearest}'?"
            fields[nearest] = read_node(value, shape.keys[nearest].shape, log)
        message = f"the key '{key.value}' is unknown here"
        expected = ", ".join(free or shape.keys)
        log.add("unknown-key", message, key.span, expected=expected, advice=advice)


def _report_empty(node: Node, log: FindingLog) -> None:
    message = f"{describe_node(node)} is empty"
    log.add("invalid-value", message, head_of(node), advice="name at least one")


def _report_wrong_type(node: Node, shape: Shape, log: FindingLog) -> None:
    log.add(
        "wrong-type",
        f"expected {_describe_shape(shape)}, found {describe_node(node)}",
        head_of(node),
        expected=_describe_shape(shape),
        advice=_advise_on_type(node, shape),
    )


def _advise_on_type(node: Node, shape: Shape) -> str:
    """Say what most likely makes the node one of the shape."""
    brackets = node.braces if isinstance(node, MappingNode) else None
    brackets = node.brackets if isinstance(node, SequenceNode) else brackets
    if brackets is not None and _describe_shape(shape) == "a text":
        return "put a text that begins with a bracket in quotation marks"
    if describe_node(node) == "nothing" and _can_be_empty(shape):
        return "write `{}` where there is nothing to say"
    return "check the indentation and the hyphens and colons at this place"


def _can_be_empty(shape: Shape) -> bool:
    """Tell whether `{}` is a value of the shape."""
    if isinstance(shape, RecordShape):
        return not shape.has_one_key and not any(key.is_required for key in shape.keys.values())
    return isinstance(shape, TableShape | JsonShape) and shape.minimum == 0


def _describe_shape(shape: Shape) -> str:
    if isinstance(shape, ListShape):
        return "a list"
    if isinstance(shape, RecordShape):
        return f"a mapping with the keys {', '.join(shape.keys)}" if shape.keys else "a mapping"
    if isinstance(shape, TableShape | JsonShape):
        return "a mapping"
    return "a whole number" if isinstance(shape, IntegerShape) else "a text"


def stand_in(shape: Shape, span: Span) -> Value:
    """Return a value of a shape that stands in for a faulty one at a place."""
    if isinstance(shape, IntegerShape):
        return Number(shape.minimum, span)
    if isinstance(shape, ListShape):
        return Values((stand_in(shape.item, span),) * shape.minimum)
    if isinstance(shape, TableShape):
        return NO_TABLE
    if isinstance(shape, JsonShape):
        return JsonValue({})
    if isinstance(shape, RecordShape):
        names = [name for name, key in shape.keys.items() if key.is_required or shape.has_one_key]
        fields = {name: stand_in(shape.keys[name].shape, span) for name in names}
        if shape.has_one_key:
            fields = {names[0]: fields[names[0]]}
        return Record(fields, NO_TABLE, FaultyNode(span))
    return Text(shape.choices[0] if isinstance(shape, ChoiceShape) else "", span, False)


def _read_json(node: Node, log: FindingLog) -> Json:
    if isinstance(node, ScalarNode):
        return read_json_scalar(node, log)
    if isinstance(node, SequenceNode):
        return [_read_json(item, log) for item in node.items]
    return _read_json_mapping(node, log) if isinstance(node, MappingNode) else None


def _read_json_mapping(node: MappingNode, log: FindingLog) -> dict[str, Json]:
    for key, _ in node.pairs:
        if key.is_ambiguous:
            read_text(key, TextShape(), log)
    return {key.value: _read_json(value, log) for key, value in node.pairs}
