"""YAML text to nodes: values, places, and everything that is refused."""

import pytest

from errcat.position import Span, Text
from errcat.sources.nodes import MappingNode, Node, ScalarNode, SequenceNode
from errcat.sources.rules import FindingLog
from errcat.sources.yaml import DEEPEST, parse_yaml


def parse(text: str) -> Node | None:
    log = FindingLog()
    node = parse_yaml(text, "a.yaml", log).node
    assert log.findings == []
    return node


def value_of(text: str) -> Text:
    """The text under the only key of a mapping."""
    node = parse(text)
    assert isinstance(node, MappingNode)
    [(_, value)] = node.pairs
    assert isinstance(value, ScalarNode)
    return value.text


def faults_of(text: str) -> list[tuple[str, int, int]]:
    """Rule, line and column of each finding."""
    log = FindingLog()
    parse_yaml(text, "a.yaml", log)
    return [(found.rule, found.span.line, found.span.column) for found in log.findings]


def span(line: int, column: int, end_line: int, end_column: int) -> Span:
    return Span("a.yaml", line, column, end_line, end_column)


# Values and places


def test_a_plain_scalar_has_the_place_of_its_text():
    assert value_of("key: some text # comment\n") == Text("some text", span(1, 6, 1, 15))


@pytest.mark.parametrize("quote", ["'", '"'])
def test_the_place_of_a_quoted_scalar_excludes_the_quotes(quote: str):
    assert value_of(f"key: {quote}NO{quote}") == Text("NO", span(1, 7, 1, 9))


def test_an_empty_quoted_scalar_has_an_empty_place():
    assert value_of("key: ''") == Text("", span(1, 7, 1, 7))


def test_columns_count_code_points():
    assert value_of("ключ😀: é😀 b") == Text("é😀 b", span(1, 8, 1, 12))


@pytest.mark.parametrize("source", [r'"a\tb"', "'it''s'", '"\\\\"'])
def test_a_scalar_with_escapes_is_not_verbatim(source: str):
    assert not value_of(f"key: {source}").is_verbatim


def test_a_folded_quoted_scalar_spans_its_lines_and_is_not_verbatim():
    expected = Text("first second", span(1, 7, 2, 9), is_verbatim=False)
    assert value_of("key: 'first\n  second'") == expected


def test_a_block_scalar_goes_from_its_first_letter_to_its_last():
    expected = Text("first second", span(2, 3, 3, 9), is_verbatim=False)
    assert value_of("key: >-\n  first\n  second\n\n") == expected


def test_a_stripped_block_scalar_of_one_line_is_verbatim():
    assert value_of("key: |-\n  only\n") == Text("only", span(2, 3, 2, 7))


def test_a_block_scalar_that_keeps_its_line_break_is_not_verbatim():
    assert not value_of("key: |\n  only\n").is_verbatim


def test_a_block_scalar_without_content_has_the_place_of_its_indicator():
    assert value_of("key: |\n\n") == Text("", span(1, 6, 1, 7), is_verbatim=False)


def test_a_block_mapping_goes_from_its_first_key_to_its_last_value():
    node = parse("\nkey: 1\nother:\n  deep: text\n")
    assert isinstance(node, MappingNode)
    assert node.span == span(2, 1, 4, 13)


def test_a_flow_mapping_includes_its_braces():
    node = parse("{key: 1}\n")
    assert isinstance(node, MappingNode)
    assert node.span == span(1, 1, 1, 9)


def test_a_block_list_goes_from_its_first_item_to_its_last():
    node = parse("- one\n- two\n")
    assert isinstance(node, SequenceNode)
    assert node.span == span(1, 3, 2, 6)


def test_keys_keep_the_order_of_the_file():
    node = parse("b: 1\na: 2\nc: 3\n")
    assert isinstance(node, MappingNode)
    assert [key.value for key, _ in node.pairs] == ["b", "a", "c"]


def test_an_absent_value_is_an_empty_plain_scalar_after_the_colon():
    assert value_of("key:\n") == Text("", span(1, 5, 1, 5))


def test_an_explicit_document_start_and_end_are_accepted():
    assert value_of("---\nkey: text\n...\n").value == "text"


# Refused characters


def test_each_line_with_a_tab_is_reported_once():
    assert faults_of("a: 1\t# x\nb: 2\n\tc\t: 3\n")[:2] == [("yaml-tab", 1, 5), ("yaml-tab", 3, 1)]


def test_a_tab_does_not_hide_what_else_is_wrong():
    assert faults_of("a: 1 \t\na: 2\n") == [("yaml-tab", 1, 6), ("yaml-duplicate-key", 2, 1)]


def test_a_syntax_error_that_a_tab_explains_is_not_reported_too():
    assert faults_of("a:\n\tb: 1\n\t  c: 2\n") == [("yaml-tab", 2, 1), ("yaml-tab", 3, 1)]


@pytest.mark.parametrize("character", list("\0\a\v\f\x1b\x7f\x85\u2028\u2029\ufeff\ud800\uffff"))
def test_invisible_characters_are_reported_with_their_place(character: str):
    assert faults_of(f"a: 1\nb: x{character}y\n") == [("yaml-character", 2, 5)]


def test_the_place_of_a_character_is_counted_from_its_own_line():
    assert faults_of("a: 1\n\nb: \u2028\nc: \u2029 \u2028\n") == [
        ("yaml-character", 3, 4),
        ("yaml-character", 4, 4),
    ]


# Refused YAML


def test_a_repeated_key_is_reported_where_it_stands_again():
    assert faults_of("a: 1\nb: 2\na: 3\n") == [("yaml-duplicate-key", 3, 1)]


def test_the_first_of_repeated_keys_is_used():
    node = parse_yaml("a: first\na: second\n", "a.yaml", FindingLog()).node
    assert isinstance(node, MappingNode)
    assert [(key.value, value.text.value) for key, value in node.pairs] == [("a", "first")]


def test_anchors_and_aliases_are_reported():
    assert faults_of("a: &x text\nb: *x\n") == [("yaml-anchor", 1, 4), ("yaml-anchor", 2, 4)]


def test_an_alias_bomb_of_nine_levels_is_refused_without_expanding_it():
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for name, before in zip("bcdefghi", "abcdefgh", strict=True):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    faults = faults_of("\n".join(lines))
    assert {rule for rule, _, _ in faults} == {"yaml-anchor"}
    assert len(faults) == 9 + 8


@pytest.mark.parametrize(
    "value", ["!!python/object:os.system {}", "!!str 12", "!x [1]", "!!binary aGk="]
)
def test_tags_are_reported(value: str):
    assert faults_of(f"a: 1\nb: {value}\n") == [("yaml-tag", 2, 4)]


def test_merge_keys_are_reported():
    assert faults_of("a: 1\n<<: {b: 2}\n") == [("yaml-merge-key", 2, 1)]


def test_a_quoted_merge_key_is_an_ordinary_key():
    assert faults_of("'<<': 1\n") == []


def test_a_second_document_is_reported_where_it_begins():
    assert faults_of("a: 1\n---\nb: 2\n") == [("yaml-documents", 2, 1)]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "---\n...\n"])
def test_a_file_without_content_is_reported(text: str):
    assert faults_of(text) == [("yaml-empty", 1, 1)]


@pytest.mark.parametrize(
    ("text", "column"), [("? [a]\n: 1\n", 3), ("{name}: 1\n", 1), ("'': 1\n", 2)]
)
def test_keys_that_are_no_texts_are_reported(text: str, column: int):
    assert faults_of(text) == [("yaml-key", 1, column)]


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "[a,", "{a: "])
def test_a_hundred_thousand_levels_are_refused_at_once(opening: str):
    [(rule, line, column)] = faults_of(opening * 100_000)
    assert (rule, line, column) == ("yaml-depth", 1, len(opening) * DEEPEST + 1)


def test_the_deepest_nesting_is_accepted():
    assert faults_of("[" * DEEPEST + "]" * DEEPEST) == []


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: b: c\n", 1, 5),
        ("a: 1\n  b: 2\n", 2, 4),
        ("a: @x\n", 1, 4),
        ("a: %x\n", 1, 4),
        ('a: "\\q"\n', 1, 5),
        ("a: [1, 2\nb: 3\n", 2, 2),
        ("- a\nb: 1\n", 2, 1),
        ("a: ]\n", 1, 4),
        ("%YAML 99999999999.1\n---\n", 1, 16),
        ("a: *\n", 1, 5),
        ('a: "b"\n c: d\n', 2, 2),
        ("a: |\n  b\n c\n", 3, 2),
    ],
)
def test_a_syntax_error_is_reported_where_it_shows(text: str, line: int, column: int):
    assert faults_of(text)[-1] == ("yaml-syntax", line, column)


def test_an_unclosed_quotation_is_reported_where_it_opens():
    assert faults_of('a: 1\nb: "text\nc: 2\n') == [("yaml-syntax", 2, 4)]


def test_an_unclosed_bracket_at_the_end_is_reported_where_it_opens():
    assert faults_of("a: 1\nb: [2,\n\n") == [("yaml-syntax", 2, 4)]


def test_a_key_without_colon_is_reported_where_it_stands():
    assert faults_of("a: 1\nb\nc: 2\n") == [("yaml-syntax", 2, 1)]


def test_a_syntax_error_says_what_to_do():
    log = FindingLog()
    parse_yaml("message: Wait: now\n", "a.yaml", log)
    assert log.findings[0].help == "quote a text that has ': ' in it, and check the indentation"


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ('a: "b\nc: "d"\n', 1, 4, "the quotation mark that opens here is only closed in line 2"),
        ('- "b\n- "c"\n', 1, 3, "the quotation mark that opens here is only closed in line 2"),
        ('a: "b" c\n', 1, 8, "the line goes on after the closing quotation mark"),
        ("a: 'it's'\n", 1, 8, "the line goes on after the closing quotation mark"),
        ("a: {b}.\nc: d\n", 1, 7, "the line goes on after the closing bracket"),
        ("a: b\n\n{}\n", 3, 1, "{} stands beside other content"),
    ],
)
def test_a_syntax_error_says_what_people_got_wrong(text: str, line: int, column: int, message: str):
    log = FindingLog()
    parse_yaml(text, "a.yaml", log)
    [finding] = log.findings
    assert (finding.span.line, finding.span.column, finding.message) == (line, column, message)


def test_braces_above_content_are_to_be_removed():
    log = FindingLog()
    parse_yaml("{}\na: b\n", "a.yaml", log)
    assert log.findings[0].help == (
        "remove the `{}` or `[]` above: it stands for a file without content"
    )


def test_an_unclosed_bracket_is_called_so():
    log = FindingLog()
    parse_yaml("a: [1, {b: 2\n", "a.yaml", log)
    [finding] = log.findings
    assert finding.message == "what '{' opens here is never closed"
    assert finding.span.column == 8


def test_all_faults_before_a_syntax_error_are_reported():
    rules = [rule for rule, _, _ in faults_of("a: &x 1\nb: !y 2\nc: {d: 1, d: 2}\ne: @\n")]
    assert rules == ["yaml-anchor", "yaml-tag", "yaml-duplicate-key", "yaml-syntax"]


def test_a_merge_conflict_is_called_one():
    log = FindingLog()
    parse_yaml("a: 1\n<<<<<<< ours\nb: 2\n=======\nb: 3\n>>>>>>> theirs\n", "a.yaml", log)
    [finding] = log.findings
    assert (finding.rule, finding.message) == ("yaml-syntax", "a merge conflict stands here")
    assert finding.span == ("a.yaml", 2, 1, 2, 13)
