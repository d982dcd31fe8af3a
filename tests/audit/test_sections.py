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
CLEAN = {
    "first": "InvalidRequestBody",
    "second": "MissingRequiredParameter",
    "name": "target",
}


@pytest.fixture
def find_faults(
    defender: CatalogFacts,
) -> Callable[[str], list[tuple[str, str | None, str | None]]]:
    """A function that audits a page and returns what is wrong in its running text."""
    auditor = PageAuditor(defender, product="endpoint", locale="pt-BR")

    def find(text: str) -> list[tuple[str, str | None, str | None]]:
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
    find_faults: Callable[[str], list[tuple[str, str | None, str | None]]],
):
    assert find_faults(PAGE.format_map(CLEAN | changed)) == found


def test_a_property_that_is_marked_elsewhere_is_not_missed(find_faults: Callable):
    text = PAGE.format_map(CLEAN | {"name": "destino"})
    assert find_faults(f"{text}\nO nome é *target*.\n") == []
