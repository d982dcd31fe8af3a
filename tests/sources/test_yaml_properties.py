"""Properties of reading YAML: it never fails, and it reads what other readers read."""

import io

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from errcat.sources.files import decode_text
from errcat.sources.format import KINDS, FileKind
from errcat.sources.nodes import FaultyNode, MappingNode, Node, ScalarNode, SequenceNode
from errcat.sources.reading import read_node
from errcat.sources.rules import FindingLog
from errcat.sources.yaml import parse_yaml

YAML_LIKE = st.text(alphabet=st.sampled_from("ab:- \n\t\"'[]{}#&*!|>%@`,?~.0<=\\é\u2028\r"))
WORDS = st.text(
    alphabet=st.characters(
        exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\u2028\u2029\ufeff"
    )
)
TREES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner) | st.dictionaries(WORDS.filter(bool), inner),
    max_leaves=20,
)


def plain_value(node: Node | None) -> object:
    """The node as lists, dictionaries and texts."""
    assert node is not None
    assert not isinstance(node, FaultyNode)
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, SequenceNode):
        return [plain_value(item) for item in node.items]
    return {key.value: plain_value(value) for key, value in node.pairs}


def scalars_of(node: Node | None) -> list[ScalarNode]:
    if isinstance(node, ScalarNode):
        return [node]
    if isinstance(node, SequenceNode):
        return [scalar for item in node.items for scalar in scalars_of(item)]
    assert isinstance(node, MappingNode)
    return [scalar for pair in node.pairs for part in pair for scalar in scalars_of(part)]


@given(YAML_LIKE | st.text())
@example("a: \ud800")
@example("%TAG ! tag:x,2000:\n--- !y z")
def test_any_text_gives_a_node_or_findings(text: str):
    log = FindingLog()
    node = parse_yaml(text, "a.yaml", log).node
    assert node is not None or log.findings


@given(YAML_LIKE)
def test_places_of_findings_lie_in_the_text(text: str):
    log = FindingLog()
    parse_yaml(text.replace("\r", ""), "a.yaml", log)
    lines = text.replace("\r", "").split("\n")
    for finding in log.findings:
        assert 1 <= finding.span.column <= len(lines[finding.span.line - 1]) + 1


@given(st.binary())
def test_any_bytes_give_a_text_or_findings(data: bytes):
    log = FindingLog()
    assert decode_text(data, "a.yaml", log) is not None or log.findings


@given(YAML_LIKE, st.sampled_from(sorted(KINDS.values())))
def test_any_text_has_a_value_in_the_shape_of_each_kind(text: str, kind: FileKind):
    log = FindingLog()
    node = parse_yaml(text, "a.yaml", log).node
    if node is not None:
        read_node(node, kind.shape, log)
    assert log.findings or kind.name in ("retired", "sections", "errors")


@given(TREES)
def test_what_another_writer_writes_is_read_back(tree: object):
    stream = io.StringIO()
    writer = YAML(typ="safe", pure=True)
    writer.default_flow_style = False  # readers disagree about `[?0]`
    writer.dump(tree, stream)
    node = parse_yaml(stream.getvalue(), "a.yaml", FindingLog()).node
    assume(node is not None)  # an empty text is no document
    assert plain_value(node) == tree


@given(YAML_LIKE)
@settings(max_examples=500)
def test_what_is_accepted_is_what_another_reader_reads(text: str):
    log = FindingLog()
    node = parse_yaml(text.replace("\r", ""), "a.yaml", log).node
    is_accepted = node is not None and not log.findings
    if is_accepted and not any(scalar.is_ambiguous for scalar in scalars_of(node)):
        reader = YAML(typ="safe")
        reader.version = (1, 1)
        assert reader.load(text.replace("\r", "")) == plain_value(node)


@given(TREES)
def test_a_verbatim_scalar_stands_at_its_place(tree: object):
    stream = io.StringIO()
    YAML(typ="safe", pure=True).dump(tree, stream)
    node = parse_yaml(stream.getvalue(), "a.yaml", FindingLog()).node
    assume(node is not None)
    lines = stream.getvalue().split("\n")
    for value, place, is_verbatim in (scalar.text for scalar in scalars_of(node)):
        found = lines[place.line - 1][place.column - 1 : place.end_column - 1]
        assert not is_verbatim or found == value
