"""Editions and earlier wordings of the published pages, against the catalogue."""

from errcat.model import Catalog, EarlierWording

NO_MESSAGE = "*Note: No error message,  retry the operation or {} if it does not get resolved*"
CONTACT = (
    "*If there's no error message, retry the operation. "
    "[Contact Microsoft]({}) if it doesn't get resolved*."
)

EARLIER = [
    (
        "ODataError",
        "Invalid OData URI query (the specific error is specified).",
        {"endpoint": "E7", "threat-protection": "T2"},
    ),
    (
        "OsPlatformNotSupported",
        "OS Platform {platform} is not supported for this action.",
        {"xdr": "X2", "endpoint": "E4"},
    ),
    (
        "ClientVersionNotSupported",
        "{action} is supported on client version {version} and above.",
        {"xdr": "X2"},
    ),
    ("Unauthorized", "(usually invalid or expired authorization header).", {"endpoint": "E1"}),
    (
        "Unauthorized",
        "*Note: Usually caused by an invalid or expired authorization header.*",
        {"xdr": "X3"},
    ),
    ("Forbidden", "*Note: Valid token but insufficient permission for the action*.", {"xdr": "X3"}),
    ("DisabledFeature", "Tenant feature is not enabled.", {"xdr": "X3", "endpoint": "E4"}),
    ("ResourceNotFound", "Resource {resource} was not found.", {"xdr": "X3", "endpoint": "E4"}),
    (
        "TooManyRequests",
        "Response will represent reaching quota limit either by number of requests or by CPU.",
        {"endpoint": "E4"},
    ),
    (
        "InternalServerError",
        "(No error message, try retry the operation or contact us if it does not resolved)",
        {"endpoint": "E2", "threat-protection": "T1"},
    ),
    (
        "InternalServerError",
        "(No error message,  retry the operation or contact us if it does not get resolved)",
        {"threat-protection": "T2"},
    ),
    ("InternalServerError", "(No error message, retry the operation)", {"endpoint": "E4"}),
    (
        "InternalServerError",
        NO_MESSAGE.format("contact Microsoft"),
        {"xdr": "X2"},
    ),
    (
        "InternalServerError",
        NO_MESSAGE.format("[contact Microsoft](../../admin/get-help-support.md)"),
        {"xdr": "X3"},
    ),
    (
        "InternalServerError",
        CONTACT.format("/Microsoft-365/admin/get-help-support"),
        {"xdr": "X5"},
    ),
    (
        "InternalServerError",
        CONTACT.format("/en-us/Microsoft-365/admin/get-help-support"),
        {"xdr": "X6"},
    ),
]
"""Code, earlier message or note, and the last edition that had it by product."""


def wording_of(earlier: EarlierWording) -> str:
    return (
        earlier.message.text.value if earlier.message else str(earlier.note and earlier.note.value)
    )


def test_earlier_wordings_are_the_published_ones(catalog: Catalog):
    found = [
        (entry.code, wording_of(earlier), dict(earlier.until))
        for entry in catalog.entries.values()
        for earlier in entry.earlier
    ]
    assert found == EARLIER


def test_only_throttling_came_after_the_first_edition(catalog: Catalog):
    later = {
        (entry.code, place.product): place.since
        for entry in catalog.entries.values()
        for place in entry.availability.values()
        if place.since != catalog.products[place.product].editions[0].id
    }
    assert later == {("TooManyRequests", "endpoint"): "E2"}


def test_three_editions_put_throttling_last(catalog: Catalog):
    editions = [e for product in catalog.products.values() for e in product.editions]
    assert {e.id: e.last_rows for e in editions if e.last_rows} == {
        "E2": ("TooManyRequests",),
        "E3": ("TooManyRequests",),
        "E4": ("TooManyRequests",),
    }


def test_editions_are_those_known(catalog: Catalog):
    ids = ["".join(e.id for e in product.editions) for product in catalog.products.values()]
    assert ids == ["X0X1X2X3X4X5X6", "E1E2E3E4E5E6E7", "T1T2"]
