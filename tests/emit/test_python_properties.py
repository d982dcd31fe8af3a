"""Messages written with any values lead back to their code, in every language and wording."""

import contextlib
import json
from pathlib import Path
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from tests.consumer.generated import load

import defender_errors
from defender_errors import (
    LOCALES,
    ErrorCode,
    Match,
    Messages,
    ParseError,
    Product,
    format_message,
    match_message,
    parse_response,
)
from errcat.emit.wordings import collect_locale_wordings
from errcat.model import LocaleTag
from errcat.names import field_name, parameter_names

PROJECT = load(Path(__file__).parents[2])
LITERALS = "".join(
    part
    for locale in LOCALES
    for wording in collect_locale_wordings(PROJECT, LocaleTag(locale))
    for part in wording.parts[::2]
)


class Writing(NamedTuple):
    """What a message is written with."""

    code: ErrorCode
    parameters: dict[str, str | int]
    locale: str
    product: Product | None

    def write(self) -> str:
        text = format_message(self.code, self.parameters, locale=self.locale, product=self.product)
        assert text is not None
        return text


def writings(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Writing]:
    """Every code with a message, with values of the right types."""

    def draw_parameters(code: ErrorCode) -> st.SearchStrategy[Writing]:
        values = {
            item.name: texts if item.python_type is str else st.integers(-(10**30), 10**30)
            for item in code.placeholders
        }
        parameters = st.fixed_dictionaries(values)
        products = st.none() | st.sampled_from(Product)
        return st.builds(Writing, st.just(code), parameters, st.sampled_from(LOCALES), products)

    codes = [code for code in ErrorCode if code.template() is not None]
    return st.sampled_from(codes).flatmap(draw_parameters)


def own_match(writing: Writing) -> Match:
    """The match of the wording that a message was written in."""
    (match, *_) = (
        match
        for match in match_message(writing.write())
        if match.code is writing.code and match.locale == writing.locale
    )
    return match


@given(writings(st.text()))
def test_a_message_matches_its_wording_with_values_that_write_it_again(writing: Writing):
    again = own_match(writing).parameters
    assert writing._replace(parameters=dict(again)).write() == writing.write()


@given(writings(st.text(st.characters(exclude_characters=LITERALS), min_size=1)))
def test_values_come_back_where_they_can_be_told_from_the_text(writing: Writing):
    assert own_match(writing).parameters == writing.parameters


@given(writings(st.text(st.characters(exclude_characters=LITERALS), min_size=1)))
def test_the_code_comes_first_where_its_wording_is_the_most_specific(writing: Writing):
    matches = match_message(writing.write(), locales=[writing.locale])
    assert matches[0].code is writing.code


@given(writings(st.text()))
def test_the_typed_methods_write_the_same(writing: Writing):
    method = getattr(Messages(writing.locale, writing.product), field_name(writing.code))
    names = parameter_names(writing.parameters)
    text = method(**{names[name]: value for name, value in writing.parameters.items()})
    assert text == writing.write()


@given(
    st.binary()
    | st.text()
    | st.recursive(
        st.none() | st.text() | st.integers() | st.sampled_from(list(ErrorCode)),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.sampled_from(["error", "code", "message", "target"]), inner)
        ),
    ).map(json.dumps),
    st.none() | st.integers(),
    st.none() | st.dictionaries(st.sampled_from(["Retry-After", "date", "x"]), st.text()),
)
def test_any_response_is_parsed_or_a_parse_error(
    body: bytes | str, status: int | None, headers: dict[str, str] | None
):
    with contextlib.suppress(ParseError):
        response = parse_response(body, status, headers)
        assert response.is_retryable in (True, False)
        assert isinstance(response.translate("zh-CN"), str)


@given(st.text())
def test_any_text_matches_codes_of_the_package(text: str):
    assert all(isinstance(match, Match) for match in match_message(text))


def test_the_package_knows_what_the_catalogue_says():
    assert [code.value for code in ErrorCode] == list(PROJECT.catalog.entries)
    for code, entry in zip(ErrorCode, PROJECT.catalog.entries.values(), strict=True):
        assert code.status == entry.status
        assert code.retry == entry.retry
        assert [*code.products] == list(entry.availability)


def test_every_locale_of_the_catalogue_is_in_the_package():
    assert PROJECT.catalog.source_locale == defender_errors.SOURCE_LOCALE
    assert set(LOCALES) == {PROJECT.catalog.source_locale, *PROJECT.catalog.locales}
