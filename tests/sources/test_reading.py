"""Nodes to values by shape: findings, and what stands in for faulty values."""

import pytest

from errcat.findings import Finding
from errcat.position import Span, Text
from errcat.sources.forms import NAME
from errcat.sources.reading import read_node
from errcat.sources.rules import FindingLog
from errcat.sources.shapes import (
    ChoiceShape,
    EitherShape,
    IntegerShape,
    JsonShape,
    Key,
    ListShape,
    RecordShape,
    Shape,
    TableShape,
    TextShape,
    ValueShape,
)
from errcat.sources.values import JsonValue, Number, Record, Table, Value, Values
from errcat.sources.yaml import parse_yaml

MISREAD = (
    "NO no y on Off TRUE null ~ = << 1 -1 1.10 1e3 .5 0x1F 0o17 0b1 1_000 12:30 1:2:3.4 .inf -.INF"
    " .nan 2024-01-01 2024-1-1T1:02:03Z"
)
TEXTS = (
    "none Nope yess 1.2.3 1a v1 -a 10:70x 2024-01 0b2 0xg 43f4cb08-8fac-4b65-9db1-745c2ae65f3a"
    " 10.0.0.1 1e .e5 + nul ~a 12:60 .infinity"
)
TEXT = TextShape()
COLOR = ChoiceShape(("red", "green"))
PERSON = RecordShape(
    {
        "name": Key(TEXT, "The name.", is_required=True),
        "age": Key(IntegerShape(0, 150), "The age."),
        "color": Key(COLOR, "The favourite colour."),
    }
)


def read(source: str, shape: Shape) -> tuple[Value, list[Finding]]:
    log = FindingLog()
    node = parse_yaml(source, "a.yaml", log).node
    assert node is not None
    return read_node(node, shape, log), log.findings


def faults_of(source: str, shape: Shape) -> list[tuple[str, int, int, int]]:
    """Rule, line, column and end column of each finding."""
    return [
        (found.rule, found.span.line, found.span.column, found.span.end_column)
        for found in read(source, shape)[1]
    ]


def read_soundly(source: str, shape: Shape) -> Value:
    value, findings = read(source, shape)
    assert findings == []
    return value


# Texts


@pytest.mark.parametrize("quoted", ['"NO"', "'1.10'", '"2024-01-01"', "'~'", '"<<"', "'null'"])
def test_quoted_text_is_text_whatever_it_looks_like(quoted: str):
    value = read_soundly(quoted, TEXT)
    assert isinstance(value, Text)
    assert value.value == quoted[1:-1]


@pytest.mark.parametrize("plain", MISREAD.split())
def test_plain_text_that_readers_disagree_about_must_be_quoted(plain: str):
    value, [finding] = read(f"- {plain}", ListShape(TEXT))
    assert (finding.rule, finding.expected) == ("wrong-type", f'"{plain}"')
    assert finding.span == Span("a.yaml", 1, 3, 1, 3 + len(plain))
    assert value == Values((Text(plain, finding.span),))


@pytest.mark.parametrize("plain", TEXTS.split())
def test_plain_text_that_nobody_misreads_needs_no_quotes(plain: str):
    assert faults_of(f"- {plain}", ListShape(TEXT)) == []


def test_an_absent_text_is_reported_after_the_colon():
    assert faults_of("name:\n", PERSON) == [("wrong-type", 1, 6, 6)]


def test_an_empty_text_is_reported():
    assert faults_of("name: ''", PERSON) == [("invalid-value", 1, 8, 8)]


def test_a_text_can_be_empty_where_the_format_says_so():
    assert faults_of("''", TextShape(can_be_empty=True)) == []


def test_a_text_of_another_form_is_reported_with_the_form():
    _, [finding] = read("Wrong_Name", TextShape(NAME))
    assert finding.message == "'Wrong_Name' does not have the right form"
    assert finding.expected == "a name in lower case with hyphens, as in `defect-report`"


def test_a_list_in_place_of_a_text_is_reported_on_its_first_line():
    assert faults_of("name:\n  - one\n  - two\n", PERSON) == [("wrong-type", 2, 5, 8)]


@pytest.mark.parametrize("value", ["{resource}", "[resource]"])
def test_a_text_that_begins_with_a_bracket_is_to_be_quoted(value: str):
    [finding] = read(f"name: {value}\n", PERSON)[1]
    assert finding.help == "put a text that begins with a bracket in quotation marks"


def test_a_mapping_in_place_of_a_text_is_reported_on_its_first_line():
    assert faults_of("name:\n  first: Ada\n  last: L\n", PERSON) == [("wrong-type", 2, 3, 13)]


# Numbers, choices, values


def test_a_whole_number_is_read():
    assert read_soundly("42", IntegerShape(0, 99)) == Number(42, Span("a.yaml", 1, 1, 1, 3))


@pytest.mark.parametrize("source", ["4.2", "4_2", "042", "0x2A", "many", "~", "9" * 5000])
def test_what_is_no_whole_number_is_reported(source: str):
    value, [finding] = read(source, IntegerShape(7, 99))
    assert finding.rule == "wrong-type"
    assert finding.expected == "a whole number from 7 to 99"
    assert value == Number(7, finding.span)


def test_a_quoted_number_is_told_from_a_text():
    value, [finding] = read("'42'", IntegerShape(0, 99))
    assert value == Number(42, finding.span)
    assert finding.message == "expected a whole number, found '42' in quotation marks"
    assert finding.help == "remove the quotation marks"


@pytest.mark.parametrize("source", ["-1", "100"])
def test_a_number_out_of_range_is_reported(source: str):
    assert [rule for rule, *_ in faults_of(source, IntegerShape(0, 99))] == ["invalid-value"]


def test_a_misspelled_choice_is_reported_with_the_nearest():
    value, [finding] = read("geren", COLOR)
    assert (finding.rule, finding.help) == ("invalid-value", "did you mean 'green'?")
    assert finding.expected == "one of 'red', 'green'"
    assert value == Text("red", finding.span, is_verbatim=False)


@pytest.mark.parametrize(("source", "number"), [("0", 0), ("-7", -7), ("1200", 1200)])
def test_a_plain_number_is_a_number_where_both_can_stand(source: str, number: int):
    value = read_soundly(source, ValueShape())
    assert isinstance(value, Number)
    assert value.number == number


@pytest.mark.parametrize("source", ["1.10", "yes", "2024-01-01", "012"])
def test_a_value_that_readers_disagree_about_must_be_quoted(source: str):
    assert [rule for rule, *_ in faults_of(source, ValueShape())] == ["wrong-type"]


# Lists and tables


@pytest.mark.parametrize("source", ["text", "{a: 1}", "''"])
def test_what_is_no_list_is_reported(source: str):
    assert [rule for rule, *_ in faults_of(source, ListShape(TEXT))] == ["wrong-type"]


def test_an_empty_list_is_reported_where_one_item_is_needed():
    value, [finding] = read("[ ]", ListShape(TEXT, minimum=1))
    assert (finding.rule, finding.span) == ("invalid-value", Span("a.yaml", 1, 1, 1, 4))
    assert value == Values((Text("", finding.span, is_verbatim=False),))


@pytest.mark.parametrize("source", ["[a]", "[a, b, c]"])
def test_a_list_of_the_wrong_length_is_mended(source: str):
    value, findings = read(source, ListShape(TEXT, minimum=2, maximum=2))
    assert [finding.rule for finding in findings] == ["invalid-value"]
    assert isinstance(value, Values)
    assert len(value.items) == 2


def test_each_key_of_a_table_must_have_the_form():
    source = "good-name: one\n../bad: two\nBad: three\n"
    assert faults_of(source, TableShape(NAME, TEXT)) == [
        ("invalid-value", 2, 1, 7),
        ("invalid-value", 3, 1, 4),
    ]


def test_a_key_that_readers_disagree_about_must_be_quoted():
    assert faults_of("no: x\n", TableShape(NAME, TEXT)) == [("wrong-type", 1, 1, 3)]


def test_an_empty_table_is_reported_where_one_row_is_needed():
    assert faults_of("{}", TableShape(NAME, TEXT, minimum=1)) == [("invalid-value", 1, 1, 3)]


# Records


def test_a_record_has_the_values_of_its_keys():
    value = read_soundly("name: Ada\nage: 36\n", PERSON)
    assert isinstance(value, Record)
    assert value.text("name").value == "Ada"
    assert value.number("age") == 36
    assert value.optional_text("color") is None


def test_a_record_that_needs_no_keys_can_be_empty_braces():
    shape = RecordShape({"xdr": Key(RecordShape({"since": Key(TEXT, "Since when.")}), "Where.")})
    [finding] = read("xdr:\n", shape)[1]
    assert finding.help == "write `{}` where there is nothing to say"


def test_an_unknown_key_is_reported_with_the_nearest_free_one():
    _, [finding] = read("name: Ada\ncolour: red\n", PERSON)
    assert (finding.rule, finding.help) == ("unknown-key", "did you mean 'color'?")
    assert finding.span == Span("a.yaml", 2, 1, 2, 7)


def test_what_stands_under_a_misspelled_key_is_read():
    value, [finding] = read("nmae: Ada\n", PERSON)
    assert finding.rule == "unknown-key"
    assert isinstance(value, Record)
    assert value.text("name").value == "Ada"


def test_a_key_without_a_near_name_is_only_reported():
    _, findings = read("address: London\n", PERSON)
    assert [finding.rule for finding in findings] == ["unknown-key", "missing-key"]
    assert findings[0].help == "remove it, or write one of the expected keys"


def test_a_missing_key_is_reported_at_the_head_of_the_mapping():
    _, [finding] = read("age: 36\ncolor: red\n", PERSON)
    assert (finding.rule, finding.message) == ("missing-key", "the key 'name' is missing")
    assert finding.span == Span("a.yaml", 1, 1, 1, 8)
    assert finding.help == "add it: The name."


def test_a_missing_key_is_stood_in_for():
    value, [finding] = read("{age: 36}", PERSON)
    assert isinstance(value, Record)
    assert value.text("name") == Text("", finding.span, is_verbatim=False)


def test_keys_out_of_order_are_a_warning_at_the_first_that_is():
    _, [finding] = read("age: 36\nname: Ada\n", PERSON)
    assert (finding.rule, finding.severity) == ("key-order", "warning")
    assert finding.message == "the key 'age' stands where 'name' is expected"
    assert finding.expected == "name, age"


def test_one_fault_never_hides_another():
    source = "- {nam: Ada}\n- text\n- {name: Eve, age: old, color: blue}\n"
    rules = [rule for rule, *_ in faults_of(source, ListShape(PERSON))]
    assert rules == ["unknown-key", "wrong-type", "wrong-type", "invalid-value"]


def test_further_keys_are_read_where_the_format_has_them():
    shape = RecordShape(PERSON.keys, rest=TableShape(NAME, TEXT))
    value = read_soundly("name: Ada\nborn-in: London\n", shape)
    assert isinstance(value, Record)
    assert value.rest.texts()["born-in"].value == "London"


def test_one_of_several_keys_can_be_demanded():
    shape = RecordShape({name: Key(TEXT, name) for name in ("a", "b", "c")}, one_of=("a", "b"))
    _, [finding] = read("c: x\n", shape)
    assert (finding.rule, finding.expected) == ("missing-key", "'a', 'b'")


BLOCK = RecordShape({name: Key(TEXT, name) for name in ("a", "b", "c")}, has_one_key=True)


def test_a_second_key_is_reported_where_only_one_can_stand():
    value, [finding] = read("a: one\nb: two\n", BLOCK)
    assert (finding.rule, finding.span.line) == ("invalid-value", 2)
    assert isinstance(value, Record)
    assert list(value.fields) == ["a"]


def test_no_key_is_reported_where_one_must_stand():
    value, [finding] = read("{}", BLOCK)
    assert (finding.rule, finding.expected) == ("missing-key", "'a', 'b', 'c'")
    assert isinstance(value, Record)
    assert list(value.fields) == ["a"]


def test_a_text_or_a_record_can_stand_in_the_same_place():
    shape = ListShape(EitherShape(TEXT, PERSON))
    value = read_soundly("- Ada\n- {name: Ada}\n", shape)
    assert isinstance(value, Values)
    assert [type(item) for item in value.items] == [Text, Record]


# JSON


def test_json_values_are_read():
    source = "{a: true, b: null, c: [1, -2.5, '1', x], d: {e: false}}"
    assert read_soundly(source, JsonShape()) == JsonValue(
        {"a": True, "b": None, "c": [1, -2.5, "1", "x"], "d": {"e": False}}
    )


@pytest.mark.parametrize("plain", ["yes", "1.10", "2024-01-01", "~", "0x1", "True", "1e5"])
def test_json_values_that_readers_disagree_about_must_be_quoted(plain: str):
    assert faults_of(f"a: {plain}", JsonShape()) == [("wrong-type", 1, 4, 4 + len(plain))]


def test_a_json_key_that_readers_disagree_about_must_be_quoted():
    assert faults_of("on: 1", JsonShape()) == [("wrong-type", 1, 1, 3)]


# Nodes that have been reported


def test_an_alias_gives_one_finding_and_a_value():
    value, findings = read("name: &a Ada\ncolor: *a\n", PERSON)
    assert [finding.rule for finding in findings] == ["yaml-anchor", "yaml-anchor"]
    assert isinstance(value, Record)
    assert value.text("color").value == "red"


@pytest.mark.parametrize("shape", [TEXT, COLOR, PERSON, BLOCK, ListShape(PERSON, 2), JsonShape()])
def test_every_shape_has_something_to_stand_in(shape: Shape):
    value, findings = read("- *a\n", ListShape(shape))
    assert [finding.rule for finding in findings] == ["yaml-anchor"]
    assert isinstance(value, Values)


def test_tables_and_records_are_told_apart_in_messages():
    _, [finding] = read("text", TableShape(NAME, TEXT))
    assert finding.message == "expected a mapping, found 'text'"
    assert isinstance(read("text", TableShape(NAME, TEXT))[0], Table)
