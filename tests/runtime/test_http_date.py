from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errcat.runtime.http_date import parse_http_date, parse_retry_after

NOW = datetime(1994, 11, 6, 8, 49, 7, tzinfo=UTC)
MOMENT = datetime(1994, 11, 6, 8, 49, 37, tzinfo=UTC)


def tell_now() -> datetime:
    return NOW


@pytest.mark.parametrize(
    "text",
    ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"],
)
def test_all_three_forms_of_a_date_name_the_same_moment(text: str):
    assert parse_http_date(text, tell_now) == MOMENT


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0.0),
        ("120", 120.0),
        (" 120\t", 120.0),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 30.0),
        ("Sunday, 06-Nov-94 08:49:37 GMT", 30.0),
        ("Sun Nov  6 08:49:37 1994", 30.0),
        ("Sat, 05 Nov 1994 08:49:37 GMT", 0.0),
        ("2147483649", 2147483648.0),
        ("9" * 40, 2147483648.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 2147483648.0),
    ],
)
def test_seconds_and_dates_are_understood(text: str, seconds: float):
    assert parse_retry_after(text, tell_now) == seconds


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-1",
        "1.5",
        "1e3",
        "soon",
        "١٢٠",
        "120, 240",
        "9" * 41,
        "sun, 06 nov 1994 08:49:37 gmt",
        "Sun, 06 Nov 1994 08:49:37 CET",
        "Sun, 31 Feb 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:49:37 GMT",
        "Sun, 06 Nov 0000 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 GMT\n",
    ],
)
def test_what_is_malformed_names_no_time(text: str):
    assert parse_retry_after(text, tell_now) is None


@pytest.mark.parametrize(
    ("year", "now", "full"),
    [("94", 1994, 1994), ("50", 2026, 2050), ("76", 2026, 2076), ("77", 2026, 1977)],
)
def test_two_digits_of_a_year_lie_at_most_fifty_years_ahead(year: str, now: int, full: int):
    date = parse_http_date(
        f"Sunday, 06-Nov-{year} 08:49:37 GMT", lambda: datetime(now, 1, 1, tzinfo=UTC)
    )
    assert date == datetime(full, 11, 6, 8, 49, 37, tzinfo=UTC)


def test_a_leap_second_is_a_time():
    date = parse_http_date("Sat, 31 Dec 2016 23:59:60 GMT", tell_now)
    assert date == datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)


def test_the_clock_of_another_zone_is_no_matter():
    east = NOW.astimezone(timezone(timedelta(hours=9)))
    assert parse_retry_after("Sun, 06 Nov 1994 08:49:37 GMT", lambda: east) == 30.0


@given(st.text())
def test_any_header_is_seconds_or_nothing(text: str):
    seconds = parse_retry_after(text, tell_now)
    assert seconds is None or seconds >= 0


@given(st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31), timezones=st.just(UTC)))
def test_every_moment_is_read_back(moment: datetime):
    text = format_datetime(moment, usegmt=True)
    assert parse_http_date(text, tell_now) == moment.replace(microsecond=0)
