"""Examples in the docstrings of the Python package: sessions that its users can repeat."""

from collections.abc import Mapping

from errcat.emit.escape import python_literal
from errcat.emit.python_source import LINE_LENGTH, write_value
from errcat.emit.python_texts import message_parameters, messages_by_key
from errcat.emit.responses import example_values
from errcat.model import Catalog, ErrorEntry
from errcat.names import constant_name, field_name
from errcat.placeholders import fill
from errcat.prose import parse_prose, plain_text
from errcat.runtime.locales import LocaleMap


class Session:
    """The examples of a package, most of them about one code."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._package = catalog.python_package
        self._entry = min(catalog.entries.values(), key=_example_cost)
        self._member = f"ErrorCode.{constant_name(self._entry.code)}"
        self._text = _write_example(self._entry)
        self._values = {
            name: example_values(self._entry)[name] for name in message_parameters(self._entry)
        }

    def tour(self) -> str:
        """Return the session of the package's own docstring."""
        shown = python_literal(self._entry.code)
        steps = [
            (f"from {self._package} import ErrorCode, Messages, match_message, parse_response", ""),
            (f"{self._member}.status", str(self._entry.status)),
            *([(f"text = {self._call()}", ""), ("text", repr(self._text))] if self._text else ()),
            *self._match_steps("text"),
            *self._response_steps(),
            ("response.code", f"<{self._member}: {self._entry.code!r}>"),
            (f"response.code == {shown}, response.is_retryable", f"(True, {self._is_retryable()})"),
        ]
        return _write_session(steps)

    def code(self) -> str:
        """Return the session of the class of codes."""
        steps = [
            (f"from {self._package} import ErrorCode", ""),
            (f"ErrorCode({python_literal(self._entry.code)}).status", str(self._entry.status)),
        ]
        return _write_session(steps, indent=4)

    def messages(self) -> str:
        """Return the session of the class that writes messages; empty if no code has one."""
        if not self._text:
            return ""
        steps = [
            (f"from {self._package} import Messages", ""),
            (self._call(), repr(self._text)),
        ]
        return _write_session(steps, indent=4)

    def format_message(self) -> str:
        """Return the session of the function that does the same; empty if no code has one."""
        if not self._text:
            return ""
        values = write_value(self._values, width=LINE_LENGTH * -9)
        steps = [
            (f"from {self._package} import ErrorCode, format_message", ""),
            (f"format_message({self._member}, {values})", repr(self._text)),
        ]
        return _write_session(steps, indent=4)

    def match_message(self) -> str:
        """Return the session of matching; empty if no code has a message."""
        if not self._text:
            return ""
        steps = [
            (f"from {self._package} import match_message", ""),
            *self._match_steps(python_literal(self._text)),
        ]
        return _write_session(steps, indent=4)

    def parse_response(self) -> str:
        """Return the session of parsing."""
        steps = [
            (f"from {self._package} import parse_response", ""),
            (f"text = {python_literal(self._text)}", ""),
            *self._response_steps(),
            (
                "response.status, response.is_retryable",
                f"({self._entry.status}, {self._is_retryable()})",
            ),
            ("response.parameters", repr(self._values)),
        ]
        return _write_session(steps, indent=4)

    def describe(self) -> str:
        """Return the session of descriptions, about a cause that fits a line; empty without one."""
        for entry in self._catalog.entries.values():
            cause = plain_text(parse_prose(entry.cause.value)[0])
            if len(repr(cause)) < LINE_LENGTH - 4 and "{" not in cause:
                member = f"ErrorCode.{constant_name(entry.code)}"
                steps = [
                    (f"from {self._package} import ErrorCode, describe", ""),
                    (f"describe({member}).cause", repr(cause)),
                ]
                return _write_session(steps, indent=4)
        return ""

    def fallback_chain(self, locales: LocaleMap) -> str:
        """Return the session of fallback chains."""
        tag = locales.available[-1].split("-")[0]
        steps = [
            (f"from {self._package} import fallback_chain", ""),
            (f"fallback_chain({python_literal(tag)})", repr(locales.fallback_chain(tag))),
        ]
        return _write_session(steps, indent=4)

    def negotiate_locale(self, locales: LocaleMap) -> str:
        """Return the session of negotiation."""
        header = f"{locales.available[-1].split('-')[0]}, {locales.available[0]};q=0.8"
        steps = [
            (f"from {self._package} import negotiate_locale", ""),
            (f"negotiate_locale({python_literal(header)})", repr(locales.negotiate(header))),
        ]
        return _write_session(steps, indent=4)

    def _call(self) -> str:
        values = ", ".join(
            f"{field_name(name)}={python_literal(value)}" for name, value in self._values.items()
        )
        return f"Messages().{field_name(self._entry.code)}({values})"

    def _match_steps(self, argument: str) -> list[tuple[str, str]]:
        if not self._text:
            return []
        return [
            (f"match = match_message({argument})[0]", ""),
            ("match.code", f"<{self._member}: {self._entry.code!r}>"),
            ("match.parameters", repr(self._values)),
        ]

    def _response_steps(self) -> list[tuple[str, str]]:
        shape = self._catalog.response
        text = "text" if self._text else '""'
        sources = {shape.code: python_literal(self._entry.code), shape.message: text}
        return [(f"response = parse_response({_write_body(sources)})", "")]

    def _is_retryable(self) -> bool:
        return self._entry.retry.value != "never"


def _example_cost(entry: ErrorEntry) -> tuple[bool, int]:
    """Rank entries as examples: those with parameters first, then the shortest message."""
    return not message_parameters(entry), len(_write_example(entry)) or LINE_LENGTH


def _write_example(entry: ErrorEntry) -> str:
    """Return an entry's message with the placeholders' examples; empty if it has none.

    What could not stand in a docstring as it is counts as none.
    """
    messages = list(messages_by_key(entry).values())
    text = fill(messages[0][1].template, example_values(entry)) if messages else ""
    return "" if "\\" in repr(text) or '"""' in text else text


def _write_body(sources: Mapping[tuple[str, ...], str]) -> str:
    """Write a nested dictionary from expressions by path."""
    heads = dict.fromkeys(path[0] for path in sources)
    items = []
    for head in heads:
        inner = {path[1:]: source for path, source in sources.items() if path[0] == head}
        value = inner[()] if () in inner else _write_body(inner)
        items.append(f"{python_literal(head)}: {value}")
    return f"{{{', '.join(items)}}}"


def _write_session(steps: list[tuple[str, str]], indent: int = 0) -> str:
    """Write statements and what the interpreter shows after each."""
    pad = " " * indent
    lines = [
        f"{pad}>>> {source}\n" + (f"{pad}{shown}\n" if shown else "") for source, shown in steps
    ]
    return "".join(lines).rstrip("\n")
