"""Adds a language to the text of `catalog.yaml`; every other byte stays as it is."""

from errcat.position import Span
from errcat.sources.nodes import MappingNode, Node, ScalarNode, is_ambiguous
from errcat.sources.po_text import split_lines
from errcat.sources.rules import FindingLog
from errcat.sources.yaml import parse_yaml

_KEY = "locales"


def list_locale(text: str, tag: str) -> str:
    """Return the text of `catalog.yaml` with a language more, which need not be translated yet.

    It is put after the last language whose tag is smaller, or before all.

    Raises:
        ValueError: the text holds no languages to add one to.
    """
    key, languages = _find_languages(text)
    name = f'"{tag}"' if is_ambiguous(tag) else tag
    entry = f"{name}: {{coverage: 0}}"
    if languages.braces is None:
        edited = _add_line(text, key.span, languages, entry)
    else:
        edited = _add_item(text, languages, entry)
    before, after = (_tags(mapping) for mapping in (languages, _find_languages(edited)[1]))
    if sorted([*before, tag]) != sorted(after):
        raise ValueError(f"{tag} cannot be added to {before}")
    return edited


def _find_languages(text: str) -> tuple[ScalarNode, MappingNode]:
    """Return the key and value of `locales`.

    Raises:
        ValueError: there is no such mapping.
    """
    clean = text.removeprefix("\ufeff").replace("\r\n", "\n")
    root: Node | None = parse_yaml(clean, "catalog.yaml", FindingLog()).node
    for key, value in root.pairs if isinstance(root, MappingNode) else ():
        if key.value == _KEY and isinstance(value, MappingNode):
            return key, value
    raise ValueError(f"no mapping {_KEY!r} in catalog.yaml")


def _tags(languages: MappingNode) -> list[str]:
    return [key.value for key, _ in languages.pairs]


def _add_line(text: str, key: Span, languages: MappingNode, entry: str) -> str:
    """Add a line of its own, after the language before it or after the key of them all."""
    tag = entry.partition(":")[0].strip('"')
    earlier = [pair for pair in languages.pairs if pair[0].value < tag]
    place = earlier[-1][1].span.end_line if earlier else key.end_line
    indent = languages.pairs[0][0].start.column
    lines = split_lines(text)
    newline = "\r\n" if lines[0].endswith("\r\n") else "\n"
    if not lines[place - 1].endswith("\n"):
        lines[place - 1] += newline
    lines.insert(place, f"{' ' * indent}{entry}{newline}")
    return "".join(lines)


def _add_item(text: str, languages: MappingNode, entry: str) -> str:
    """Add an item between braces, as the last one."""
    assert languages.braces is not None  # that is how they are written
    if languages.pairs:
        span = languages.pairs[-1][1].span
        line, column, written = span.end_line, span.end_column, f", {entry}"
    else:
        span = languages.braces
        line, column, written = span.line, span.column + 1, entry
    lines = split_lines(text)
    column += line == 1 and text.startswith("\ufeff")
    lines[line - 1] = lines[line - 1][: column - 1] + written + lines[line - 1][column - 1 :]
    return "".join(lines)
