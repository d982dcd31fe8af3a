"""A programmer's days: the built package is imported, the schemas judge, errors are explained."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from tests.integration.harness import Workspace


def run_python(project: Workspace, program: str) -> str:
    """Run a program on the built package, in Python without the libraries of any other."""
    return subprocess.run(
        [
            sys.executable,
            "-I",
            "-S",
            "-c",
            f"import sys; sys.path.insert(0, 'site/python')\n{program}",
        ],
        cwd=project.root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    ).stdout


def test_the_package_needs_no_library(built: Workspace):
    program = (
        "from lighthouse_errors import ErrorCode, Product, Retry\n"
        "code = ErrorCode('TooManyCalls')\n"
        "print(code, code.status, code.retry is Retry.RETRY_AFTER, Product.TOWER in code.products)"
    )
    assert run_python(built, program) == "TooManyCalls 429 True False\n"


def test_messages_are_written_and_read_in_every_language(built: Workspace):
    program = (
        "from lighthouse_errors import Messages, match_message\n"
        "for locale in ('en-GB', 'de-DE'):\n"
        "    text = Messages(locale).vessel_not_found(vessel='211331640')\n"
        "    print(text, match_message(text)[0].parameters)"
    )
    assert run_python(built, program).splitlines() == [
        "Vessel 211331640 wasn't found. {'vessel': '211331640'}",
        "Schiff 211331640 wurde nicht gefunden. {'vessel': '211331640'}",
    ]


def test_a_response_is_parsed(built: Workspace):
    program = (
        "from lighthouse_errors import parse_response\n"
        'body = b\'{"fault": {"id": "VesselNotFound", "text": "Vessel 211331640 unknown"}}\'\n'
        "response = parse_response(body, status=404)\n"
        "print(repr(response.code), response.is_retryable)"
    )
    assert "VESSEL_NOT_FOUND" in run_python(built, program)


@pytest.fixture(scope="module")
def judge(pristine_site: Path) -> jsonschema.Draft202012Validator:
    """The strict schema of a product."""
    schema = json.loads((pristine_site / "schema/beacon.strict.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def response(code: str, text: str) -> dict[str, object]:
    trace = "5b0f9a52-6d55-4d57-8a1c-0c4b1f0f9d63"
    return {"fault": {"id": code, "text": text}, "trace": trace}


def test_the_schemas_accept_every_example(built: Workspace, judge: jsonschema.Draft202012Validator):
    errors = json.loads(built.read("site/schema/catalog.json"))["errors"].values()
    offers = [error["products"]["beacon"] for error in errors if "beacon" in error["products"]]
    assert len(offers) == 5
    assert [list(judge.iter_errors(offer["example"])) for offer in offers] == [[]] * 5


REJECTED = {
    "code of another product": response("BerthOccupied", "Berth A-7 is occupied. Waiting: 3."),
    "code in another case": response("vesselNotFound", "Vessel 211331640 wasn't found."),
    "text of another code": response("VesselNotFound", "Berth A-7 isn't part of North basin."),
    "placeholder of another form": response("VesselNotFound", "Vessel 7 wasn't found."),
    "no code": {"fault": {"text": "x"}},
    "nothing": {},
}


@pytest.mark.parametrize("body", REJECTED.values(), ids=REJECTED)
def test_the_schemas_reject_what_the_service_never_sends(
    body: dict[str, object], judge: jsonschema.Draft202012Validator
):
    assert not judge.is_valid(body)


def test_a_pasted_response_is_explained_in_the_readers_language(built: Workspace):
    body = '{"fault": {"id": "BerthOccupied", "text": "Berth A-7 is occupied. Waiting: 3."}}'
    result = built.run("explain", "--locale", "de-DE", body)
    assert result.code == 0
    assert result.out.startswith("BerthOccupied  409 Conflict\n")
    assert "A-7" in result.out
    assert "Liegeplatz" in result.out


@pytest.mark.parametrize(
    "question", ["", " ", "nothing like it", "\x00", "{", "[" * 5000, "9" * 5000]
)
def test_a_question_without_an_answer_is_no_traceback(question: str, built: Workspace):
    if "\0" in question:
        question = "\\0"
    result = built.run("explain", question)
    assert result.code in (1, 2)
    assert result.out == "" or "\x1b" not in result.out
