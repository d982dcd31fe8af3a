"""Literals of sections whose headings say nothing: no anchor, and no English page at hand."""

from collections.abc import Callable
from pathlib import Path

import pytest

from errcat.audit.facts import CatalogFacts
from errcat.audit.pages import PageAuditor
from errcat.sources.pages_files import PageFile

PAGE = """\
# Códigos

| a | b | c |
|---|---|---|
| Unauthorized | Unauthorized (401) | Não autorizado. |
| InvalidRequestBody | BadRequest (400) | Corpo inválido. |
| TooManyRequests | Too Many Requests (429) | Espere. |

## Corpo

Os erros **{first}** e **{second}** vêm do corpo.

## Pedido

O nome é *{name}*.

## Mais

Veja *aqui*.
"""
ENGLISH = """\
# Codes

| a | b | c |
|---|---|---|
| Unauthorized | Unauthorized (401) | Unauthorized. |
| InvalidRequestBody | BadRequest (400) | Invalid request body. |
| TooManyRequests | Too Many Requests (429) | Wait. |

## Throttling

Slow down.

## Body

Bodies are case-sensitive.

The errors **InvalidRequestBody** and **MissingRequiredParameter** come of it.

## Request

Each response has an ID.

The name is *target*.

## More

See *here*.
"""
CLEAN = {
    "first": "InvalidRequestBody",
    "second": "MissingRequiredParameter",
    "name": "target",
}


@pytest.fixture
def find_faults(
    defender: CatalogFacts, tmp_path: Path
) -> Callable[..., list[tuple[str, str | None, str | None]]]:
    """A function that audits a page and returns what is wrong in its running text."""
    source = tmp_path / "en.md"
    source.write_text(ENGLISH, encoding="utf-8")

    def find(text: str, *, has_source: bool = False) -> list[tuple[str, str | None, str | None]]:
        auditor = PageAuditor(defender, "endpoint", "pt-BR", source if has_source else None)
        result = auditor.audit(PageFile(Path("p.md"), "p.md", "p.md"), text)
        prose = [finding for finding in result.findings if finding.where == "prose"]
        return [(finding.rule, finding.found, finding.expected) for finding in prose]

    return find


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, []),
        (
            {"second": "Parâmetro em falta"},
            [("code-in-prose", "**Parâmetro em falta**", "MissingRequiredParameter")],
        ),
        ({"name": "destino"}, [("property-translated", "*destino*", "target")]),
        (
            {"first": "InvalidRequestBody-erro", "name": "destino"},
            [
                ("code-in-prose", "**InvalidRequestBody-erro**", "InvalidRequestBody"),
                ("property-translated", "*destino*", "target"),
            ],
        ),
        ({"first": "corpo", "second": "parâmetro", "name": "destino"}, []),
        ({"name": "Too Many Requests (429)"}, []),
    ],
    ids=["clean", "code", "property", "both", "nothing to go by", "status"],
)
def test_a_section_is_recognized_by_what_it_marks_and_what_it_follows(
    changed: dict[str, str],
    found: list[tuple[str, str | None, str | None]],
    find_faults: Callable[..., list[tuple[str, str | None, str | None]]],
):
    assert find_faults(PAGE.format_map(CLEAN | changed)) == found


def test_a_property_that_is_marked_elsewhere_is_not_missed(find_faults: Callable):
    text = PAGE.format_map(CLEAN | {"name": "destino"})
    assert find_faults(f"{text}\nO nome é *target*.\n") == []


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, []),
        (
            {"second": "Parâmetro em falta"},
            [("code-in-prose", "**Parâmetro em falta**", "MissingRequiredParameter")],
        ),
        (
            {"first": "InvalidRequestBody-erro"},
            [("code-in-prose", "**InvalidRequestBody-erro**", "InvalidRequestBody")],
        ),
        ({"name": "destino"}, [("property-translated", "*destino*", "target")]),
    ],
    ids=["clean", "code", "glued", "property"],
)
def test_an_english_page_with_more_paragraphs_hides_nothing(
    changed: dict[str, str],
    found: list[tuple[str, str | None, str | None]],
    find_faults: Callable[..., list[tuple[str, str | None, str | None]]],
):
    assert find_faults(PAGE.format_map(CLEAN | changed), has_source=True) == found
