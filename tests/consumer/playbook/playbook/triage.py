"""What to do about an error response."""

from collections.abc import Mapping
from typing import assert_never

from defender_errors import (
    LOCALES,
    ErrorCode,
    ErrorResponse,
    Match,
    Messages,
    ParseError,
    Product,
    Retry,
    describe,
    fallback_chain,
    format_message,
    match_message,
    negotiate_locale,
    parse_response,
)


def plan(body: bytes | str, status: int, headers: Mapping[str, str]) -> str:
    """Say what to do about a response."""
    try:
        error = parse_response(body, status, headers)
    except ParseError as fault:
        return f"{fault.found}: {wait(fault.retry)}"
    if isinstance(error.code, ErrorCode):
        return f"{name(error.code)}: {wait(error.retry)} {pause(error)}"
    return f"unknown {error.code}: {wait(error.retry)}"


def wait(retry: Retry) -> str:
    """Say whether to try again; the type checker sees that no advice is forgotten."""
    match retry:
        case Retry.NEVER:
            return "give up"
        case Retry.RETRY_AFTER:
            return "wait as told"
        case Retry.BACK_OFF:
            return "back off"
        case _:
            assert_never(retry)


def pause(error: ErrorResponse) -> float:
    """Return the seconds to wait."""
    return error.retry_after if error.retry_after is not None else 0.0


def name(code: ErrorCode) -> str:
    """Return a short name of a code."""
    match code:
        case ErrorCode.RESOURCE_NOT_FOUND | ErrorCode.NOT_FOUND:
            return "gone"
        case ErrorCode.TOO_MANY_REQUESTS:
            return "slow"
        case _:
            return code.lower()


def owner(product: Product) -> str:
    """Return who answers for a product; the type checker sees that none is forgotten."""
    if product is Product.XDR:
        return "soc"
    if product is Product.ENDPOINT:
        return "devices"
    if product is Product.THREAT_PROTECTION:
        return "archive"
    assert_never(product)


def show(locale: str) -> str:
    """Write messages."""
    write = Messages(locale, Product.XDR)
    parts = [
        write.invalid_input(invalid_input="x"),
        write.maximum_batch_size_exceeded(received=2, allowed=1),
        format_message(ErrorCode.NOT_FOUND, locale=locale) or "",
    ]
    return "\n".join(parts)


def advise(header: str) -> str:
    """Describe what a message means, in a reader's language."""
    best: Match = match_message("Machine 7 was not found", locales=LOCALES[:1])[0]
    locale: str = negotiate_locale(header)
    chain: tuple[str, ...] = fallback_chain(locale)
    status: int = best.code.status
    address: str | None = best.code.doc_url
    products: tuple[Product, ...] = best.products
    values: Mapping[str, str | int] = best.parameters
    cause: str = describe(best.code, values, locale=locale, product=products[0]).cause
    facts = [chain[0], status, address is not None, len(products), dict(values), bool(cause)]
    return " ".join(map(str, facts))
