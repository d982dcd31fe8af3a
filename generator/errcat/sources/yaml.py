"""YAML text to nodes with their places; refuses what makes YAML surprising or dangerous."""

from collections.abc import Callable
from typing import NamedTuple, Protocol, cast

from _ruamel_yaml import CParser  # type: ignore[import-not-found]  # written in C
from ruamel.yaml import events
from ruamel.yaml.error import MarkedYAMLError

from errcat.findings import Waiver
from errcat.position import Span, file_start, point
from errcat.sources.characters import mend_characters
from errcat.sources.comments import report_cut_texts
from errcat.sources.conflicts import report_conflict
from errcat.sources.nodes import (
    PLAIN,
    FaultyNode,
    MappingNode,
    Mark,
    Node,
    ScalarNode,
    SequenceNode,
    Source,
    describe_node,
    head_of,
)
from errcat.sources.rules import FindingLog
from errcat.sources.waivers import find_waivers
from errcat.sources.yaml_syntax import explain_syntax

DEEPEST = 40
"""How deep lists and mappings may be nested."""


class _Event(Protocol):
    """What is used of the parser's events; which parts exist depends on the kind of event."""

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    ctag: object | None
    value: str
    style: str
    flow_style: bool


class YamlFile(NamedTuple):
    """What a YAML file holds."""

    node: Node | None
    """The document's root; `None` if there is none, or the text could not be read to its end."""
    waivers: tuple[Waiver, ...]


def parse_yaml(text: str, path: str, log: FindingLog) -> YamlFile:
    """Parse the text of a YAML file, with line feeds only at line ends; faults go to the log."""
    composer = _Composer(Source(path, mend_characters(text, path, log)), log)
    try:
        composer.take_events()
    except MarkedYAMLError as error:
        is_told = report_conflict(text, path, log) or "\t" in text  # tabs are, as such
        if not is_told:
            message, span, advice = explain_syntax(
                error, composer.source, composer.innermost, composer.newest
            )
            log.add("yaml-syntax", message, span, advice=advice)
        return YamlFile(None, ())
    if composer.is_too_deep:
        return YamlFile(None, ())
    node = composer.root
    if node is None or (isinstance(node, ScalarNode) and not node.value and node.style == PLAIN):
        message = "the file has no content"
        advice = "write `{}`, or `[]` in a file of entries, if nothing is meant to be there"
        log.add("yaml-empty", message, file_start(path), advice=advice)
        return YamlFile(None, ())
    report_cut_texts(text, path, node, log)
    return YamlFile(node, find_waivers(text, path, node, log))


class _Composer:
    """Builds the nodes of one file from the events of the parser."""

    def __init__(self, source: Source, log: FindingLog) -> None:
        self.source = source
        self._log = log
        self._roots: list[Node] = []
        self._children = self._roots
        """Of the innermost list or mapping that is open; keys and values alternate."""
        self._open_ones: list[tuple[_Event, list[Node]]] = []
        """The starts of the open lists and mappings, each with the children around it."""
        self._known_aliases: set[str | None] = set()
        self._has_document = False
        self.is_too_deep = False
        """Whether reading ended where lists and mappings were nested too deep."""

    @property
    def root(self) -> Node | None:
        """The first document's node, once the events are read."""
        return self._roots[0] if self._roots else None

    @property
    def innermost(self) -> Mark | None:
        """Where the innermost list or mapping begins that is still open."""
        return self._open_ones[-1][0].start_mark if self._open_ones else None

    @property
    def newest(self) -> Node | None:
        """What was read last in the innermost list or mapping that is still open."""
        return self._children[-1] if self._children else None

    def take_events(self) -> None:
        """Read the events of the text up to its end, or to what makes reading on pointless.

        Raises:
            MarkedYAMLError: the text breaks the syntax.
        """
        takers: dict[type, Callable[[_Event], bool]] = {
            events.MappingStartEvent: self._open,
            events.MappingEndEvent: self._close_mapping,
            events.SequenceStartEvent: self._open,
            events.SequenceEndEvent: self._close_sequence,
            events.AliasEvent: self._take_alias,
            events.DocumentStartEvent: self._open_document,
            events.DocumentEndEvent: lambda _: False,
            events.StreamStartEvent: lambda _: False,
            events.StreamEndEvent: lambda _: True,
        }
        next_event: Callable[[], _Event] = CParser(self.source.text).get_event
        scalar_event = cast("type[_Event]", events.ScalarEvent)
        source = self.source
        is_over = False
        while not is_over:
            event = next_event()
            if type(event) is scalar_event:
                start, end = event.start_mark, event.end_mark
                self._children.append(ScalarNode(event.value, event.style, start, end, source))
                if event.anchor is not None or event.ctag is not None:
                    self._report_properties(event)
            else:
                is_over = takers[type(event)](event)

    # Each taker of an event tells whether reading is over.

    def _take_alias(self, event: _Event) -> bool:
        span = self._span(event, event)
        if event.anchor not in self._known_aliases:
            self._known_aliases.add(event.anchor)
            message = f"the alias '*{event.anchor}' stands here"
            advice = "write the value out, or quote a text that begins with an asterisk"
            self._log.add("yaml-anchor", message, span, advice=advice)
        self._children.append(FaultyNode(span))
        return False

    def _open(self, event: _Event) -> bool:
        if event.anchor is not None or event.ctag is not None:
            self._report_properties(event)
        if len(self._open_ones) == DEEPEST:
            message = f"lists and mappings are nested more than {DEEPEST} deep"
            advice = "remove brackets, or quote the text"
            self._log.add("yaml-depth", message, self._point(event), advice=advice)
            self.is_too_deep = True
            return True
        self._open_ones.append((event, self._children))
        self._children = []
        return False

    def _close_sequence(self, event: _Event) -> bool:
        items = self._children
        start, self._children = self._open_ones.pop()
        has_brackets = start.flow_style or not items
        brackets = self._span(start, event) if has_brackets else None
        self._children.append(SequenceNode(tuple(items), brackets))
        return False

    def _close_mapping(self, event: _Event) -> bool:
        children = self._children
        start, self._children = self._open_ones.pop()
        names = {key.value for key in children[::2] if type(key) is ScalarNode}
        if 2 * len(names) != len(children) or "<<" in names or "" in names:
            children = self._drop_bad_keys(children)
        pairs = tuple(zip(children[::2], children[1::2], strict=True))
        has_braces = start.flow_style or not pairs
        braces = self._span(start, event) if has_braces else None
        self._children.append(MappingNode(pairs, braces))  # type: ignore[arg-type]  # keys are scalars
        return False

    def _open_document(self, event: _Event) -> bool:
        if self._has_document:
            message = "a second document begins here"
            advice = "move it to a file of its own, or remove the line '---'"
            self._log.add("yaml-documents", message, self._point(event), advice=advice)
        is_over, self._has_document = self._has_document, True
        return is_over

    def _drop_bad_keys(self, children: list[Node]) -> list[Node]:
        """Report keys that are no texts, merge keys and repeated keys; returns the other pairs."""
        first_by_name: dict[str, ScalarNode] = {}
        kept: list[Node] = []
        for key, value in zip(children[::2], children[1::2], strict=True):
            if self._is_sound_key(key, first_by_name):
                kept += (key, value)
        return kept

    def _is_sound_key(self, key: Node, first_by_name: dict[str, ScalarNode]) -> bool:
        if not isinstance(key, ScalarNode) or not key.value:
            if not isinstance(key, FaultyNode):
                message = f"a key must be a name, not {describe_node(key)}"
                advice = (
                    "write a word before the colon, and quote a text that begins with '{' or '['"
                )
                self._log.add("yaml-key", message, head_of(key), advice=advice)
            return False
        if key.value == "<<" and key.style == PLAIN:
            message, advice = "the merge key '<<' stands here", "write the values out"
            self._log.add("yaml-merge-key", message, key.span, advice=advice)
            return False
        first = first_by_name.setdefault(key.value, key)
        if first is not key:
            message = f"the key '{key.value}' stands here a second time"
            advice = f"remove or rename it; the first one is in line {first.span.line}"
            self._log.add("yaml-duplicate-key", message, key.span, advice=advice)
        return first is key

    def _report_properties(self, event: _Event) -> None:
        span = self._point(event)
        if event.anchor is not None:
            message = f"the anchor '&{event.anchor}' stands here"
            advice = "remove it, or quote a text that begins with an ampersand"
            self._log.add("yaml-anchor", message, span, advice=advice)
        if event.ctag is not None:
            tag = (event.tag or "!").replace("tag:yaml.org,2002:", "!!")
            message = f"the tag '{tag}' stands here"
            advice = "remove it, or quote a text that begins with an exclamation mark"
            self._log.add("yaml-tag", message, span, advice=advice)

    def _point(self, event: _Event) -> Span:
        return point(self.source.path, event.start_mark.line + 1, event.start_mark.column + 1)

    def _span(self, first: _Event, last: _Event) -> Span:
        start, end = first.start_mark, last.end_mark
        return Span(
            self.source.path, start.line + 1, start.column + 1, end.line + 1, end.column + 1
        )
