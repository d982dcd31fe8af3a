"""Questions about errors: how they are understood, and what is said of those that are not."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from errcat.model import ProductId, Project
from errcat.project import load_project
from errcat.report.answers import Answer, restrict_answer
from errcat.report.questions import answer_question

ROOT = Path(__file__).resolve().parents[2]
TRACE = "5b0f9a52-6d55-4d57-8a1c-0c4b1f0f9d63"
RESPONSE = json.dumps(
    {"fault": {"id": "VesselNotFound", "text": "Vessel 211331640 unknown"}, "trace": TRACE}
)


def load(root: Path) -> Project:
    project = load_project(root).project
    assert project
    return project


LIGHTHOUSE = load(ROOT / "tests" / "catalogs" / "lighthouse")
DEFENDER = load(ROOT)


def ask(question: str, project: Project = LIGHTHOUSE) -> Answer:
    return answer_question(project, question)


def codes(answer: Answer) -> list[str]:
    return [subject.code for subject in answer.subjects]


@pytest.mark.parametrize(
    "question", ["InvalidBerth", " InvalidBerth\n", '"InvalidBerth"', "\ufeffInvalidBerth"]
)
def test_a_code_is_known_without_a_word(question: str) -> None:
    assert (codes(ask(question)), ask(question).remarks) == (["InvalidBerth"], ())


@pytest.mark.parametrize(
    "question", ["invalidberth", "INVALID_BERTH", "invalid-berth", "ErrorCode.INVALID_BERTH"]
)
def test_other_ways_to_write_a_code_are_understood(question: str) -> None:
    assert codes(ask(question)) == ["InvalidBerth"]
    assert ask(question).remarks == ("Codes are case-sensitive: the service writes InvalidBerth",)


def test_a_misspelt_code_is_asked_back() -> None:
    answer = ask("InvalidBirth")
    assert (codes(answer), answer.is_found) == (["InvalidBerth"], True)
    assert answer.remarks == ("There is no code 'InvalidBirth'; did you mean InvalidBerth?",)


def test_a_part_of_codes_lists_them() -> None:
    answer = ask("notf")
    assert (answer.listed, answer.is_found) == (("VesselNotFound",), False)


def test_a_former_name_leads_to_the_present_one() -> None:
    assert codes(ask("NoSignal")) == ["MissingSignal"]
    assert ask("NoSignal").remarks == ("NoSignal is called MissingSignal now",)


def test_a_retired_code_leads_to_its_replacement() -> None:
    assert codes(ask("LampOut")) == ["HarbourClosed"]
    assert ask("LampOut").remarks[-1] == "HarbourClosed replaces it"


@pytest.mark.parametrize("question", ["404", "HTTP 404", "404 Not Found", "HTTP/1.1 404 NotFound"])
def test_a_status_lists_its_codes(question: str) -> None:
    assert (ask(question).listed, ask(question).is_found) == (("VesselNotFound",), True)


def test_a_cell_of_a_page_is_a_status_too() -> None:
    assert ask("NotFound (404)").listed == ("VesselNotFound",)


def test_an_unknown_status_is_answered_with_those_there_are() -> None:
    answer = ask("418")
    assert not answer.is_found
    assert answer.remarks == ("No code has the status 418; there are 400, 404, 409, 429, 503",)


@pytest.mark.parametrize(
    "question",
    [
        RESPONSE,
        f"[{RESPONSE}]",
        f"HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\n\r\n{RESPONSE}",
        f"00:01 ERROR [api] {{retry}} {RESPONSE} -- giving up",
        RESPONSE.replace('"', '\\"'),
        '{"id": "VesselNotFound", "text": "Vessel 211331640 unknown"}',
    ],
)
def test_a_response_is_read_wherever_it_stands(question: str) -> None:
    (subject,) = ask(question).subjects
    assert subject.match
    assert (subject.code, subject.match.values) == ("VesselNotFound", {"vessel": "211331640"})


def test_a_response_with_a_code_in_another_case_is_read() -> None:
    answer = ask(RESPONSE.replace("Vessel", "vessel"))
    assert codes(answer) == ["VesselNotFound"]
    assert "case-sensitive" in answer.remarks[0]


def test_a_response_with_an_unknown_message_says_so() -> None:
    answer = ask(RESPONSE.replace("unknown", "sank"))
    assert codes(answer) == ["VesselNotFound"]
    assert answer.remarks == ("The message is none that the catalogue knows of this code",)


def test_a_response_with_an_unknown_code_is_judged_by_its_message() -> None:
    answer = ask(RESPONSE.replace("VesselNotFound", "Lost"))
    assert codes(answer) == ["VesselNotFound"]
    assert answer.remarks == ("'Lost' is no code of the catalogue; its message reads like this",)


def test_a_response_with_nothing_known_is_refused() -> None:
    answer = ask('{"fault": {"id": "Lost", "text": "?"}}')
    assert (answer.is_found, answer.remarks) == (False, ("'Lost' is no code of the catalogue",))


@pytest.mark.parametrize(
    "question", ["[]", "{}", '{"fault": null}', '{"fault": {"id": 5}}', "[[]]"]
)
def test_other_json_is_told_what_it_lacks(question: str) -> None:
    (remark,) = ask(question).remarks
    assert remark == "This JSON is no error response: it has no text at 'fault.id'"


def test_broken_json_is_told_where_it_breaks() -> None:
    (remark,) = ask('{"fault": {"id": "Vess').remarks
    assert (
        remark
        == "This begins like JSON but cannot be read at line 1, column 18: Unterminated string"
    )


def test_a_code_in_broken_json_is_found() -> None:
    answer = ask(RESPONSE[:40])
    assert codes(answer) == ["VesselNotFound"]
    assert answer.remarks[1] == "The text names VesselNotFound"


@pytest.mark.parametrize(
    "question", ["[" * 100_000, '{"a":' * 100_000, '{"fault": {"id": ' + "9" * 5_000 + "}}"]
)
def test_json_that_cannot_be_decoded_is_refused(question: str) -> None:
    (remark,) = ask(question).remarks
    assert remark == "This JSON cannot be read: it is nested too deeply, or has too long a number"


def test_a_page_of_a_proxy_is_told_by_its_title() -> None:
    answer = ask("<!DOCTYPE html><html><title>502 Bad\nGateway</title>VesselNotFound</html>")
    assert not answer.is_found
    assert answer.remarks[0].startswith("This is the page “502 Bad Gateway”, not an error response")


def test_an_earlier_wording_is_remarked_on() -> None:
    answer = ask("Berth A-7 is not part of Bay.")
    assert (codes(answer), answer.remarks) == (
        ["InvalidBerth"],
        ("Earlier pages had this wording",),
    )


def test_a_message_of_free_text_is_a_guess() -> None:
    answer = ask("The machine is isolated already.", DEFENDER)
    assert codes(answer) == ["DisallowedOperation"]
    assert answer.remarks == ("Only a guess: messages of this code are free text",)


def test_a_near_message_is_suggested_rather_than_guessed() -> None:
    answer = ask("General Not Fuond eror mesage.", DEFENDER)
    assert (answer.listed, answer.is_found) == (("NotFound",), False)


def test_codes_named_in_a_text_are_explained() -> None:
    assert codes(ask("we saw InvalidBerth and MissingSignal")) == ["InvalidBerth", "MissingSignal"]


def test_many_codes_named_in_a_text_are_listed() -> None:
    answer = ask("InvalidBerth MissingSignal VesselNotFound BerthOccupied")
    assert (codes(answer), len(answer.listed)) == ([], 4)


@pytest.mark.parametrize(
    "question", ["", " \n", "qwertyuiop", "\x00\x1b[31m", "?", "x" * 1_000_000]
)
def test_garbage_is_refused(question: str) -> None:
    assert not ask(question).is_found
    assert ask(question).remarks


@settings(max_examples=200, deadline=None)
@given(st.text() | st.text('{}[]":,\\ nulltrue0123456789-.eE', max_size=50))
def test_any_question_has_an_answer_or_a_remark(question: str) -> None:
    answer = ask(question)
    assert answer.subjects or answer.listed or answer.remarks


def test_only_a_product_s_codes_are_kept() -> None:
    answer = restrict_answer(ask("400"), LIGHTHOUSE.catalog, ProductId("tower"))
    assert answer.listed == ("InvalidBerth", "MissingSignal")


def test_a_code_of_another_product_is_refused_with_its_owner() -> None:
    answer = restrict_answer(ask("BerthOccupied"), LIGHTHOUSE.catalog, ProductId("beacon"))
    assert (answer.subjects, answer.is_found) == ((), False)
    assert answer.remarks == (
        "BerthOccupied is no code of Lighthouse Beacon, but of Lighthouse Tower",
    )
