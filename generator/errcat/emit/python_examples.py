"""Examples in the docstrings of the Python package: sessions that its users can repeat."""

from collections.abc import Mapping

from errcat.emit.escape import python_literal
from errcat.emit.python_source import LINE_LENGTH, write_value
from errcat.emit.python_texts import message_parameters, messages_by_key
from errcat.emit.responses import example_values
from errcat.model import Catalog, ErrorEntry
from errcat.names import constant_name, field_name, parameter_names
from errcat.placeholders import fill
from errcat.prose import parse_prose, plain_text
from errcat.runtime.locales import LocaleMap


class Session:
    """The examples of a package, most of them about one code.

    All but those of languages are empty where no code has a message fit for an example.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._package = catalog.python_package
        entries = [entry for entry in catalog.entries.values() if _is_fit(entry)]
        self._entry = min(entries, key=_example_cost, default=None)

    def tour(self) -> str:
        """Return the session of the package's own docstring."""
        if self._entry is None:
            return ""
        entry = self._entry
        steps = [
            (f"from {self._package} import ErrorCode, Messages, match_message, parse_response", ""),
            (f"{_member(entry)}.status", str(entry.status)),
            (f"text = {_write_call(entry)}", ""),
            ("text", repr(_write_message(entry))),
            *_match_steps(entry, "text"),
            *self._response_steps(entry),
            ("response.code", _show_member(entry)),
            ("response.is_retryable", str(entry.retry.value != "never")),
        ]
        return _write_session(steps)

    def code(self) -> str:
        """Return the session of the class of codes."""
        if self._entry is None:
            return ""
        steps = [
            (f"from {self._package} import ErrorCode", ""),
            (f"ErrorCode({python_literal(self._entry.code)})", _show_member(self._entry)),
            (f"{_member(self._entry)}.status", str(self._entry.status)),
        ]
        return _write_session(steps, indent=4)

    def messages(self) -> str:
        """Return the session of the class that writes messages."""
        if self._entry is None:
            return ""
        steps = [
            (f"from {self._package} import Messages", ""),
            (_write_call(self._entry), repr(_write_message(self._entry))),
        ]
        return _write_session(steps, indent=4)

    def format_message(self) -> str:
        """Return the session of the function that does the same."""
        if self._entry is None:
            return ""
        values = write_value(_values(self._entry), width=-9 * LINE_LENGTH)
        steps = [
            (f"from {self._package} import ErrorCode, format_message", ""),
            (
                f"format_message({_member(self._entry)}, {values})",
                repr(_write_message(self._entry)),
            ),
        ]
        return _write_session(steps, indent=4)

    def match_message(self) -> str:
        """Return the session of matching."""
        if self._entry is None:
            return ""
        text = python_literal(_write_message(self._entry))
        steps = [
            (f"from {self._package} import match_message", ""),
            *_match_steps(self._entry, text),
        ]
        return _write_session(steps, indent=4)

    def parse_response(self) -> str:
        """Return the session of parsing."""
        if self._entry is None:
            return ""
        steps = [
            (f"from {self._package} import parse_response", ""),
            (f"text = {python_literal(_write_message(self._entry))}", ""),
            *self._response_steps(self._entry),
            ("response.status", str(self._entry.status)),
            ("response.parameters", repr(_values(self._entry))),
        ]
        return _write_session(steps, indent=4)

    def describe(self) -> str:
        """Return the session of descriptions, about a code whose cause fits a line."""
        for entry in self._catalog.entries.values():
            cause = repr(plain_text(parse_prose(entry.cause.value)[0]))
            if _is_fit(entry) and len(cause) < LINE_LENGTH - 4 and not set(cause) & set("{\\"):
                steps = [
                    (f"from {self._package} import ErrorCode, describe", ""),
                    (f"describe({_member(entry)}).cause", cause),
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

    def _response_steps(self, entry: ErrorEntry) -> list[tuple[str, str]]:
        shape = self._catalog.response
        body = _write_body({shape.code: python_literal(entry.code), shape.message: "text"})
        return [(f"response = parse_response({body})", "")]


def _is_fit(entry: ErrorEntry) -> bool:
    """Tell whether an entry has a message that can stand in a docstring as it is."""
    messages = [message for _, message in messages_by_key(entry).values()]
    names = {name for message in messages for name in message.template.names}
    if not messages or not names <= entry.placeholders.keys():
        return False
    shown = repr((entry.code, _write_message(entry), _values(entry)))
    return "\\" not in shown and '"""' not in shown


def _example_cost(entry: ErrorEntry) -> tuple[bool, int]:
    """Rank entries as examples: those with parameters first, then the shortest message."""
    return not message_parameters(entry), len(_write_message(entry))


def _write_message(entry: ErrorEntry) -> str:
    """Return an entry's message with the placeholders' examples."""
    _, message = next(iter(messages_by_key(entry).values()))
    return fill(message.template, example_values(entry))


def _values(entry: ErrorEntry) -> dict[str, str | int]:
    return {name: entry.placeholders[name].example for name in message_parameters(entry)}


def _member(entry: ErrorEntry) -> str:
    return f"ErrorCode.{constant_name(entry.code)}"


def _show_member(entry: ErrorEntry) -> str:
    return f"<{_member(entry)}: {entry.code!r}>"


def _write_call(entry: ErrorEntry) -> str:
    values = _values(entry)
    names = parameter_names(values)
    arguments = (f"{names[name]}={python_literal(value)}" for name, value in values.items())
    return f"Messages().{field_name(entry.code)}({', '.join(arguments)})"


def _match_steps(entry: ErrorEntry, argument: str) -> list[tuple[str, str]]:
    return [
        (f"match = match_message({argument})[0]", ""),
        ("match.code", _show_member(entry)),
        ("match.parameters", repr(_values(entry))),
    ]


def _write_body(sources: Mapping[tuple[str, ...], str]) -> str:
    """Write a nested dictionary from expressions by path."""
    items = []
    for head in dict.fromkeys(path[0] for path in sources):
        inner = {path[1:]: source for path, source in sources.items() if path[0] == head}
        value = inner[()] if () in inner else _write_body(inner)
        items.append(f"{python_literal(head)}: {value}")
    return f"{{{', '.join(items)}}}"


def _write_session(steps: list[tuple[str, str]], indent: int = 0) -> str:
    """Write statements and what the interpreter shows after each."""
    pad = " " * indent
    lines = [line for source, shown in steps for line in (f">>> {source}", shown) if line]
    return "\n".join(pad + line for line in lines)
