"""The types of the catalogue accept the values that they describe, and no others."""

import ipaddress
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from errcat.model import Catalog, PlaceholderType

GROUPS = st.sampled_from(["", "0", "1", "fe80", "FFFF", "12345", "g", "192.0.2.1", "1.2.3", "%1"])

GOOD = {
    "text": ["a", "Syntax error at position 12", "日本語", "a\tb"],
    "integer": ["0", "7", "999999999999999"],
    "file-hash": ["a" * 32, "A" * 40, "0" * 64],
    "domain-name": ["a.b", "contoso.com", "a-b.co.uk", "1.example", "xn--bcher-kva.example"],
    "ip-address": ["0.0.0.0", "255.255.255.255", "::", "::1", "1::", "1:2:3:4:5:6:7:8", "1::8"],
    "url": ["http://a", "https://contoso.com/a?b=c#d", "ftp://[::1]:21/", "x-y+z.1://a%20b"],
    "parameter-name": ["a", "$filter", "@odata.nextLink", "machine_id", "Is-On"],
    "platform": ["Windows10", "macOS", "Windows Server (Core)", "Ubuntu 22.04"],
    "version": ["1", "10.8295", "1.2.3.4", "0.0.0.0"],
    "operation": ["x", "Isolate machine", "RunAntiVirusScan (quick)"],
    "resource": ["1", "Machine 123123123", "a!b", "123_456"],
    "uuid": ["43f4cb08-8fac-4b65-9db1-745c2ae65f3a", "43F4CB08-8FAC-4B65-9DB1-745C2AE65F3A"],
}

BAD = {
    "text": ["", "a\nb", "a\r"],
    "integer": ["", "-1", "01", "1.0", "1e3", "1000000000000000", "٣"],
    "file-hash": ["", "a" * 31, "a" * 33, "g" * 32, "a" * 128, "a" * 40 + "\n"],
    "domain-name": ["", "localhost", "a..b", "-a.com", "a-.com", "a.1", "a b.com", "a" * 64 + ".b"],
    "ip-address": ["", "256.1.1.1", "1.2.3", "01.2.3.4", ":", ":::", "1:2:3:4:5:6:7", "fe80::1%1"],
    "url": ["", "contoso.com", "http://", "http://a b", "http://a%2", "1a://b", "http://a\\b"],
    "parameter-name": ["", "1a", "$", "a b", "a$", "a" * 130],
    "platform": ["", "10", "Windows\n", "a" * 65, "Windows;"],
    "version": ["", "v1", "1.", "1.2.3.4.5", "1..2", "1,2"],
    "operation": ["", "1", " x", "a\nb", "a" * 129],
    "resource": ["", " a", "a ", "a  b", "a\tb", "ä"],
    "uuid": [
        "",
        "43f4cb08",
        "g3f4cb08-8fac-4b65-9db1-745c2ae65f3a",
        "43f4cb088fac4b659db1745c2ae65f3a",
    ],
}


def accepts(kind: PlaceholderType, text: str) -> bool:
    return re.fullmatch(kind.pattern, text) is not None


def is_valid(kind: PlaceholderType, value: str | int) -> bool:
    return Draft202012Validator(kind.schema, format_checker=FormatChecker()).is_valid(value)


def as_json(kind: PlaceholderType, text: str) -> str | int:
    return int(text) if kind.python == "int" and text.isascii() and text.isdecimal() else text


def is_address(text: str) -> bool:
    try:
        return "%" not in str(ipaddress.ip_address(text))
    except ValueError:
        return False


def pairs(values: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(name, text) for name, texts in values.items() for text in texts]


def test_every_type_is_tried(catalog: Catalog):
    assert {*GOOD} == {*BAD} == {*catalog.types}


@pytest.mark.parametrize(("name", "text"), pairs(GOOD))
def test_a_type_accepts(catalog: Catalog, name: str, text: str):
    kind = catalog.types[name]
    assert accepts(kind, text)
    assert is_valid(kind, as_json(kind, text))


@pytest.mark.parametrize(("name", "text"), pairs(BAD))
def test_a_type_rejects(catalog: Catalog, name: str, text: str):
    assert not accepts(catalog.types[name], text)


# As JSON, 01 is the number 1; and Python's `$`, unlike JavaScript's, admits a final line feed.
@pytest.mark.parametrize(
    ("name", "text"), [pair for pair in pairs(BAD) if pair[1] != "01" and pair[1][-1:] != "\n"]
)
def test_the_schema_of_a_type_rejects(catalog: Catalog, name: str, text: str):
    kind = catalog.types[name]
    assert not is_valid(kind, as_json(kind, text))


def test_examples_fit_their_types(catalog: Catalog):
    examples = [(kind, example) for kind in catalog.types.values() for example in kind.examples]
    assert all(accepts(kind, str(value)) and is_valid(kind, value) for kind, value in examples)


def test_examples_of_placeholders_fit_their_types(catalog: Catalog):
    placeholders = [p for e in catalog.entries.values() for p in e.placeholders.values()]
    assert all(accepts(catalog.types[p.type], str(p.example)) for p in placeholders)


@pytest.mark.parametrize("name", GOOD)
def test_patterns_use_only_what_javascript_and_python_share(catalog: Catalog, name: str):
    unshared = re.compile(r"\\[^rn\[\].\\/^$*+?(){}|-]|\(\?(?!:)|[*+?}][+?]|\[[^\]]*\[|&&|--|~~")
    assert not unshared.search(catalog.types[name].pattern.replace(r"\[\]", ""))


@given(address=st.ip_addresses())
def test_every_address_is_one(catalog: Catalog, address: ipaddress.IPv4Address):
    assert accepts(catalog.types["ip-address"], str(address))
    assert accepts(catalog.types["ip-address"], address.exploded)


@given(groups=st.lists(GROUPS, min_size=1, max_size=10))
def test_the_address_pattern_and_the_standard_library_agree(catalog: Catalog, groups: list[str]):
    text = ":".join(groups)
    assert accepts(catalog.types["ip-address"], text) == is_address(text)


@pytest.mark.parametrize("end", [[], ["192.0.2.1"]])
@pytest.mark.parametrize("tail", range(9))
@pytest.mark.parametrize("head", range(9))
def test_the_standard_library_agrees_on_shortened_addresses(
    catalog: Catalog, head: int, tail: int, end: list[str]
):
    text = ":".join(["1"] * head) + "::" + ":".join(["1"] * tail + end)
    assert accepts(catalog.types["ip-address"], text) == is_address(text)
