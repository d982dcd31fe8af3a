"""Error responses of HTTP: from whatever the body is to its parts, or to one exception."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Protocol, TypeGuard
from uuid import UUID

from .http_date import parse_http_date, parse_retry_after
from .retry import Retry, advise

LONGEST_BODY = 1 << 20
"""Bytes, or characters, of the longest body that is read."""
_LONGEST_EXCERPT = 60
_LONGEST_LINE = 500
_GZIP = b"\x1f\x8b"
_DECODER = json.JSONDecoder()
_JSON_TYPES: Mapping[type, str] = {
    dict: "an object",
    list: "an array",
    str: "a text",
    bool: "a boolean",
    int: "a number",
    float: "a number",
    type(None): "null",
}


class Headers(Protocol):
    """Response headers as HTTP libraries have them, or a mapping; names in any case."""

    def keys(self) -> Iterable[str]:
        """Return the names."""
        ...

    def __getitem__(self, name: str, /) -> str:
        """Return the value of a header."""
        ...


class ParseError(ValueError):
    """The body is no error response of this API; nothing else is raised for any body.

    What HTTP alone tells is here all the same, so that a client can still decide on a retry.
    """

    expected: str
    """What should have been there: `a JSON object`."""
    found: str
    """What is there instead: `an HTML page`."""
    excerpt: str
    """How the body begins, quoted and printable; empty where that says nothing."""
    status: int | None
    retry_after: float | None
    """Seconds that the server asks to wait; `None`: it names no time."""

    def __init__(self, expected: str, found: str, excerpt: str = "") -> None:
        super().__init__(expected, found, excerpt)
        self.expected = expected
        self.found = found
        self.excerpt = excerpt
        self.status = None
        self.retry_after = None

    def __str__(self) -> str:
        tail = f": {self.excerpt}" if self.excerpt else ""
        return f"expected {self.expected}, found {self.found}{tail}"

    @property
    def retry(self) -> Retry:
        """What status and headers advise."""
        return advise(self.status, has_retry_after=self.retry_after is not None)

    @property
    def is_retryable(self) -> bool:
        """Whether the same request can succeed later."""
        return self.retry is not Retry.NEVER


def read_object(body: object) -> Mapping[str, object]:
    """Return the JSON object that a body is.

    Raises:
        ParseError: it is none.
    """
    if not isinstance(body, (str, bytes, bytearray)):
        if is_object(body):
            return body
        if not isinstance(body, memoryview):
            raise ParseError("a JSON object", name_json(body))
        body = body.tobytes()
    if len(body) > LONGEST_BODY:
        raise ParseError(f"at most {LONGEST_BODY:,} bytes", f"{len(body):,}", _excerpt(body))
    try:
        document = _decode_json(body)
    except (ValueError, RecursionError) as error:
        raise ParseError("a JSON object", _name_fault(body, error), _excerpt(body)) from error
    if is_object(document):
        return document
    raise ParseError("a JSON object", name_json(document), _excerpt(body))


def read_code(document: Mapping[str, object], path: tuple[str, ...]) -> str:
    """Return the text at a path that has to be there.

    Raises:
        ParseError: it is missing, empty or no text.
    """
    value = _find(document, path)
    if isinstance(value, str) and value:
        return value
    found = "an empty text" if value == "" else _name_place(document, path)
    raise ParseError(f"a text at {'.'.join(path)}", found)


def read_text(document: Mapping[str, object], path: tuple[str, ...]) -> str | None:
    """Return the text at a path; `None` if it is absent or null.

    Raises:
        ParseError: there is something else than a text.
    """
    value = _find(document, path)
    if value is None or isinstance(value, str):
        return value
    raise ParseError(f"a text at {'.'.join(path)}", name_json(value))


def read_number(document: Mapping[str, object], path: tuple[str, ...]) -> int | None:
    """Return the integer at a path; `None` if it is absent or null.

    Raises:
        ParseError: there is something else than an integer.
    """
    value = _find(document, path)
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise ParseError(f"an integer at {'.'.join(path)}", name_json(value))


def read_uuid(document: Mapping[str, object], path: tuple[str, ...]) -> UUID | None:
    """Return the UUID at a path; `None` if it is absent, null or a text of another form.

    Raises:
        ParseError: there is something else than a text.
    """
    text = read_text(document, path)
    if text is None or len(text) != 36:
        return None
    try:
        return UUID(bytes=bytes.fromhex(text.replace("-", "")))
    except ValueError:
        return None


def read_retry_after(headers: Headers) -> float | None:
    """Return the seconds that a response's headers ask to wait; `None` if they name no time.

    Headers that have other types than they should are read all the same, as far as that is clear.
    """
    try:
        value = _find_header(headers, "retry-after")
        if value is None:
            return None
        sent = _find_header(headers, "date")
        return parse_retry_after(value, lambda: _tell_time(sent))
    except (AttributeError, TypeError):
        return read_retry_after(dict(_list_headers(headers)))


def _tell_time(sent: str | None) -> datetime:
    """Return the server's time, so that a wrong clock of ours does no harm."""
    here = datetime.now(UTC)
    return (parse_http_date(sent, lambda: here) if sent else None) or here


def _find_header(headers: Headers, name: str) -> str | None:
    size = len(name)
    for key in headers.keys():  # noqa: SIM118 - not every kind of headers iterates over names
        if len(key) == size and _write_header(key).lower() == name:
            return headers[key]
    return None


def _list_headers(headers: object) -> Iterator[tuple[str, str]]:
    """Yield names and values of headers that are a mapping, or pairs."""
    items = getattr(headers, "items", None)
    pairs = items() if callable(items) else headers
    for pair in pairs if _is_iterable(pairs) else ():
        if _is_tuple(pair) and len(pair) == 2:
            yield _write_header(pair[0]), _write_header(pair[1])


def _is_iterable(value: object) -> TypeGuard[Iterable[object]]:
    return isinstance(value, Iterable)


def _is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(value, tuple)


def _write_header(value: object) -> str:
    """Return the name or value of a header as a text; an empty one where it is nothing like it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return str(value) if type(value) is int and 0 <= value < 10**40 else ""


def _find(document: Mapping[str, object], path: tuple[str, ...]) -> object:
    value: object = document
    for name in path:
        if not is_object(value):
            return None
        value = value.get(name)
    return value


def _name_place(document: Mapping[str, object], path: tuple[str, ...]) -> str:
    """Say what stands at a path, or where the way to it ends."""
    inner: object = document
    for depth, name in enumerate(path):
        if not is_object(inner):
            return f"{name_json(inner)} at {'.'.join(path[:depth])}"
        if name not in inner:
            place = f" at {'.'.join(path[:depth])}" if depth else ""
            return f"an object without {name!r}{place}"
        inner = inner[name]
    return name_json(inner)


def _decode_json(body: str | bytes | bytearray) -> object:
    """Decode JSON as `json.loads` does, but for a byte order mark, and faster in the usual case."""
    document: object
    try:
        text = body if isinstance(body, str) else body.decode()
        document, end = _DECODER.raw_decode(text)
        if end == len(text):
            return document
    except ValueError:
        pass  # another encoding, white space around it, or no JSON
    document = json.loads(body.removeprefix("\ufeff") if isinstance(body, str) else body)
    return document


def is_object(value: object) -> TypeGuard[Mapping[str, object]]:
    """Tell whether a value is a JSON object, or a mapping like one."""
    return isinstance(value, dict) or isinstance(value, Mapping)  # noqa: SIM101  # far faster


def name_json(value: object) -> str:
    """Say what kind of JSON a value is."""
    return _JSON_TYPES.get(type(value)) or f"an instance of {type(value).__name__}"


def _name_fault(body: str | bytes | bytearray, error: Exception) -> str:
    """Say what a body that is no JSON is instead."""
    text = _show(body).strip("\ufeff \t\r\n")
    if not text:
        return "an empty body"
    if text.startswith("<"):
        start = text[:1000].lower()
        return "an HTML page" if "<html" in start or "<!doctype html" in start else "markup"
    if isinstance(error, RecursionError):
        return "JSON nested too deeply"
    if not isinstance(body, str) and body.startswith(_GZIP):
        return "compressed bytes (gzip)"
    if isinstance(error, UnicodeDecodeError):
        return "bytes that are no UTF-8 text"
    return _name_json_fault(text, error)


def _name_json_fault(text: str, error: Exception) -> str:
    if text[0] not in '{["':
        return "text that is no JSON"
    is_truncated = isinstance(error, json.JSONDecodeError) and _is_truncated(error)
    return "truncated JSON" if is_truncated else "malformed JSON"


def _is_truncated(error: json.JSONDecodeError) -> bool:
    return error.msg.startswith("Unterminated") or not error.doc[error.pos :].strip()


def show_line(text: str) -> str:
    """Return a text as one printable line for a log, cut where it is too long."""
    if len(text) > _LONGEST_LINE:
        text = f"{text[: _LONGEST_LINE - 1]}…"
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def _excerpt(body: str | bytes | bytearray) -> str:
    text = _show(body[: _LONGEST_EXCERPT * 4]).strip()
    return ascii(text[:_LONGEST_EXCERPT]) if text else ""


def _show(body: str | bytes | bytearray) -> str:
    return body if isinstance(body, str) else body.decode(errors="replace")
