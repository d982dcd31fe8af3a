"""The `Retry-After` header: seconds, or a date in any of the three forms of HTTP."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH = "|".join(_MONTHS)
_TIME = r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})"
_FORMS = (
    # Sun, 06 Nov 1994 08:49:37 GMT
    rf"[A-Z][a-z]{{2}}, (?P<day>[0-9]{{2}}) (?P<month>{_MONTH}) (?P<year>[0-9]{{4}}) {_TIME} GMT",
    # Sunday, 06-Nov-94 08:49:37 GMT
    rf"[A-Z][a-z]{{5,8}}, (?P<day>[0-9]{{2}})-(?P<month>{_MONTH})-(?P<year>[0-9]{{2}}) {_TIME} GMT",
    # Sun Nov  6 08:49:37 1994
    rf"[A-Z][a-z]{{2}} (?P<month>{_MONTH}) (?P<day>[0-9 ][0-9]) {_TIME} (?P<year>[0-9]{{4}})",
)
_LONGEST = 40
"""No date is longer, and no sane number of seconds has more digits."""
_MOST_SECONDS = 2.0**31
"""What greater numbers count as (RFC 9111 §1.2.2); `time.sleep` takes it everywhere."""


def parse_retry_after(value: str, now: Callable[[], datetime]) -> float | None:
    """Return the seconds that a `Retry-After` header asks to wait; `None` if it is malformed.

    They are at most 2147483648.0 (68 years), and 0.0 where a date has passed. `now` is asked for
    only where the header holds a date.

    Source: RFC 9110 §10.2.3.
    """
    text = value.strip(" \t")
    if len(text) > _LONGEST:
        return None
    if text.isascii() and text.isdigit():
        return min(float(text), _MOST_SECONDS)
    date = parse_http_date(text, now)
    if date is None:
        return None
    return min(max(0.0, (date - now()).total_seconds()), _MOST_SECONDS)


def parse_http_date(text: str, now: Callable[[], datetime]) -> datetime | None:
    """Return the time that an HTTP date names, in UTC; `None` if it is malformed.

    `now` tells the century of the form that has two digits of the year: a date that would be more
    than 50 years ahead lies in the past.

    Source: RFC 9110 §5.6.7.
    """
    if len(text) > _LONGEST:
        return None
    match = next(filter(None, (re.fullmatch(form, text) for form in _FORMS)), None)
    if match is None:
        return None
    month = _MONTHS.index(match["month"]) + 1
    year = int(match["year"])
    if len(match["year"]) == 2:
        year = _complete_year(year, now().year)
    second = min(int(match["second"]), 59)  # a leap second is a valid date, but no datetime
    try:
        return datetime(
            year,
            month,
            int(match["day"]),
            int(match["hour"]),
            int(match["minute"]),
            second,
            tzinfo=UTC,
        )
    except ValueError:
        return None


def _complete_year(year: int, this_year: int) -> int:
    full = this_year - this_year % 100 + year
    return full - 100 if full > this_year + 50 else full
