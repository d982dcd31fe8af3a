import contextlib
import json
import pickle
from collections import UserDict
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.utils import format_datetime
from uuid import UUID

import httpx
import pytest
import requests.structures
from hypothesis import given
from hypothesis import strategies as st

from errcat.runtime.responses import (
    LONGEST_BODY,
    Headers,
    ParseError,
    read_code,
    read_number,
    read_object,
    read_retry_after,
    read_text,
    read_uuid,
    show_line,
)
from errcat.runtime.retry import Retry

DOCUMENT = {"error": {"code": "Lost", "count": 3}}
TRACE = "43f4cb08-8fac-4b65-9db1-745c2ae65f3a"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.just("error"), inner),
)


@pytest.mark.parametrize(
    "body",
    [
        '{"error": {"code": "Lost", "count": 3}}',
        ' \r\n{"error": {"code": "Lost", "count": 3}}\n',
        '\ufeff{"error": {"code": "Lost", "count": 3}}',
        b'{"error": {"code": "Lost", "count": 3}}',
        b'\xef\xbb\xbf{"error": {"code": "Lost", "count": 3}}',
        '{"error": {"code": "Lost", "count": 3}}'.encode("utf-16"),
        '{"error": {"code": "Lost", "count": 3}}'.encode("utf-32-be"),
        bytearray(b'{"error": {"code": "Lost", "count": 3}}'),
        memoryview(b'{"error": {"code": "Lost", "count": 3}}'),
        DOCUMENT,
        UserDict(DOCUMENT),
    ],
)
def test_an_object_is_read_from_whatever_holds_it(body: object):
    assert read_object(body) == DOCUMENT


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("", "an empty body"),
        (b"", "an empty body"),
        (b" \r\n\t", "an empty body"),
        ("\ufeff", "an empty body"),
        ("<!DOCTYPE html><title>502 Bad Gateway</title>", "an HTML page"),
        (b"<html><head><title>503</title></head></html>", "an HTML page"),
        (b"<HTML>\xe9</HTML>", "an HTML page"),
        ("<?xml version='1.0'?><Error><Code>x</Code></Error>", "markup"),
        ('{"error": {"code": "Lo', "truncated JSON"),
        ('{"error": {"code": "Lost"', "truncated JSON"),
        ('{"error":', "truncated JSON"),
        ('{"error": {"code": Lost}}', "malformed JSON"),
        ('{"error": {}} trailing', "malformed JSON"),
        ('{"error": {"code": "a\nb"}}', "malformed JSON"),
        ("upstream connect error", "text that is no JSON"),
        (b"\x80\x81 abc", "bytes that are no UTF-8 text"),
        (b"\x1f\x8b\x08\x00 abc", "compressed bytes (gzip)"),
        ("[" * 200_000, "JSON nested too deeply"),
        ('{"a":' * 200_000, "JSON nested too deeply"),
        ('{"a": ' + "1" * 5_000 + "}", "malformed JSON"),
        ("[]", "an array"),
        ('"Lost"', "a text"),
        ("429", "a number"),
        ("true", "a boolean"),
        ("null", "null"),
        ("NaN", "a number"),
        (None, "null"),
        (404, "a number"),
        ([DOCUMENT], "an array"),
        pytest.param(object(), "an instance of object", id="object"),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_what_a_body_is_instead_of_an_object_is_named(body: object, found: str):
    with pytest.raises(ParseError) as caught:
        read_object(body)
    assert (caught.value.expected, caught.value.found) == ("a JSON object", found)


def test_a_body_of_five_megabytes_is_not_read():
    with pytest.raises(ParseError, match="expected at most 1,048,576 bytes, found 5,242,880"):
        read_object(b"x" * (5 << 20))


def test_a_body_of_the_greatest_length_is_read():
    body = json.dumps({"error": ""})
    padding = "x" * (LONGEST_BODY - len(body))
    assert read_object(json.dumps({"error": padding})) == {"error": padding}


def test_an_error_shows_how_the_body_begins_in_printable_form():
    with pytest.raises(ParseError) as caught:
        read_object("\x1b[31m\u202e" + "long " * 100)
    assert caught.value.excerpt == ascii("\x1b[31m\u202e" + "long " * 10 + "long")
    assert str(caught.value).startswith(
        "expected a JSON object, found text that is no JSON: '\\x1b[31m\\u202elong long"
    )


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({}, "expected a text at error.code, found an object without 'error'"),
        ({"error": {}}, "expected a text at error.code, found an object without 'code' at error"),
        ({"error": "Lost"}, "expected a text at error.code, found a text at error"),
        ({"error": ["Lost"]}, "expected a text at error.code, found an array at error"),
        ({"error": None}, "expected a text at error.code, found null at error"),
        ({"error": {"code": None}}, "expected a text at error.code, found null"),
        ({"error": {"code": 404}}, "expected a text at error.code, found a number"),
        ({"error": {"code": ""}}, "expected a text at error.code, found an empty text"),
        ({"error": {"code": {}}}, "expected a text at error.code, found an object"),
    ],
)
def test_a_code_that_is_not_where_it_should_be_is_missed(document: dict[str, object], message: str):
    with pytest.raises(ParseError) as caught:
        read_code(document, ("error", "code"))
    assert str(caught.value) == message


READERS: list[Callable[[dict[str, object], tuple[str, ...]], object]] = [
    read_text,
    read_number,
    read_uuid,
]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("document", [{}, {"a": None}, {"a": {}}, {"a": {"b": None}}, {"a": 5}])
def test_what_is_absent_or_null_is_none(
    reader: Callable[[dict[str, object], tuple[str, ...]], object], document: dict[str, object]
):
    assert reader(document, ("a", "b")) is None


@pytest.mark.parametrize(
    ("reader", "value", "message"),
    [
        (read_text, 5, "expected a text at a, found a number"),
        (read_uuid, 5, "expected a text at a, found a number"),
        (read_uuid, {}, "expected a text at a, found an object"),
        (read_number, "5", "expected an integer at a, found a text"),
        (read_number, 5.0, "expected an integer at a, found a number"),
        (read_number, True, "expected an integer at a, found a boolean"),
    ],
)
def test_a_wrong_type_is_named(
    reader: Callable[[dict[str, object], tuple[str, ...]], object], value: object, message: str
):
    with pytest.raises(ParseError) as caught:
        reader({"a": value}, ("a",))
    assert str(caught.value) == message


def test_a_uuid_is_read_in_any_case():
    assert read_uuid({"a": TRACE.upper()}, ("a",)) == UUID(TRACE)


@pytest.mark.parametrize(
    "text", ["", "unknown", TRACE[:-1], f"{{{TRACE}}}", "4_3f4cb0" + TRACE[8:], "0x" + TRACE[2:]]
)
def test_a_text_of_another_form_is_no_uuid(text: str):
    assert read_uuid({"a": text}, ("a",)) is None


HEADERS = {"Content-Type": "application/json", "RETRY-after": "30"}


def make_message() -> Message:
    message = Message()
    message["Retry-After"] = "30"
    return message


@pytest.mark.parametrize(
    "headers",
    [
        HEADERS,
        httpx.Headers(HEADERS),
        requests.structures.CaseInsensitiveDict(HEADERS),
        make_message(),
    ],
    ids=lambda headers: type(headers).__name__,
)
def test_headers_of_every_library_are_read(headers: dict[str, str]):
    assert read_retry_after(headers) == 30.0


@pytest.mark.parametrize("headers", [{}, {"Retry-After": "soon"}, {"X-Retry-After": "30"}])
def test_headers_that_name_no_time_have_none(headers: dict[str, str]):
    assert read_retry_after(headers) is None


@pytest.mark.parametrize(
    "headers",
    [
        {"Retry-After": 30},
        {"Retry-After": b"30"},
        {b"retry-after": b"30"},
        {None: "x", 1: 2, "Retry-After": "30"},
        {"Retry-After": "30", "Date": 5},
        [("Content-Type", "text/html"), ("Retry-After", "30")],
        [(b"retry-after", b"30")],
    ],
    ids=ascii,
)
def test_headers_of_other_types_are_read_where_that_is_clear(headers: Headers):
    assert read_retry_after(headers) == 30.0


@pytest.mark.parametrize(
    "headers",
    [
        {"Retry-After": ["30"]},
        {"Retry-After": None},
        {"Retry-After": True},
        {"Retry-After": 1.5},
        {"Retry-After": -1},
        {None: "x", 1: 2},
        ["Retry-After"],
        [("Retry-After", "30", "x"), None],
        "Retry-After: 30",
        b"Retry-After: 30",
        5,
    ],
    ids=ascii,
)
def test_headers_of_any_other_type_name_no_time(headers: Headers):
    assert read_retry_after(headers) is None


def test_a_date_counts_from_the_clock_of_the_server():
    headers = {
        "Date": "Sun, 06 Nov 1994 08:49:07 GMT",
        "Retry-After": "Sun, 06 Nov 1994 08:49:37 GMT",
    }
    assert read_retry_after(headers) == 30.0


def test_a_date_counts_from_our_clock_where_the_server_does_not_tell_its_own():
    later = datetime.now(UTC) + timedelta(minutes=2)
    seconds = read_retry_after({"Retry-After": format_datetime(later, usegmt=True)})
    assert seconds is not None
    assert 110 < seconds <= 120


def test_an_error_knows_what_status_and_headers_advise():
    error = ParseError("a JSON object", "an HTML page")
    assert error.retry is Retry.NEVER
    error.status = 503
    assert (error.retry, error.is_retryable) == (Retry.BACK_OFF, True)
    error.retry_after = 1.0
    assert error.retry is Retry.RETRY_AFTER


def test_an_error_can_be_sent_to_another_process():
    error = ParseError("a JSON object", "an HTML page", "'<html>'")
    error.status = 503
    copy = pickle.loads(pickle.dumps(error))
    assert (str(copy), copy.status) == (str(error), 503)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Schiff 7 wurde “nicht” gefunden: 未找到 \U0001f6a2", None),
        ("a\nERROR b\r\tc", "a\\nERROR b\\r\\tc"),
        ("\x1b[2J\x9b\x7f", "\\x1b[2J\\x9b\\x7f"),
        ("\u202eevil\u2066\u2028", "\\u202eevil\\u2066\\u2028"),
        ("\udc00", "\\udc00"),
        ("a" * 500, None),
        ("a" * 501, "a" * 499 + "…"),
        ("\n" * 600, "\\n" * 499 + "…"),
    ],
    ids=lambda text: ascii(text)[:20],
)
def test_a_text_for_a_log_is_one_short_printable_line(text: str, shown: str | None):
    assert show_line(text) == (text if shown is None else shown)


@given(st.text(st.characters()))
def test_any_text_for_a_log_is_printable(text: str):
    assert show_line(text).isprintable()


@given(st.binary() | st.text() | JSON | JSON.map(json.dumps))
def test_any_body_is_an_object_or_a_parse_error(body: object):
    with contextlib.suppress(ParseError):
        document = read_object(body)
        read_code(document, ("error", "code"))
        read_uuid(document, ("error", "target"))
