"""Mistakes that type checkers must find: behind each, the codes of mypy and of pyright."""

from typing import assert_never

import defender_errors
from defender_errors import (
    ErrorCode,
    Messages,
    Product,
    Retry,
    describe,
    format_message,
    match_message,
    negotiate_locale,
    parse_response,
)

_ = defender_errors.ErorCode  # expect: attr-defined reportAttributeAccessIssue
write = Messages("sv-SE")
write.invalid_input()  # expect: call-arg reportCallIssue
write.invalid_input(invalid_inptu="x")  # expect: call-arg reportCallIssue
write.invalid_input(invalid_input=5)  # expect: arg-type reportArgumentType
write.invalid_input("x")  # expect: call-arg reportCallIssue
write.invalid_input(invalid_input="x", other=1)  # expect: call-arg reportCallIssue
write.maximum_batch_size_exceeded(received="2", allowed=1)  # expect: arg-type reportArgumentType
write.not_found(resource="x")  # expect: call-arg reportCallIssue
write.internal_server_error()  # expect: attr-defined reportAttributeAccessIssue
Messages(locale=5)  # expect: arg-type reportArgumentType
Messages("sv-SE", "xdr")  # expect: arg-type reportArgumentType
format_message("NotFound")  # expect: arg-type reportArgumentType
describe("NotFound")  # expect: arg-type reportArgumentType
match_message(b"text")  # expect: arg-type reportArgumentType
negotiate_locale(["sv"])  # expect: arg-type reportArgumentType
parse_response(5)  # expect: arg-type reportArgumentType
parse_response("", status="404")  # expect: arg-type reportArgumentType
_ = ErrorCode.NOT_FUOND  # expect: attr-defined reportAttributeAccessIssue
_ = ErrorCode.NOT_FOUND.stauts  # expect: attr-defined reportAttributeAccessIssue
response = parse_response("{}")
response.message = ""  # expect: misc reportAttributeAccessIssue
number: int = response.retry_after  # expect: assignment reportAssignmentType
text: str = response.target  # expect: assignment reportAssignmentType
code: ErrorCode = response.code  # expect: assignment reportAssignmentType


def forget_one(retry: Retry) -> str:
    """Leave an advice out."""
    match retry:
        case Retry.NEVER | Retry.BACK_OFF:
            return "x"
        case _:
            assert_never(retry)  # expect: arg-type reportArgumentType


def forget_another(product: Product) -> str:
    """Leave a product out."""
    if product in (Product.XDR, Product.ENDPOINT):
        return "x"
    assert_never(product)  # expect: arg-type reportArgumentType
