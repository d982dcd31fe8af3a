"""Retry advice: what a client does about an error."""

from enum import StrEnum


class Retry(StrEnum):
    """Whether sending the same request again can help."""

    NEVER = "never"
    """The same request fails again."""
    RETRY_AFTER = "retry-after"
    """After the time that the `Retry-After` header of the response gives (RFC 9110 §10.2.3)."""
    BACK_OFF = "back-off"
    """Later, waiting longer after each failure."""


_TRANSIENT = frozenset({408, 429, 500, 502, 503, 504})


def advise(status: int | None, *, has_retry_after: bool) -> Retry:
    """Return the advice for an error that the catalogue does not know.

    A server that names a time asks for a retry; without one, only the statuses say whether the
    fault may pass by itself (RFC 9110 §15, 429: RFC 6585 §4).
    """
    if has_retry_after:
        return Retry.RETRY_AFTER
    is_transient = isinstance(status, int) and status in _TRANSIENT
    return Retry.BACK_OFF if is_transient else Retry.NEVER
