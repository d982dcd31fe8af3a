"""The methods of the Python package's class `Messages`: one per code, typed as its message is."""

import builtins
from collections.abc import Iterator
from typing import NamedTuple

from errcat.emit.escape import python_literal
from errcat.emit.python_source import LINE_LENGTH, doc_text, wrap_doc
from errcat.emit.python_texts import message_parameters, messages_by_key, parameter_type
from errcat.model import Catalog, ErrorEntry
from errcat.names import field_name, parameter_names
from errcat.placeholders import render_source
from errcat.prose import parse_prose, plain_text

_MOST_BRANCHES = 7
_MOST_PARAMETERS = 5
"""What ruff lets a function have."""
_CHECKS = {"str": "as_text", "int": "as_number"}


class Parameter(NamedTuple):
    """A parameter of a method."""

    name: str
    """As the placeholder is called."""
    field: str
    """As the parameter is called: with an underscore behind it where the name is a keyword."""
    kind: str
    check: str
    """Function that turns other values into plain ones, or raises."""
    doc: str


class Method(NamedTuple):
    """A method that writes the message of a code."""

    code: str
    shown_code: str
    """As it stands in the docstring."""
    status: int
    signature: str
    """From `def` on, after an indentation of four columns."""
    template: str
    parameters: tuple[Parameter, ...]
    operation: str
    """What is done to the text of the message."""


def list_methods(catalog: Catalog) -> list[Method]:
    """Return a method per code with a message, in the order of the catalogue."""
    entries = catalog.entries.values()
    return [_build_method(catalog, entry) for entry in entries if messages_by_key(entry)]


def list_checks(methods: list[Method]) -> list[str]:
    """Return the names of the functions that methods check their parameters with, sorted."""
    used = {parameter.check for method in methods for parameter in method.parameters}
    return sorted({*used, "check_parameters"})


def list_waived(methods: list[Method]) -> list[str]:
    """Return the rules of ruff that parameters as the catalogue names them break, sorted."""
    most = max((len(method.parameters) for method in methods), default=0)
    fields = {parameter.field for method in methods for parameter in method.parameters}
    waived = ["A001", "A002"] if fields & set(dir(builtins)) else []
    waived += ["C901"] if most > _MOST_BRANCHES else []
    waived += ["PLR0913"] if most > _MOST_PARAMETERS else []
    return waived


def _build_method(catalog: Catalog, entry: ErrorEntry) -> Method:
    parameters = tuple(_list_parameters(catalog, entry))
    _, message = next(iter(messages_by_key(entry).values()))
    return Method(
        code=entry.code,
        shown_code=doc_text(entry.code),
        status=entry.status,
        signature=_write_signature(field_name(entry.code), parameters),
        template=wrap_doc(render_source(message.template), indent=8),
        parameters=parameters,
        operation=_write_operation(entry.code, parameters),
    )


def _list_parameters(catalog: Catalog, entry: ErrorEntry) -> Iterator[Parameter]:
    for name, field in parameter_names(message_parameters(entry)).items():
        kind = parameter_type(catalog, entry, name)
        placeholder = entry.placeholders[name]
        meaning = plain_text(parse_prose(placeholder.meaning.value)[0])
        doc = wrap_doc(f"{field}: {meaning} Example: {placeholder.example}.", indent=12, hanging=4)
        yield Parameter(name, field, kind, _CHECKS[kind], doc)


def _write_signature(name: str, parameters: tuple[Parameter, ...]) -> str:
    """Write a method's head on one line, or with one parameter a line."""
    if not parameters:
        return f"def {name}(self) -> str:"
    items = ["self", "/", "*", *(f"{item.field}: {item.kind}" for item in parameters)]
    line = f"def {name}({', '.join(items)}) -> str:"
    if len(line) + 4 <= LINE_LENGTH:
        return line
    return "\n        ".join((f"def {name}(", *(f"{item}," for item in items))) + "\n    ) -> str:"


def _write_operation(code: str, parameters: tuple[Parameter, ...]) -> str:
    if not parameters:
        return ""
    pairs = [f"{python_literal(item.name)}: {item.field}" for item in parameters]
    line = f" % {{{', '.join(pairs)}}}"
    if len(f"        return self._texts[{python_literal(code)}]{line}") <= LINE_LENGTH:
        return line
    return "\n            ".join((" % {", *(f"{pair}," for pair in pairs))) + "\n        }"
