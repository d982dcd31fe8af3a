"""What breaks the syntax of a YAML file, in words that say what to do."""

from typing import NamedTuple, Protocol, TypeGuard

from errcat.position import Span, point
from errcat.sources.files import offset_column
from errcat.sources.nodes import Mark, Node, ScalarNode, Source

_ADVICE = {
    "mapping values are not allowed": "quote a text that has ': ' in it, and check the indentation",
    "cannot start any token": "quote a text that begins with a special character",
    "expected key": "indent this line like its neighbours, and quote texts that need it",
    "could not find expected ':'": "write ': ' after the key, and quote a text of several lines",
    "unknown escape character": "write the backslash twice, or use single quotes",
    "did not find expected ','": "close the bracket, and put a comma between the items",
    "'-' indicator": "indent this line like the items of the list above it",
    "<document start>": "remove the `{}` or `[]` above: it stands for a file without content",
}
_QUOTE_ADVICE = """within double quotes write \\" for a quotation mark, within single quotes ''"""
_OPENING = frozenset("[{'\"")
_EMPTY = ("{}", "[]")


class SyntaxFault(Protocol):
    """What is used of the parser's exceptions."""

    context: str | None
    context_mark: Mark | None
    problem: str
    problem_mark: Mark


class Problem(NamedTuple):
    """What is wrong, where, and what to do."""

    message: str
    mark: Mark
    advice: str


def explain_syntax(
    fault: SyntaxFault, source: Source, innermost: Mark | None, before: Node | None
) -> tuple[str, Span, str]:
    """Return what is wrong, where, and what to do.

    Args:
        fault: What the parser says.
        source: The file.
        innermost: Where the innermost list or mapping begins that is still open.
        before: What was read last.
    """
    text = source.text
    problem = (
        _explain_end_of_text(fault, text, before)
        or _explain_empty(fault, text)
        or _explain_end_of_file(fault, text, innermost)
        or _explain_other(fault, text)
    )
    return problem.message, _locate(source, problem.mark), problem.advice


def _explain_end_of_text(fault: SyntaxFault, text: str, before: Node | None) -> Problem | None:
    """Explain what goes on in the same line after a text in quotes, or after a bracket."""
    mark = fault.problem_mark
    if "expected key" not in fault.problem and "'-' indicator" not in fault.problem:
        return None  # between brackets, a comma is missing
    if _is_quoted(before) and before.end.line == mark.line:
        if before.start.line == mark.line:
            message = "the line goes on after the closing quotation mark"
            return Problem(message, mark, _QUOTE_ADVICE)
        message = f"the quotation mark that opens here is only closed in line {mark.line + 1}"
        return Problem(message, before.start, "close it where the text ends")
    if text[mark.index - mark.column : mark.index].rstrip().endswith(("}", "]")):
        message = "the line goes on after the closing bracket"
        return Problem(message, mark, "put a text that begins with a bracket in quotation marks")
    return None


def _is_quoted(node: Node | None) -> TypeGuard[ScalarNode]:
    return isinstance(node, ScalarNode) and node.style in ("'", '"')


def _explain_empty(fault: SyntaxFault, text: str) -> Problem | None:
    """Explain `{}` or `[]` below other content."""
    begin = fault.context_mark
    if begin is None or not text.startswith(_EMPTY, begin.index):
        return None
    shown = text[begin.index : begin.index + 2]
    advice = "remove it: it stands for a file without content"
    return Problem(f"{shown} stands beside other content", begin, advice)


def _explain_end_of_file(fault: SyntaxFault, text: str, innermost: Mark | None) -> Problem | None:
    """Explain a file that ends within quotation marks or brackets."""
    if not _is_at_end(fault.problem_mark, text):
        return None
    for mark in (fault.context_mark, innermost):
        if mark and text[mark.index : mark.index + 1] in _OPENING:
            message = f"what '{text[mark.index]}' opens here is never closed"
            return Problem(message, mark, "close the quotation mark or bracket")
    return None


def _explain_other(fault: SyntaxFault, text: str) -> Problem:
    problem, mark, begin = fault.problem, fault.problem_mark, fault.context_mark
    advice = next(
        (advice for part, advice in _ADVICE.items() if part in problem),
        "look for quotation marks, brackets and indentation here and in the line above",
    )
    if begin is None or _is_at_end(begin, text):
        return Problem(problem, mark, advice)
    message = f"{problem} {fault.context}, which begins in line {begin.line + 1}"
    return Problem(message, begin if "expected ':'" in problem else mark, advice)


def _locate(source: Source, mark: Mark) -> Span:
    """Return a mark's place; the end of the last line with content for what lies behind it."""
    path, text = source
    if _is_at_end(mark, text):
        before = text.rstrip()
        return point(path, before.count("\n") + 1, offset_column(before))
    return point(path, mark.line + 1, mark.column + 1)


def _is_at_end(mark: Mark, text: str) -> bool:
    return not text[mark.index :].strip()
