"""What a question about errors can be answered with: codes, and remarks on how they were found."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from errcat.matching import Match
from errcat.model import Catalog, Code, Json, ProductId


class Subject(NamedTuple):
    """A code that a question is about."""

    code: Code
    match: Match | None = None
    """How the message was recognized, if there was one."""
    body: Mapping[str, Json] | None = None
    """The response, if there was one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the catalogue knows about a question."""

    subjects: tuple[Subject, ...] = ()
    """Codes to explain, the likeliest first."""
    listed: tuple[Code, ...] = ()
    """Codes to choose from, where no single one was meant."""
    remarks: tuple[str, ...] = ()
    """How the question was understood, or why it was not: sentences without full stop."""
    is_found: bool = True
    """Whether the question was answered, and not only met with suggestions."""


def refuse(*remarks: str, listed: tuple[Code, ...] = ()) -> Answer:
    """Return the answer that there is none."""
    return Answer(listed=listed, remarks=remarks, is_found=False)


def tell_about(code: Code, *remarks: str) -> Answer:
    """Return the answer that is one code."""
    return Answer(subjects=(Subject(code),), remarks=remarks)


def restrict_answer(answer: Answer, catalog: Catalog, product: ProductId) -> Answer:
    """Keep what concerns one product; what is left out is remarked on."""
    subjects = tuple(
        subject
        for subject in answer.subjects
        if product in catalog.entries[subject.code].availability
    )
    listed = tuple(code for code in answer.listed if product in catalog.entries[code].availability)
    if (subjects, listed) == (answer.subjects, answer.listed):
        return answer
    remarks = answer.remarks
    if not subjects and not listed:
        codes = [*(subject.code for subject in answer.subjects), *answer.listed]
        remarks += tuple(_place(catalog, code, product) for code in codes)
    is_found = answer.is_found and bool(subjects or listed)
    return replace(answer, subjects=subjects, listed=listed, remarks=remarks, is_found=is_found)


def _place(catalog: Catalog, code: Code, product: ProductId) -> str:
    products = catalog.products
    owners = ", ".join(products[owner].name.value for owner in catalog.entries[code].availability)
    return f"{code} is no code of {products[product].name.value}, but of {owners}"
