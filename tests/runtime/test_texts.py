import pytest
from hypothesis import given
from hypothesis import strategies as st

from errcat.runtime.texts import Library, compile_parts, fill_parts, join_parts

ENGLISH = {
    "Lost/message": ("Item ", "item", " is lost."),
    "north/Lost/message": ("No item ", "item", "."),
    "Closed/message": ("100% closed {}.",),
    "Lost/cause": ("", "item", " fell off; ask ", "product", "."),
}
ARABIC = {"Lost/message": ("ضاع ", "item", "."), "Closed/message": ("مغلق",)}
TEXTS = {"en": (ENGLISH, False), "ar": (ARABIC, True)}


@pytest.fixture
def library() -> Library:
    fallbacks = {"en": ("en",), "ar": ("ar", "en")}
    return Library(TEXTS.__getitem__, fallbacks, {"Lost": {"item": "str"}}, ("north", "south"))


def test_a_text_comes_from_its_locale(library: Library):
    assert library.find("Lost/message", "ar") == (("ضاع ", "item", "."), True)


def test_a_text_without_translation_comes_from_the_next_locale(library: Library):
    found = library.find("north/Lost/message", "ar")
    assert found == (("No item ", "item", "."), False)


def test_a_text_that_does_not_exist_is_none(library: Library):
    assert library.find("Gone/message", "ar") is None


def test_a_locale_is_loaded_once_and_only_when_it_is_asked_for():
    loaded: list[str] = []

    def load(tag: str) -> tuple[dict[str, tuple[str, ...]], bool]:
        loaded.append(tag)
        return TEXTS[tag]

    library = Library(load, {"en": ("en",), "ar": ("ar", "en")}, {}, ())
    assert loaded == []
    library.find("Lost/message", "ar")
    library.find("Closed/message", "ar")
    assert loaded == ["ar"]


def test_a_product_has_its_own_wording(library: Library):
    assert library.table("en", "north", isolate=True)["Lost"] % {"item": "x"} == "No item x."


def test_a_product_without_its_own_wording_has_the_common_one(library: Library):
    assert library.table("en", "south", isolate=True)["Lost"] % {"item": "x"} == "Item x is lost."


def test_a_product_that_there_is_not_is_a_value_error(library: Library):
    with pytest.raises(ValueError, match="no product 'nroth'; there are north, south"):
        library.table("en", "nroth", isolate=True)
    with pytest.raises(ValueError, match="no product 'nroth'"):
        library.message_key("Lost", "nroth")


def test_values_in_right_to_left_text_are_isolated(library: Library):
    text = library.table("ar", None, isolate=True)["Lost"] % {"item": "x"}
    assert text == "ضاع \u2068x\u2069."


def test_values_are_not_isolated_where_that_is_not_wanted(library: Library):
    text = library.table("ar", None, isolate=False)["Lost"] % {"item": "x"}
    assert text == "ضاع x."


def test_values_in_text_that_fell_back_to_english_are_not_isolated(library: Library):
    text = library.table("ar", "north", isolate=True)["Lost"] % {"item": "x"}
    assert text == "No item x."


def test_a_message_without_parameters_is_ready_to_be_read(library: Library):
    assert library.table("en", None, isolate=True)["Closed"] == "100% closed {}."


def test_a_code_without_message_is_a_key_error(library: Library):
    with pytest.raises(KeyError, match="Gone"):
        library.table("en", None, isolate=True)["Gone"]


def test_prose_has_values_put_in_and_keeps_names_without_value(library: Library):
    text = library.write_prose("Lost/cause", "en", {"product": "North"})
    assert text == "{item} fell off; ask North."


def test_prose_that_does_not_exist_is_a_key_error(library: Library):
    with pytest.raises(KeyError, match="Lost/resolution"):
        library.write_prose("Lost/resolution", "en", {})


@pytest.mark.parametrize(
    "literal", ["%(x)s", "{x.__class__}", "{x:>999999999}", "%s %%", "{{ 7*7 }}", "$x", "%(item)d"]
)
def test_literals_are_never_read_as_a_format(literal: str):
    text = compile_parts((literal, "item", literal))
    assert text % {"item": "v"} == f"{literal}v{literal}"


@given(st.text(), st.text(), st.text())
def test_values_are_put_in_once_and_as_they_are(before: str, value: str, after: str):
    filled = fill_parts((before, "item", after), {"item": value}, is_isolated=False)
    assert filled == f"{before}{value}{after}"


@given(st.text(), st.text(), st.text())
def test_the_template_of_a_text_is_one_for_str_format(before: str, value: str, after: str):
    template = join_parts((before, "item", after))
    assert template.format(item=value) == f"{before}{value}{after}"
