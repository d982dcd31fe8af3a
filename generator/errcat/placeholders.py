"""Placeholder syntax: templates with `{name}` references, in sources and as published."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

_TOKEN = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")


class Reference(NamedTuple):
    """A `{name}` in a template."""

    name: str


class Template(NamedTuple):
    """A text split into literal parts and references; adjacent literals are joined."""

    parts: tuple[str | Reference, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the references, in order, repeated ones included."""
        return tuple(part.name for part in self.parts if isinstance(part, Reference))


class Delimiters(NamedTuple):
    """What stands around a placeholder's label on a published page, as a reader sees it."""

    opening: str
    closing: str

    def enclose(self, label: str) -> str:
        """Return a label as it stands on the page."""
        return f"{self.opening}{label}{self.closing}"


class TemplateFault(NamedTuple):
    """A place where a text is no valid template: `text[start:end]` is at fault."""

    start: int
    end: int
    message: str


def parse_template(text: str) -> tuple[Template, tuple[TemplateFault, ...]]:
    """Split a text into literals and references; `{{` and `}}` stand for braces.

    Returns the template, in which whatever is not valid syntax stays literal, and the faults.
    A reference is `{name}` with a name in lower snake case: no attributes, indexes, conversions
    or format specifications.
    """
    if "{" not in text and "}" not in text:
        return Template((text,) if text else ()), ()
    parts: list[str | Reference] = []
    faults: list[TemplateFault] = []
    literal = ""
    last = 0
    for match in _TOKEN.finditer(text):
        literal += text[last : match.start()]
        last = match.end()
        token, name = match.group(), match.group(1)
        if token in ("{{", "}}"):
            literal += token[0]
        elif name is not None and _IDENTIFIER.fullmatch(name):
            if literal:
                parts.append(literal)
                literal = ""
            parts.append(Reference(name))
        else:
            literal += token
            faults.append(TemplateFault(match.start(), match.end(), _fault_message(token, name)))
    literal += text[last:]
    if literal:
        parts.append(literal)
    return Template(tuple(parts)), tuple(faults)


def _fault_message(token: str, name: str | None) -> str:
    if name is None:
        return f"lone {token!r}; write {token * 2!r} for a literal brace"
    return f"{token!r} is no placeholder: expected a name in lower snake case between the braces"


def render_source(template: Template) -> str:
    """Write a template back as it stands in sources; the inverse of `parse_template`."""
    return "".join(
        f"{{{part.name}}}"
        if isinstance(part, Reference)
        else part.replace("{", "{{").replace("}", "}}")
        for part in template.parts
    )


def fill(template: Template, values: Mapping[str, object]) -> str:
    """Put plain values in place of the references, once; values are never parsed again.

    Raises:
        KeyError: a reference has no value.
    """
    return "".join(
        str(values[part.name]) if isinstance(part, Reference) else part for part in template.parts
    )


def publish(template: Template, labels: Mapping[str, str], delimiters: Delimiters) -> str:
    """Write a template as readers see it: each reference as its label between delimiters."""
    shown = {name: delimiters.enclose(label) for name, label in labels.items()}
    return fill(template, shown)


def compare_names(
    expected: Iterable[str], found: Iterable[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Compare two multisets of placeholder names; returns the missing and extra ones, sorted."""
    wanted, present = Counter(expected), Counter(found)
    missing = tuple(sorted((wanted - present).elements()))
    extra = tuple(sorted((present - wanted).elements()))
    return missing, extra
