import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from errcat.runtime.matching import Index, Wording, list_wordings
from errcat.runtime.texts import Library

VECTORS = json.loads(Path(__file__).parents[1].joinpath("vectors", "match.json").read_text("utf-8"))
WORDINGS = [
    Wording(
        code=item["code"],
        products=tuple(item["products"]),
        locale=item["locale"],
        kind=item["kind"],
        parts=tuple(item["parts"]),
        numbers=frozenset(item["numbers"]),
        is_right_to_left=item["is_right_to_left"],
    )
    for item in VECTORS["wordings"]
]


def make(*parts: str, code: str = "A", numbers: frozenset[str] = frozenset()) -> Wording:
    return Wording(code, ("p",), "en", "published", parts, numbers, False)


def match(text: str, *wordings: Wording) -> list[tuple[str, dict[str, str | int]]]:
    return [(found.wording.code, dict(found.values)) for found in Index(wordings).match(text)]


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["why"])
def test_texts_match_as_the_shared_vectors_say(case: dict[str, object]):
    found = Index(WORDINGS).match(str(case["text"]))
    assert [
        {"wording": WORDINGS.index(item.wording), "values": item.values} for item in found
    ] == case["matches"]


def test_equally_specific_wordings_keep_their_order():
    first, second = make("a ", "x", "", code="First"), make("", "x", " b", code="Second")
    assert [code for code, _ in match("a c b", first, second)] == ["First", "Second"]
    assert [code for code, _ in match("a c b", second, first)] == ["Second", "First"]


def test_wordings_that_differ_only_in_the_middle_are_told_apart():
    moved = make("", "x", " moved to ", "y", "", code="Moved")
    copied = make("", "x", " copied to ", "y", "", code="Copied")
    assert match("a copied to b", moved, copied) == [("Copied", {"x": "a", "y": "b"})]


MANY = [make("", "x", f" was {verb} by ", "y", "", code=verb) for verb in "abcdefghij"]
SHORT = make("", "x", ": ", "y", "", code="short")


@pytest.mark.parametrize("verb", list("abcdefghij"))
def test_many_wordings_that_differ_only_in_the_middle_are_told_apart(verb: str):
    text = f"it was {verb} by me"
    assert match(text, *MANY, SHORT) == [(verb, {"x": "it", "y": "me"})]


def test_among_many_wordings_the_ones_without_a_word_are_found_too():
    assert match("a: b", *MANY, SHORT) == [("short", {"x": "a", "y": "b"})]
    assert [code for code, _ in match("it was a by me: b", *MANY, SHORT)] == ["a", "short"]


@pytest.fixture
def restless() -> Iterator[None]:
    """Threads that take turns as often as they can."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("restless")
def test_threads_that_use_an_index_first_find_each_wording_once():
    wordless = [make("", "x", f"{number}: ", "y", "", code=str(number)) for number in range(2_000)]
    index = Index([*MANY, *wordless])
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(index.match, ["1999: a"] * 8))
    assert [sorted(item.wording.code for item in each) for each in found] == [
        ["1999", "9", "99", "999"]
    ] * 8


@pytest.mark.parametrize(
    ("parts", "is_guess"),
    [
        (("", "x", "."), True),
        (("", "x", ""), True),
        (("1: ", "x", " – (", "y", ")"), True),
        (("", "x", " is lost."), False),
        (("未找到", "x", ""), False),
        (("Lost.",), False),
        (("404",), True),
    ],
)
def test_a_wording_without_a_word_of_its_own_is_a_guess(parts: tuple[str, ...], is_guess: bool):
    assert make(*parts).is_guess == is_guess


@given(st.text(st.sampled_from("abj wsy:"), max_size=30))
def test_many_wordings_are_found_as_one_by_one(text: str):
    alone = [code for wording in MANY for code, _ in match(text, wording)]
    assert sorted(code for code, _ in match(text, *MANY)) == sorted(alone)


def test_a_short_text_is_found_once_though_heads_are_longer():
    assert len(match("ab", make("ab", "x", ""), make("abcdef", "x", ""))) == 1


def test_an_index_without_wordings_matches_nothing():
    assert match("a") == []


def write(parts: tuple[str, ...], values: dict[str, str | int]) -> str:
    return "".join(str(values[part]) if place % 2 else part for place, part in enumerate(parts))


LITERALS = st.text(st.sampled_from("ab.1-"), max_size=3)
VALUES = st.text(st.sampled_from("ab.1-"), max_size=4) | st.integers(-20, 20)


@given(st.data(), st.lists(VALUES, min_size=1, max_size=4))
def test_a_written_text_always_matches_its_wording(data: st.DataObject, found: list[str | int]):
    literals = [data.draw(LITERALS) for _ in range(len(found) + 1)]
    values = {f"x{place}": value for place, value in enumerate(found)}
    parts = join(literals, list(values))
    numbers = frozenset(name for name, value in values.items() if isinstance(value, int))
    text = write(parts, values)
    # a literal of digits behind a number takes its digits from the number, in rare cases too many
    assume(not any(literal[:1] in "-1" for literal in literals[1:]) or not numbers)
    (candidate,) = Index([make(*parts, numbers=numbers)]).match(text)
    assert write(parts, dict(candidate.values)) == text
    assert {name for name in values if isinstance(candidate.values[name], int)} == numbers


@given(st.lists(st.text(st.characters(exclude_characters="|")), min_size=1, max_size=5))
def test_values_without_the_literals_come_back(found: list[str]):
    values = {f"x{place}": value for place, value in enumerate(found)}
    parts = join(["|"] * (len(found) + 1), list(values))
    assert match(write(parts, values), make(*parts)) == [("A", values)]


@given(st.integers(-(10**31), 10**32 - 1), st.text())
def test_numbers_come_back_whatever_stands_before_them(number: int, text: str):
    wording = make("", "text", " is ", "number", " long", numbers=frozenset({"number"}))
    values = {"text": text, "number": number}
    assert match(write(wording.parts, values), wording) == [("A", values)]


@given(st.text())
def test_any_text_can_be_matched(text: str):
    for found in Index(WORDINGS).match(text):
        assert found.wording in WORDINGS


def join(literals: list[str], names: list[str]) -> tuple[str, ...]:
    pairs = zip(literals, [*names, ""], strict=True)
    return tuple(part for pair in pairs for part in pair)[:-1]


@pytest.mark.parametrize(
    "text",
    [
        " to " * 250_000,
        " moved from " * 80_000 + " to",
        "Received: " * 100_000,
        "Received: " + "1" * 1_000_000,
        " failed after 1" * 60_000,
        "Item " + " is lost" * 100_000,
        "ضاع " + "\u2068" * 1_000_000,
    ],
    ids=lambda text: text[:12],
)
@pytest.mark.timeout(60)  # a few passes take moments, one for each of its words would take hours
def test_a_hostile_text_of_a_megabyte_costs_a_few_passes(text: str):
    Index(WORDINGS).match(text)


ENGLISH = {
    "Lost/message": ("Item ", "item", " is lost."),
    "south/Lost/message": ("No item ", "item", "."),
    "west/Lost/message": ("No item ", "item", "."),
    "Lost/cause": ("It fell off.",),
    "Batch/message": ("Sent: ", "sent", ""),
}
SWEDISH = {"Lost/message": ("Föremålet ", "item", " är borta.")}
PRODUCTS = {"Lost": ("north", "south", "west"), "Batch": ("north",), "Silent": ("north",)}
LIBRARY = Library(
    {"en": (ENGLISH, False), "sv": (SWEDISH, False)}.__getitem__,
    {"en": ("en",), "sv": ("sv", "en")},
    {"Lost": {"item": "str"}, "Batch": {"sent": "int"}},
    ("north", "south", "west"),
)


def test_products_that_share_a_wording_come_together():
    listed = list_wordings(LIBRARY, "en", PRODUCTS, ())
    assert [(item.code, item.products, item.numbers) for item in listed] == [
        ("Lost", ("north",), frozenset()),
        ("Lost", ("south", "west"), frozenset()),
        ("Batch", ("north",), frozenset({"sent"})),
    ]


def test_only_what_is_translated_is_listed_for_a_locale():
    (listed,) = list_wordings(LIBRARY, "sv", PRODUCTS, ())
    assert (listed.products, listed.parts) == (("north",), SWEDISH["Lost/message"])


def test_further_wordings_belong_to_the_source_locale():
    further = [("Batch", "seen", ("north",), ("Got ", "sent", ""), ("sent",))]
    (*_, last) = list_wordings(LIBRARY, "en", PRODUCTS, further)
    assert (last.kind, last.locale, last.numbers) == ("seen", "en", frozenset({"sent"}))
    assert len(list(list_wordings(LIBRARY, "sv", PRODUCTS, further))) == 1
