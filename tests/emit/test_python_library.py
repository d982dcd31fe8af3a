"""What a generated package does, on a catalogue with two products and a right-to-left language."""

import doctest
import importlib
import pickle
import pkgutil
from collections.abc import Iterator
from types import ModuleType
from uuid import UUID

import pytest
from tests.consumer.generated import LIGHTHOUSE, import_package, load

TRACE = "9d2f9c8f-1f0a-4a7f-8d5c-2f0a6a3b7c10"
BODY = f'{{"fault": {{"id": "VesselNotFound", "text": "Vessel 7 unknown"}}, "trace": "{TRACE}"}}'


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    target = tmp_path_factory.mktemp("package")
    return import_package(load(LIGHTHOUSE), target, "lighthouse_library")


def modules(package: ModuleType) -> Iterator[ModuleType]:
    yield package
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(module.name)


def test_every_example_in_a_docstring_is_true(package: ModuleType):
    results = [doctest.testmod(module) for module in modules(package)]
    assert sum(result.attempted for result in results) > 20
    assert sum(result.failed for result in results) == 0


def test_everything_public_can_be_imported_and_is_documented(package: ModuleType):
    for name in package.__all__:
        assert getattr(package, name).__doc__
    assert set(package.__all__) <= set(dir(package))


def test_a_misspelled_name_is_an_attribute_error(package: ModuleType):
    with pytest.raises(AttributeError, match="has no attribute 'ErorCode'"):
        _ = package.ErorCode


def test_a_code_knows_its_facts(package: ModuleType):
    code = package.ErrorCode.VESSEL_NOT_FOUND
    assert (code, code.status, code.http_status.phrase) == ("VesselNotFound", 404, "Not Found")
    assert code.retry is package.Retry.BACK_OFF
    assert code.products == (package.Product.BEACON, package.Product.TOWER)
    assert code.doc_url == "https://errors.harbour.example/lighthouse/codes/VesselNotFound"


def test_a_product_knows_its_name(package: ModuleType):
    assert package.Product("tower").full_name == "Lighthouse Tower"


def test_codes_stand_in_the_order_of_the_catalogue(package: ModuleType):
    assert list(package.ErrorCode)[:3] == ["InvalidBerth", "MissingSignal", "VesselNotFound"]


def test_a_template_is_told_per_product_and_language(package: ModuleType):
    code = package.ErrorCode.INVALID_BERTH
    tower = package.Product.TOWER
    assert code.template() == "Berth {berth} isn't part of {harbour}."
    assert code.template(tower) == "There is no berth {berth} in {harbour}."
    assert code.template(tower, "de") == "In {harbour} gibt es keinen Liegeplatz {berth}."
    assert package.ErrorCode.MISSING_SIGNAL.template() == "Signal is missing; send {{}} for none."
    assert package.ErrorCode.HARBOUR_CLOSED.template() is None


def test_placeholders_are_told_with_their_types(package: ModuleType):
    berth, waiting = package.ErrorCode.BERTH_OCCUPIED.placeholders
    assert (berth.name, berth.kind, berth.python_type) == ("berth", "berth", str)
    assert (waiting.name, waiting.python_type, waiting.example) == ("waiting", int, 3)
    assert waiting.meaning == "How many vessels wait for the same berth."
    assert package.ErrorCode.MISSING_SIGNAL.placeholders == ()


def test_messages_are_written_in_a_language_and_wording(package: ModuleType):
    write = package.Messages("de-AT", package.Product.TOWER)
    assert write.invalid_berth(berth="A-7", harbour="Nord") == (
        "In Nord gibt es keinen Liegeplatz A-7."
    )


def test_what_writes_messages_says_how(package: ModuleType):
    assert repr(package.Messages("de")) == "Messages('de-DE', None, isolate=True)"


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_what_writes_messages_can_be_sent_to_another_process(package: ModuleType, protocol: int):
    write = package.Messages("ar", package.Product.TOWER, isolate=False)
    copied = pickle.loads(pickle.dumps(write, protocol))
    assert (repr(copied), copied.too_many_calls(allowed=5)) == (
        repr(write),
        write.too_many_calls(allowed=5),
    )


def test_a_product_that_there_is_not_is_a_value_error(package: ModuleType):
    code = package.ErrorCode.MISSING_SIGNAL
    for write in (
        lambda: package.Messages(product="twoer"),
        lambda: package.format_message(code, product="twoer"),
        lambda: code.template("twoer"),
    ):
        with pytest.raises(ValueError, match="no product 'twoer'; there are beacon, tower"):
            write()


def test_values_in_right_to_left_text_are_isolated_unless_asked_not_to(package: ModuleType):
    assert package.Messages("ar").too_many_calls(allowed=5) == (
        "أكثر من \u20685\u2069 استدعاء في الدقيقة."
    )
    assert package.Messages("ar", isolate=False).too_many_calls(allowed=5) == (
        "أكثر من 5 استدعاء في الدقيقة."
    )


@pytest.mark.parametrize("locale", ["tlh", "", "../../etc/passwd", "en_US", "%s", "ar-EG" * 99])
def test_an_unknown_language_is_english(package: ModuleType, locale: str):
    assert package.Messages(locale).missing_signal() == "Signal is missing; send {} for none."


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({}, "missing 1 required keyword-only argument: 'allowed'"),
        ({"alowed": 5}, "unexpected keyword argument 'alowed'"),
        ({"allowed": "5"}, "parameter 'allowed' takes an int, not str"),
        ({"allowed": True}, "parameter 'allowed' takes an int, not bool"),
    ],
)
def test_wrong_parameters_are_clear_type_errors(
    package: ModuleType, parameters: dict[str, object], message: str
):
    with pytest.raises(TypeError, match=message):
        package.Messages().too_many_calls(**parameters)


def test_a_message_can_be_written_for_a_code_known_at_run_time(package: ModuleType):
    code = package.ErrorCode("TooManyCalls")
    text = package.format_message(code, {"allowed": 5}, locale="de")
    assert text == "Mehr als 5 Aufrufe in einer Minute."
    with pytest.raises(TypeError, match="missing 'allowed'"):
        package.format_message(code)


def test_a_code_without_fixed_message_has_none(package: ModuleType):
    assert package.format_message(package.ErrorCode.HARBOUR_CLOSED) is None
    assert not hasattr(package.Messages, "harbour_closed")


@pytest.mark.parametrize(
    "value", ["{berth}", "%(berth)s", "%s", "{berth.__class__}", "\u2068", "x" * 100_000, ""]
)
def test_values_are_written_plainly(package: ModuleType, value: str):
    text = package.Messages("de").invalid_berth(berth=value, harbour="{berth}")
    assert text == f"Liegeplatz {value} gehört nicht zu {{berth}}."


def test_a_description_is_plain_text_with_values(package: ModuleType):
    described = package.describe(package.ErrorCode.INVALID_BERTH, {"harbour": "North"})
    assert described.cause == "The request names a berth that North doesn't have."
    plain = package.describe(package.ErrorCode.MISSING_SIGNAL, locale="ar")
    assert plain.cause == "The property signal is absent from the body."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vessel 7 wasn't found.", "VesselNotFound en-GB published beacon tower"),
        ("Vessel 7 unknown", "VesselNotFound en-GB seen beacon tower"),
        ("Berth A is not part of B.", "InvalidBerth en-GB earlier beacon"),
        ("There is no berth A in B.", "InvalidBerth en-GB published tower"),
        ("In B gibt es keinen Liegeplatz A.", "InvalidBerth de-DE published tower"),
    ],
)
def test_a_text_leads_to_code_language_and_products(package: ModuleType, text: str, expected: str):
    match = package.match_message(text)[0]
    assert match.code is package.ErrorCode(match.code)
    assert [match.code, match.locale, match.kind, *match.products] == expected.split()


def test_a_text_is_no_guess_where_its_wording_has_words(package: ModuleType):
    assert [match.is_guess for match in package.match_message("Vessel 7 unknown")] == [False]


def test_one_language_can_be_chosen_by_its_tag_alone(package: ModuleType):
    text = "In B gibt es keinen Liegeplatz A."
    assert package.match_message(text, locales="de")[0].locale == "de-DE"
    assert package.match_message(text, locales="en") == ()


def test_parameters_of_a_match_are_its_own(package: ModuleType):
    text = "Signal is missing; send {} for none."
    package.match_message(text)[0].parameters["signal"] = 1
    assert package.match_message(text)[0].parameters == {}


def test_a_text_is_looked_for_in_chosen_languages_only(package: ModuleType):
    text = "In B gibt es keinen Liegeplatz A."
    assert package.match_message(text, locales=["en", "ar"]) == ()
    assert package.match_message(text, locales=["de"])[0].parameters == {
        "berth": "A",
        "harbour": "B",
    }


def test_a_response_is_parsed(package: ModuleType):
    response = package.parse_response(BODY)
    assert response.code is package.ErrorCode.VESSEL_NOT_FOUND
    assert (response.message, response.trace) == ("Vessel 7 unknown", UUID(TRACE))
    assert (response.status, response.retry_after) == (404, None)
    assert (response.retry, response.is_retryable) == (package.Retry.BACK_OFF, True)
    assert response.parameters == {"vessel": "7"}


def test_a_response_is_a_value(package: ModuleType):
    response = package.parse_response(BODY.encode())
    assert response == package.parse_response(BODY)
    assert len({response, package.parse_response(BODY)}) == 1
    with pytest.raises(AttributeError):
        response.code = "Other"


def test_a_response_can_be_shown_in_a_log(package: ModuleType):
    assert str(package.parse_response(BODY)) == "VesselNotFound (404): Vessel 7 unknown"
    assert str(package.parse_response({"fault": {"id": "Storm"}})) == "Storm: "


def test_a_response_writes_one_printable_line_into_a_log(package: ModuleType):
    body = {"fault": {"id": "X\nERROR y", "text": "a\nroot login\x1b[2J" + "!" * 1_000_000}}
    shown = str(package.parse_response(body))
    assert shown.startswith("X\\nERROR y: a\\nroot login\\x1b[2J!!!")
    assert (shown.isprintable(), len(shown) < 600) == (True, True)


def test_an_unknown_code_is_kept_as_text(package: ModuleType):
    body = {"fault": {"id": "Storm", "text": "Vessel 7 unknown"}, "extra": [1]}
    response = package.parse_response(body, 503)
    assert (response.code, type(response.code)) == ("Storm", str)
    assert (response.status, response.retry) == (503, package.Retry.BACK_OFF)
    assert response.parameters == {}
    assert response.body["extra"] == [1]


def test_a_response_says_how_long_to_wait(package: ModuleType):
    body = {"fault": {"id": "TooManyCalls", "text": "More than 5 calls in a minute."}}
    response = package.parse_response(body, 429, {"retry-after": "30"})
    assert (response.retry, response.retry_after) == (package.Retry.RETRY_AFTER, 30.0)
    assert response.parameters == {"allowed": 5}


@pytest.mark.parametrize("message", [{}, {"text": None}, {"text": ""}])
def test_a_response_without_message_has_an_empty_one(
    package: ModuleType, message: dict[str, object]
):
    assert package.parse_response({"fault": {"id": "HarbourClosed", **message}}).message == ""


def test_the_one_exception_knows_status_and_headers(package: ModuleType):
    with pytest.raises(package.ParseError, match="found an HTML page") as caught:
        package.parse_response("<html>Bad gateway", 502, {"Retry-After": "7"})
    error = caught.value
    assert (error.status, error.retry_after, error.is_retryable) == (502, 7.0, True)


@pytest.mark.parametrize(
    ("locale", "message"),
    [
        ("de", "Schiff 7 wurde nicht gefunden."),
        ("ar-EG", "لم يُعثر على السفينة \u20687\u2069."),
        ("en", "Vessel 7 unknown"),
        ("fr", "Vessel 7 unknown"),
    ],
)
def test_a_message_is_translated_for_its_reader(package: ModuleType, locale: str, message: str):
    assert package.parse_response(BODY).translate(locale) == message


def test_a_message_of_unknown_wording_is_not_translated(package: ModuleType):
    body = {"fault": {"id": "MissingSignal", "text": "No signal at all"}}
    assert package.parse_response(body).translate("de") == "No signal at all"


def test_languages_are_listed_the_source_first(package: ModuleType):
    assert package.LOCALES == ("en-GB", "ar-EG", "de-DE")
    assert package.SOURCE_LOCALE == "en-GB"


def test_a_reader_gets_the_nearest_language(package: ModuleType):
    assert package.fallback_chain("de-AT") == ("de-DE", "en-GB")
    assert package.negotiate_locale("fr, ar;q=0.5, en;q=0.1") == "ar-EG"
    assert package.negotiate_locale(None) == "en-GB"
