"""The rows of the three published tables, one by one, against the catalogue.

Mended against the pages: the second placeholder of `MaximumBatchSizeExceeded` (XDR: braces), the
placeholder of `ODataError` (Endpoint, Threat Protection: parentheses), and the note of
`InternalServerError` (Threat Protection: a doubled space, no full stop).
"""

import pytest

from errcat.model import Catalog, ErrorEntry, Product, ProductId
from errcat.placeholders import publish

STATUS_CELLS = {
    "BadRequest": "BadRequest (400)",
    "ODataError": "BadRequest (400)",
    "InvalidInput": "BadRequest (400)",
    "InvalidRequestBody": "BadRequest (400)",
    "InvalidHashValue": "BadRequest (400)",
    "InvalidDomainName": "BadRequest (400)",
    "InvalidIpAddress": "BadRequest (400)",
    "InvalidUrl": "BadRequest (400)",
    "MaximumBatchSizeExceeded": "BadRequest (400)",
    "MissingRequiredParameter": "BadRequest (400)",
    "OsPlatformNotSupported": "BadRequest (400)",
    "ClientVersionNotSupported": "BadRequest (400)",
    "Unauthorized": "Unauthorized (401)",
    "Forbidden": "Forbidden (403)",
    "DisabledFeature": "Forbidden (403)",
    "DisallowedOperation": "Forbidden (403)",
    "NotFound": "Not Found (404)",
    "ResourceNotFound": "Not Found (404)",
    "TooManyRequests": "Too Many Requests (429)",
    "InternalServerError": "Internal Server Error (500)",
}

XDR = {
    "BadRequest": "General Bad Request error message.",
    "ODataError": "Invalid OData URI query <the specific error is specified>.",
    "InvalidInput": "Invalid input <the invalid input>.",
    "InvalidRequestBody": "Invalid request body.",
    "InvalidHashValue": "Hash value <the invalid hash> is invalid.",
    "InvalidDomainName": "Domain name <the invalid domain> is invalid.",
    "InvalidIpAddress": "IP address <the invalid IP> is invalid.",
    "InvalidUrl": "URL <the invalid URL> is invalid.",
    "MaximumBatchSizeExceeded": (
        "Maximum batch size exceeded. "
        "Received: <batch size received>, allowed: <batch size allowed>."
    ),
    "MissingRequiredParameter": "Parameter <the missing parameter> is missing.",
    "OsPlatformNotSupported": (
        "OS Platform <the client OS Platform> isn't supported for this action."
    ),
    "ClientVersionNotSupported": (
        "<The requested action> is supported on client version <supported client version>"
        " and later."
    ),
    "Unauthorized": (
        "Unauthorized <br /><br />"
        "*This error is usually caused by an invalid or expired authorization header.*"
    ),
    "Forbidden": (
        "Forbidden <br /><br />"
        "*This error can occur with a valid token but insufficient permission for the action*."
    ),
    "DisabledFeature": "Tenant feature isn't enabled.",
    "DisallowedOperation": "<the disallowed operation and the reason>.",
    "NotFound": "General Not Found error message.",
    "ResourceNotFound": "Resource <the requested resource> wasn't found.",
    "InternalServerError": (
        "*If there's no error message, retry the operation. "
        "[Contact Microsoft](../../admin/get-help-support.md) if it doesn't get resolved*."
    ),
}

ENDPOINT = {
    "BadRequest": "General Bad Request error message.",
    "ODataError": "Invalid OData URI query {the specific error is specified}.",
    "InvalidInput": "Invalid input {the invalid input}.",
    "InvalidRequestBody": "Invalid request body.",
    "InvalidHashValue": "Hash value {the invalid hash} is invalid.",
    "InvalidDomainName": "Domain name {the invalid domain} is invalid.",
    "InvalidIpAddress": "IP address {the invalid IP} is invalid.",
    "InvalidUrl": "URL {the invalid URL} is invalid.",
    "MaximumBatchSizeExceeded": (
        "Maximum batch size exceeded. "
        "Received: {batch size received}, allowed: {batch size allowed}."
    ),
    "MissingRequiredParameter": "Parameter {the missing parameter} is missing.",
    "OsPlatformNotSupported": (
        "OS Platform {the client OS Platform} isn't supported for this action."
    ),
    "ClientVersionNotSupported": (
        "{The requested action} is supported on client version {supported client version}"
        " and above."
    ),
    "Unauthorized": "Unauthorized (invalid or expired authorization header).",
    "Forbidden": "Forbidden (valid token but insufficient permission for the action).",
    "DisabledFeature": "Tenant feature isn't enabled.",
    "DisallowedOperation": "{the disallowed operation and the reason}.",
    "NotFound": "General Not Found error message.",
    "ResourceNotFound": "Resource {the requested resource} wasn't found.",
    "TooManyRequests": (
        "Response represents reaching quota limit either by number of requests or by CPU."
    ),
    "InternalServerError": "(No error message, retry the operation.)",
}

THREAT_PROTECTION = {
    "BadRequest": "General Bad Request error message.",
    "ODataError": "Invalid OData URI query {the specific error is specified}.",
    "InvalidInput": "Invalid input {the invalid input}.",
    "InvalidRequestBody": "Invalid request body.",
    "InvalidHashValue": "Hash value {the invalid hash} is invalid.",
    "InvalidDomainName": "Domain name {the invalid domain} is invalid.",
    "InvalidIpAddress": "IP address {the invalid IP} is invalid.",
    "InvalidUrl": "URL {the invalid URL} is invalid.",
    "MaximumBatchSizeExceeded": (
        "Maximum batch size exceeded. "
        "Received: {batch size received}, allowed: {batch size allowed}."
    ),
    "MissingRequiredParameter": "Parameter {the missing parameter} is missing.",
    "OsPlatformNotSupported": (
        "OS Platform {the client OS Platform} is not supported for this action."
    ),
    "ClientVersionNotSupported": (
        "{The requested action} is supported on client version {supported client version}"
        " and above."
    ),
    "Unauthorized": "Unauthorized (usually invalid or expired authorization header).",
    "Forbidden": "Forbidden (valid token but insufficient permission for the action).",
    "DisabledFeature": "Tenant feature is not enabled.",
    "DisallowedOperation": "{the disallowed operation and the reason}.",
    "NotFound": "General Not Found error message.",
    "ResourceNotFound": "Resource {the requested resource} was not found.",
    "InternalServerError": (
        "(No error message, retry the operation or contact us if it does not get resolved.)"
    ),
}

CELLS = {"xdr": XDR, "endpoint": ENDPOINT, "threat-protection": THREAT_PROTECTION}
"""Message cell by product and code, in the order of rows, as a reader of the source sees it."""

SEPARATORS = {"space": " ", "break": " <br /><br />"}
"""What stands between message and note in a cell."""

LABELS = (
    "The requested action",
    "batch size allowed",
    "batch size received",
    "supported client version",
    "the client OS Platform",
    "the disallowed operation and the reason",
    "the invalid IP",
    "the invalid URL",
    "the invalid domain",
    "the invalid hash",
    "the invalid input",
    "the missing parameter",
    "the requested resource",
    "the specific error is specified",
)


def status_cell(catalog: Catalog, entry: ErrorEntry) -> str:
    return f"{catalog.statuses[entry.status].label.value} ({entry.status})"


def message_cell(entry: ErrorEntry, product: Product) -> str:
    labels = {name: item.label.value for name, item in entry.placeholders.items()}
    message, note = entry.message_for(product.id), entry.note_for(product.id)
    parts = [publish(message.template, labels, product.delimiters)] if message else []
    parts += [note.value] if note else []
    return SEPARATORS[product.note_separator].join(parts)


def message_cells(catalog: Catalog, product: str) -> list[tuple[str, str]]:
    entries = catalog.entries_of(ProductId(product))
    return [(e.code, message_cell(e, catalog.products[ProductId(product)])) for e in entries]


def test_the_three_products_stand_in_their_order(catalog: Catalog):
    assert tuple(catalog.products) == tuple(CELLS)


@pytest.mark.parametrize(("product", "count"), [*zip(CELLS, (19, 20, 19), strict=True)])
def test_a_product_has_its_number_of_codes(catalog: Catalog, product: str, count: int):
    assert len(catalog.entries_of(ProductId(product))) == count


@pytest.mark.parametrize("product", CELLS)
def test_message_cells_are_the_published_ones(catalog: Catalog, product: str):
    assert message_cells(catalog, product) == [*CELLS[product].items()]


def test_status_cells_are_the_published_ones(catalog: Catalog):
    cells = {code: status_cell(catalog, entry) for code, entry in catalog.entries.items()}
    assert [*cells.items()] == [*STATUS_CELLS.items()]


def test_status_phrases_are_those_of_the_rfcs(catalog: Catalog):
    assert {number: status.phrase.value for number, status in catalog.statuses.items()} == {
        400: "Bad Request",
        401: "Unauthorized",
        403: "Forbidden",
        404: "Not Found",
        429: "Too Many Requests",
        500: "Internal Server Error",
    }


def test_fourteen_placeholders_have_the_published_labels(catalog: Catalog):
    labels = [p.label.value for e in catalog.entries.values() for p in e.placeholders.values()]
    assert tuple(sorted(labels)) == LABELS


def test_an_override_never_repeats_the_base(catalog: Catalog):
    repeated = [
        (entry.code, place.product)
        for entry in catalog.entries.values()
        for place in entry.availability.values()
        if (
            place.message and entry.message and place.message.text.value == entry.message.text.value
        )
        or (place.note and entry.note and place.note.value == entry.note.value)
    ]
    assert repeated == []
