"""Explanations for programs, as JSON."""

from collections.abc import Mapping, Sequence

from errcat.emit.json_text import render_json
from errcat.emit.locale_texts import Label, Prose
from errcat.matching import Match
from errcat.model import Json
from errcat.placeholders import render_source
from errcat.prose import Emphasis, Inline, Link, Name
from errcat.report.answers import Answer
from errcat.report.explain import Explanation, Field, Wording


def render_answer(answer: Answer, explanations: Sequence[Explanation]) -> str:
    """Write an answer: whether it is one, remarks, the codes explained, and those only named."""
    document: Json = {
        "is_found": answer.is_found,
        "remarks": list(answer.remarks),
        "errors": [_build_explanation(explanation) for explanation in explanations],
        "codes": [str(code) for code in answer.listed],
    }
    return render_json(document)


def _build_explanation(explanation: Explanation) -> dict[str, Json]:
    names, status = explanation.names, explanation.status
    return {
        "code": explanation.code,
        "status": status.number,
        "phrase": status.phrase.value,
        "locale": explanation.locale,
        "products": [
            {"id": place.id, "name": place.name, "since": place.since}
            for place in explanation.places
        ],
        "messages": [_build_wording(wording) for wording in explanation.wordings],
        "seen": [render_source(template) for template in explanation.seen],
        "notes": [
            _build_prose(note.prose, names) | {"products": [*map(str, note.products)]}
            for note in explanation.notes
        ],
        "cause": _build_prose(explanation.cause, names),
        "resolution": _build_prose(explanation.resolution, names),
        "retry": _build_label(explanation.retry_advice) | {"advice": explanation.retry.value},
        "placeholders": [_build_field(field, names) for field in explanation.placeholders],
        "properties": [_build_field(field, names) for field in explanation.properties],
        "match": _build_match(explanation.match) if explanation.match else None,
    }


def _build_wording(wording: Wording) -> dict[str, Json]:
    translation = wording.translation
    is_translated = translation is not None and translation.is_translated
    return {
        "products": [*map(str, wording.products)],
        "template": render_source(wording.english),
        "translation": render_source(translation.template)
        if translation and is_translated
        else None,
    }


def _build_field(field: Field, names: Mapping[str, str]) -> dict[str, Json]:
    return {
        "name": field.name,
        "label": field.label,
        "type": _build_label(field.type),
        "meaning": _build_prose(field.meaning, names),
        "example": field.example,
        "value": field.value,
        "is_fitting": field.is_fitting if field.value is not None else None,
    }


def _build_match(match: Match) -> dict[str, Json]:
    wording = match.wording
    return {
        "template": render_source(wording.template),
        "origin": wording.origin.name.lower(),
        "precision": match.precision.name.lower(),
        "locale": wording.locale,
        "products": [*map(str, wording.products)],
        "values": dict(match.values),
    }


def _build_label(label: Label) -> dict[str, Json]:
    return {"text": label.text, "is_translated": label.is_translated}


def _build_prose(prose: Prose, names: Mapping[str, str]) -> dict[str, Json]:
    return {"text": _fill(prose.nodes, names), "is_translated": prose.is_translated}


def _fill(nodes: Sequence[Inline], names: Mapping[str, str]) -> str:
    """Return plain text with names and values in place of the references that are known."""
    return "".join(
        names.get(node.name, f"{{{node.name}}}")
        if isinstance(node, Name)
        else _fill(node.children, names)
        if isinstance(node, Emphasis | Link)
        else node.text
        for node in nodes
    )
