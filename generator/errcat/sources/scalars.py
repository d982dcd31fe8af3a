"""Scalars to texts and numbers by shape; what does not fit is reported."""

import re
from functools import cache

from errcat.model import Json
from errcat.nearest import suggest_name
from errcat.position import Text
from errcat.sources.nodes import ScalarNode, describe_node, quote_text
from errcat.sources.rules import FindingLog
from errcat.sources.shapes import ChoiceShape, Form, IntegerShape, TextShape
from errcat.sources.values import Number

_INTEGER = re.compile("0|-?[1-9][0-9]{0,17}")
_FIXED = {"null": None, "true": True, "false": False}


def read_text(node: ScalarNode, shape: TextShape, log: FindingLog) -> Text:
    """Return a scalar's text; reports one that is no text, empty, or of another form."""
    if node.is_ambiguous:
        _report_ambiguous(node, log)
    elif not node.value:
        if not shape.can_be_empty:
            log.add("invalid-value", "the text is empty", node.span, advice="write a text")
    elif shape.form is not None:
        check_form(node.text, shape.form, log)
    return node.text


def check_form(text: Text, form: Form, log: FindingLog) -> None:
    """Report a text that does not have a form."""
    value, span, _ = text
    if len(value) > form.longest:
        message = f"the text has {len(value)} characters, more than the {form.longest} it can have"
        log.add("invalid-value", message, span, advice="find a shorter one")
    elif value.casefold() in form.forbidden:
        message = f"'{value}' is reserved: operating systems or languages use it otherwise"
        log.add("invalid-value", message, span, advice="choose another name")
    elif _compiled(form.pattern).fullmatch(value) is None:
        message = f"{quote_text(value)} does not have the right form"
        log.add("invalid-value", message, span, expected=form.noun, advice="write it in that form")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def read_choice(node: ScalarNode, shape: ChoiceShape, log: FindingLog) -> Text:
    """Return a scalar that is one of a few words; the first of them where it is none."""
    if node.value in shape.choices:
        return node.text
    choices = ", ".join(f"'{choice}'" for choice in shape.choices)
    advice = suggest_name(node.value, shape.choices, "write one of these words")
    message = f"{describe_node(node)} is not among the values that can stand here"
    log.add("invalid-value", message, node.span, expected=f"one of {choices}", advice=advice)
    return Text(shape.choices[0], node.span, False)


def read_integer(node: ScalarNode, shape: IntegerShape, log: FindingLog) -> Number:
    """Return a scalar that is a whole number; the least possible where it is none."""
    expected = f"a whole number from {shape.minimum} to {shape.maximum}"
    number = _parse_integer(node)
    if number is None:
        is_quoted = bool(node.style) and _INTEGER.fullmatch(node.value) is not None
        advice = "remove the quotation marks" if is_quoted else "write digits only"
        message = f"expected a whole number, found {describe_node(node)}"
        message += " in quotation marks" if is_quoted else ""
        log.add("wrong-type", message, node.span, expected=expected, advice=advice)
        return Number(int(node.value) if is_quoted else shape.minimum, node.span)
    if not shape.minimum <= number <= shape.maximum:
        message = f"{number} is out of range"
        log.add("invalid-value", message, node.span, expected=expected, advice="correct the number")
    return Number(number, node.span)


def read_value(node: ScalarNode, log: FindingLog) -> Text | Number:
    """Return a scalar that is a text or a whole number."""
    number = _parse_integer(node)
    return read_text(node, TextShape(), log) if number is None else Number(number, node.span)


def read_json_scalar(node: ScalarNode, log: FindingLog) -> Json:
    """Return a scalar as JSON; reports a plain one that readers of YAML disagree about."""
    if not node.is_ambiguous:
        return node.value
    if node.value in _FIXED:
        return _FIXED[node.value]
    number = _parse_integer(node)
    if number is not None:
        return number
    if _is_json_float(node.value):
        return float(node.value)
    _report_ambiguous(node, log)
    return node.value


def _is_json_float(value: str) -> bool:
    return re.fullmatch(r"-?[0-9]+\.[0-9]+", value) is not None and repr(float(value)) == value


def _parse_integer(node: ScalarNode) -> int | None:
    is_number = not node.style and _INTEGER.fullmatch(node.value) is not None
    return int(node.value) if is_number else None


def _report_ambiguous(node: ScalarNode, log: FindingLog) -> None:
    if not node.value:
        message, expected = "expected a text, found nothing", "a text"
        advice = "write a text, or remove the key"
    else:
        what = describe_node(node)
        message = f"{what} is no text to every reader of YAML, as it has no quotation marks"
        expected = f'"{node.value}"'
        advice = "put it in quotation marks"
    log.add("wrong-type", message, node.span, expected=expected, advice=advice)
