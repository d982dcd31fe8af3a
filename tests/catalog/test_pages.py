"""Examples, pages and advice of the catalogue."""

import itertools
import re
import uuid

import pytest

from errcat.emit.responses import example_response
from errcat.model import Catalog, Code, ProductId, Retry
from errcat.project import LoadResult

PRODUCTS = ("xdr", "endpoint", "threat-protection")

EXAMPLES = {
    "ResourceNotFound": (
        "Machine 123123123 was not found",
        "43f4cb08-8fac-4b65-9db1-745c2ae65f3a",
    ),
    "InvalidRequestBody": ("Request body is incorrect", "1fa66c0f-18bd-4133-b378-36d76f3a2ba0"),
}
"""Message and target of the published example responses."""

ANCHORS = {
    "xdr": ("error-codes", "examples", "body-parameters", "tracking-id", "related-articles"),
    "endpoint": (
        "throttling",
        "body-parameters-are-case-sensitive",
        "correlation-request-id",
        "examples",
    ),
    "threat-protection": (
        "body-parameters-are-case-sensitive",
        "correlation-request-id",
        "examples",
    ),
}
"""Fragments of the published page that links elsewhere point at, by product, in page order."""


def alerts_in_order(catalog: Catalog, product: str) -> list[bool]:
    uses = catalog.products[ProductId(product)].page.sections
    blocks = [block for use in uses for block in catalog.sections[use.section].blocks]
    return [block.kind in ("note", "tip", "important", "caution", "warning") for block in blocks]


def anchors_in_order(catalog: Catalog, product: str) -> list[str]:
    uses = catalog.products[ProductId(product)].page.sections
    headings = [use.heading or catalog.sections[use.section].heading for use in uses]
    return [heading.value.lower().replace(" ", "-") for heading in headings if heading]


def test_the_catalogue_loads_without_findings(loaded: LoadResult):
    assert [f for f in loaded.findings if f.span.path.startswith("catalog/")] == []


def test_retry_helps_after_throttling_and_server_errors_alone(catalog: Catalog):
    helps = {c: e.retry for c, e in catalog.entries.items() if e.retry is not Retry.NEVER}
    assert helps == {"TooManyRequests": Retry.RETRY_AFTER, "InternalServerError": Retry.BACK_OFF}


@pytest.mark.parametrize("product", PRODUCTS)
@pytest.mark.parametrize("code", EXAMPLES)
def test_published_examples_are_exact(catalog: Catalog, product: str, code: str):
    entry = catalog.entries[Code(code)]
    message, target = EXAMPLES[code]
    assert example_response(catalog, entry, catalog.products[ProductId(product)]) == {
        "error": {"code": code, "message": message, "target": target}
    }


@pytest.mark.parametrize("product", PRODUCTS)
def test_pages_show_the_published_examples(catalog: Catalog, product: str):
    shown = catalog.products[ProductId(product)].page.examples
    assert shown == ("ResourceNotFound", "InvalidRequestBody")


def test_the_server_error_has_no_message_and_shows_none(catalog: Catalog):
    entry = catalog.entries[Code("InternalServerError")]
    assert (entry.message, entry.example.message and entry.example.message.value) == (None, "")


def test_targets_are_random_uuids_each_its_own(catalog: Catalog):
    targets = [entry.example.properties["target"].value for entry in catalog.entries.values()]
    assert [uuid.UUID(target).version for target in targets] == [4] * 20
    assert len({*targets}) == 20


def test_messages_of_real_responses_are_known(catalog: Catalog):
    seen = {e.code: [m.text.value for m in e.seen] for e in catalog.entries.values() if e.seen}
    assert seen == {
        "InvalidRequestBody": ["Request body is incorrect"],
        "ResourceNotFound": ["Machine {resource} was not found"],
    }


def test_the_response_has_three_properties(catalog: Catalog):
    shape = catalog.response
    assert (shape.code, shape.message) == (("error", "code"), ("error", "message"))
    assert [(p.path, p.type) for p in shape.properties] == [(("error", "target"), "uuid")]


@pytest.mark.parametrize("product", PRODUCTS)
def test_descriptions_have_the_length_that_learn_wants(catalog: Catalog, product: str):
    known = catalog.products[ProductId(product)]
    text = known.page.description.value.replace("{product}", known.name.value)
    assert 75 <= len(text) <= 300


@pytest.mark.parametrize("product", PRODUCTS)
def test_front_matter_has_what_learn_requires(catalog: Catalog, product: str):
    matter = catalog.products[ProductId(product)].page.front_matter
    assert {"author", "ms.author", "ms.date", "ms.topic"} <= {*matter}
    assert re.fullmatch(r"\d\d/\d\d/\d{4}", str(matter["ms.date"]))


@pytest.mark.parametrize("product", PRODUCTS)
def test_pages_have_two_alerts_at_most_and_none_side_by_side(catalog: Catalog, product: str):
    alerts = alerts_in_order(catalog, product)
    assert sum(alerts) <= 2
    assert (True, True) not in itertools.pairwise(alerts)


@pytest.mark.parametrize("product", PRODUCTS)
def test_published_anchors_are_kept_in_their_order(catalog: Catalog, product: str):
    kept = [a for a in anchors_in_order(catalog, product) if a in ANCHORS[product]]
    assert kept == [*ANCHORS[product]]


def test_throttling_is_told_where_a_product_throttles_alone(catalog: Catalog):
    telling = [
        product.id
        for product in catalog.products.values()
        if any(use.section == "throttling" for use in product.page.sections)
    ]
    assert telling == [*catalog.entries[Code("TooManyRequests")].availability]
