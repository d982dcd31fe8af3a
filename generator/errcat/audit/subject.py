"""A page under audit: its rows joined with the catalogue's codes, its texts with their English."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from errcat.audit.editions import find_later_codes
from errcat.audit.english import EnglishPage
from errcat.audit.facts import CatalogFacts, CellWording, ProductFacts, RowFacts
from errcat.audit.language import collect_own_words, forms_of_texts
from errcat.audit.literals import TextFaults, find_literal_faults
from errcat.audit.page_text import PageText, mask_stretches
from errcat.audit.placeholders import Comparison, compare_placeholders, find_bracketed
from errcat.audit.tables import Cells, ErrorTable
from errcat.model import Code, LocaleTag
from errcat.placeholders import Delimiters
from errcat.sources.pages_model import CodeBlock, PageForm, Passage, PublishedPage
from errcat.texts.sentences import NormalForm
from errcat.texts.spacing import Style

_PAIRS = (Delimiters("{", "}"), Delimiters("<", ">"))
"""What pages may put around placeholders instead of their product's delimiters."""


class Surplus(NamedTuple):
    """More cells in a row than its table has columns."""

    cells: int
    """How many there are in all."""
    start: int
    """Offset of the row in the file."""
    end: int


class AuditRow(NamedTuple):
    """A row of the error table and what it stands for."""

    cells: Cells
    code: Code | None
    """The code that the row stands for, whatever its cell says; `None`: it stands for none."""
    facts: RowFacts | None
    message: PageText | None
    is_repeated: bool = False
    """Whether another row stands for the same code with a better right."""
    is_certain: bool = True
    """Whether nothing speaks for another code as much."""
    surplus: Surplus | None = None
    """Cells beyond the header's, so that the others need not hold what their column says."""


class MessageView(NamedTuple):
    """The message of a row that stands for a code."""

    text: PageText
    facts: RowFacts
    wording: CellWording | None
    """The English wording that the message has, or was translated from, if it is known."""
    placeholders: Comparison


@dataclass(frozen=True, kw_only=True, eq=False)  # no slots: some values are worked out once
class Subject:
    """A page under audit."""

    page: PublishedPage
    catalog_facts: CatalogFacts
    facts: ProductFacts
    locale: LocaleTag | None
    """`None` if it was not recognized."""
    is_english: bool
    style: Style
    table: ErrorTable
    rows: tuple[AuditRow, ...]
    texts: tuple[PageText, ...]
    """Every text but code and status cells, by place; message cells are among them."""
    lost_alerts: tuple[Passage, ...]
    """Quotes that are alerts on the English page, and here have no marker."""
    includes: tuple[PageText, ...]
    """Directives that include other files: only their targets matter."""
    examples: tuple[CodeBlock, ...]
    source: EnglishPage | None
    """The English page of the page's day, if it is at hand."""

    @property
    def source_codes(self) -> tuple[Code, ...]:
        """The codes of the English page's rows, in order; none if it is not at hand."""
        if self.source is None:
            return ()
        codes = (Code(row.code) for row in self.source.rows)
        return tuple(code for code in codes if code in self.facts.rows)

    def is_marked_english(self, text: PageText) -> bool:
        """Tell whether a text says of itself, as our own pages do, that it is not translated."""
        folded = text.text.casefold() if self._marks else ""
        return any(mark in folded for mark in self._marks)

    @cached_property
    def _marks(self) -> frozenset[str]:
        """The marks of texts in English that the page has, casefolded."""
        folded = self.page.source.casefold()
        marks = self.catalog_facts.marks_of_english(self.locale)
        return frozenset(mark for mark in marks if mark in folded)

    @cached_property
    def messages(self) -> tuple[MessageView, ...]:
        """The messages of the rows that stand for a code."""
        return tuple(
            self._view_message(row.message, row.facts)
            for row in self.rows
            if row.facts is not None and row.message is not None
        )

    def mask_names(self, text: PageText) -> str:
        """Return a text masked, with declared placeholder names in whatever brackets, or none."""
        return mask_stretches(text.masked, self._names_by_text.get(id(text), ()))

    @cached_property
    def _names_by_text(self) -> Mapping[int, list[tuple[int, int]]]:
        """Where placeholder names stand in each message, by `id` of its text."""
        found = {id(view.text): list(_locate_names(view)) for view in self.messages}
        return {key: places for key, places in found.items() if places}

    def _view_message(self, text: PageText, facts: RowFacts) -> MessageView:
        """Hold a message's placeholders against its wording, or the one that they fit best."""
        english = text.fragment if self.is_english else text.english
        wording = facts.find_wording(english.text) if english is not None else None
        candidates = (wording, *facts.wordings) if wording else facts.wordings
        best: Comparison | None = None
        for labels, literals in dict.fromkeys((w.labels, w.literals) for w in candidates):
            found = compare_placeholders(text.text, labels, literals, self.facts.labels)
            if best is None or found.rank < best.rank:
                best = found
            if not best.faults:
                break
        return MessageView(text, facts, wording, best or Comparison((), ()))

    @cached_property
    def delimiters(self) -> Delimiters:
        """The delimiters of the page: the product's, unless most placeholders have others."""
        own = self.facts.product.delimiters
        counts: Counter[Delimiters] = Counter()
        for view in self.messages:
            groups = (*view.placeholders.right, *(f.group for f in view.placeholders.faults))
            counts.update(group.delimiters(view.text.text) for group in groups if group)
        usual = max(counts, key=lambda pair: counts[pair], default=own)
        return usual if usual in _PAIRS and counts[usual] > counts[own] else own

    @cached_property
    def later_codes(self) -> tuple[Code, ...]:
        """Codes that the page lacks because its table is of an earlier edition."""
        return find_later_codes(self.facts, {row.code for row in self.rows}, self.texts)

    @cached_property
    def literal_faults(self) -> tuple[TextFaults, ...]:
        """Texts in which codes or properties do not stand as the English marks them."""
        return tuple(find_literal_faults(self.texts, self.facts, self.page.form))

    @cached_property
    def has_breaks(self) -> bool:
        """Whether a message has a line break: some editions set notes without."""
        return any("\n" in view.text.text for view in self.messages)

    @cached_property
    def own_words(self) -> frozenset[str]:
        """The words that the translation itself uses within longer sentences."""
        return collect_own_words(self.texts, self.english_forms)

    @cached_property
    def english_forms(self) -> frozenset[NormalForm]:
        """Normal forms of every English sentence that the page may have left over."""
        forms = self.facts.english_forms
        if self.source is not None:
            forms |= self.source.forms
        if self.page.form is PageForm.SIDE_BY_SIDE:
            forms |= forms_of_texts(self.texts, self.facts.vocabulary)
        return forms - self.facts.untranslatable_forms


def _locate_names(view: MessageView) -> Iterator[tuple[int, int]]:
    """Yield where names stand, by place; some editions have them in parentheses, as words."""
    text = view.text.text
    labels = {label for wording in view.facts.wordings for label in wording.labels}
    labels.difference_update(group.inner for group in view.placeholders.right)
    last = 0
    for group in sorted((*view.placeholders.right, *find_bracketed(text, labels))):
        if group.start >= last:
            yield group.start, group.end
            last = group.end
