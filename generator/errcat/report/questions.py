"""What somebody asks about: a code, a status, the text of a message, or a whole response."""

import re
from collections.abc import Mapping

from errcat.matching import Match, Origin, Precision, collect_wordings, match_message
from errcat.model import Catalog, Code, Json, Project
from errcat.nearest import NameIndex, reduce_name
from errcat.placeholders import render_source
from errcat.report.answers import Answer, Subject, refuse, tell_about
from errcat.report.bodies import explain_unreadable, find_body, read_path

_LONGEST_NAME = 120
"""Characters of a text that can be a misspelled code."""
_LEAST_GUESSED = 3
"""Words of a text that is taken for a message without words of its own."""
_MOST_SUBJECTS = 3
"""Codes named in a text that are explained; more are only listed."""
_LEAST_LETTERS = 3
"""Letters of a text that is looked for inside codes."""
_LONGEST_MESSAGE = 500
"""Characters of a text that near messages are looked for."""
_LEAST_LIKENESS = 80
"""Percent of a message's letters that a near text shares with it."""
_MOST_LISTED = 5
"""Near messages that are listed."""


def answer_question(project: Project, question: str) -> Answer:
    """Find what a question is about; an answer without subjects says why in a remark."""
    text = _unquote(question.strip().lstrip("\ufeff"))
    if not text:
        return refuse("There is nothing to explain: the text is empty")
    catalog = project.catalog
    answer = (
        _answer_code(catalog, text)
        or _answer_status(catalog, text)
        or _answer_response(project, text)
        or _answer_page(text)
    )
    return answer or _answer_text(project, text)


def _answer_text(project: Project, text: str) -> Answer:
    catalog = project.catalog
    matches = match_message(project, text)
    is_sure = bool(matches) and not matches[0].is_guess
    return (
        (_join_matches(matches) if is_sure else None)
        or _answer_name(catalog, text)
        or _answer_named(catalog, text)
        or _suggest_messages(project, text)
        or _answer_guess(matches, text)
        or _suggest_names(catalog, text)
    )


def _unquote(text: str) -> str:
    is_quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'`"
    return text[1:-1].strip() if is_quoted else text


def _answer_code(catalog: Catalog, text: str) -> Answer | None:
    code = Code(text)
    if code in catalog.entries:
        return tell_about(code)
    retired = catalog.retired.get(code)
    if retired:
        reason = retired.reason.value.removesuffix(".")
        remark = f"{code} was withdrawn and is never sent any more: {reason}"
        if retired.replacement and retired.replacement in catalog.entries:
            return tell_about(retired.replacement, remark, f"{retired.replacement} replaces it")
        return Answer(remarks=(remark,))
    for entry in catalog.entries.values():
        if code in (name.value for name in entry.formerly):
            return tell_about(entry.code, f"{code} is called {entry.code} now")
    return None


_STATUS = re.compile(r"(?:HTTP(?:/[0-9.]+)?\s+)?(?P<number>[1-5][0-9]{2})(?:\s+(?P<phrase>.+))?")
_STATUS_CELL = re.compile(r"(?P<phrase>[^()]+)\((?P<number>[1-5][0-9]{2})\)")


def _answer_status(catalog: Catalog, text: str) -> Answer | None:
    found = _STATUS.fullmatch(text) or _STATUS_CELL.fullmatch(text)
    if found is None:
        return None
    number, phrase = int(found["number"]), reduce_name(found["phrase"] or "")
    status = catalog.statuses.get(number)
    names = {reduce_name(name.value) for name in (status.phrase, status.label)} if status else set()
    if phrase and phrase not in names:
        return None
    codes = tuple(code for code, entry in catalog.entries.items() if entry.status == number)
    if codes:
        return Answer(listed=codes)
    used = sorted({entry.status for entry in catalog.entries.values()})
    return refuse(f"No code has the status {number}; there are {', '.join(map(str, used))}")


def _answer_response(project: Project, text: str) -> Answer | None:
    shape = project.catalog.response
    body = find_body(text, shape)
    if body is None:
        return None
    code, message = read_path(body, shape.code), read_path(body, shape.message)
    matches = match_message(project, message) if isinstance(message, str) else ()
    if not isinstance(code, str):
        remark = f"The response has no text at {'.'.join(shape.code)!r}"
        return _judge_by_message(remark, matches, body)
    answer = _answer_code(project.catalog, code) or _answer_name(project.catalog, code)
    if answer is None or not answer.subjects:
        remarks = answer.remarks if answer else (f"{code!r} is no code of the catalogue",)
        return _judge_by_message(remarks[0], matches, body)
    known = answer.subjects[0].code
    match = next((match for match in matches if match.wording.code == known), None)
    is_odd = bool(message) and match is None
    remarks = ("The message is none that the catalogue knows of this code",) if is_odd else ()
    return Answer(subjects=(Subject(known, match, body),), remarks=answer.remarks + remarks)


def _judge_by_message(remark: str, matches: tuple[Match, ...], body: Mapping[str, Json]) -> Answer:
    if not matches or matches[0].is_guess:
        return refuse(remark)
    answer = _join_matches(matches)
    subjects = tuple(subject._replace(body=body) for subject in answer.subjects)
    return Answer(
        subjects=subjects, remarks=(f"{remark}; its message reads like this", *answer.remarks)
    )


def _answer_page(text: str) -> Answer | None:
    start = text[:1000].lower()
    if not start.startswith(("<!doctype", "<html", "<head", "<body", "<?xml")):
        return None
    begin = start.find("<title>")
    end = start.find("</title>", begin)
    title = " ".join(text[begin + len("<title>") : end].split()) if 0 <= begin < end else ""
    found = f"the page “{title}”" if title else "HTML or XML"
    return refuse(
        f"This is {found}, not an error response: "
        "a proxy, gateway or sign-in page may have answered in place of the service"
    )


def _answer_guess(matches: tuple[Match, ...], text: str) -> Answer | None:
    if not matches or len(text.split()) < _LEAST_GUESSED:
        return None
    return _join_matches(matches, "Only a guess: messages of this code are free text")


def _join_matches(matches: tuple[Match, ...], *remarks: str) -> Answer:
    """Make an answer of the codes that agree with a message equally well."""
    first = matches[0]
    by_code: dict[Code, Match] = {}
    for match in matches:
        if _grade(match) == _grade(first):
            by_code.setdefault(match.wording.code, match)
    if first.precision is Precision.INSIDE:
        remarks += ("The message was found inside a longer text",)
    if first.wording.origin is Origin.EARLIER:
        remarks += ("Earlier pages had this wording",)
    subjects = tuple(Subject(code, match) for code, match in by_code.items())
    return Answer(subjects=subjects, remarks=remarks)


def _grade(match: Match) -> tuple[int, int]:
    return len(match.misfits), len(match.wording.literal)


def find_code(catalog: Catalog, text: str) -> Code | None:
    """Return the code that a text writes in another form: case, separators, two misspelt letters.

    `ErrorCode.INVALID_INPUT` and `invalid-input` are forms of `InvalidInput`.
    """
    if len(text) > _LONGEST_NAME:
        return None
    name = text.rpartition(".")[2] or text
    by_letters = {reduce_name(code, has_digits=True): code for code in catalog.entries}
    same = by_letters.get(reduce_name(name, has_digits=True))
    near = same or NameIndex(catalog.entries).find_altered(name)
    return Code(near) if near else None


def _answer_name(catalog: Catalog, text: str) -> Answer | None:
    code = find_code(catalog, text)
    if code is None:
        return None
    name = text.rpartition(".")[2] or text
    if reduce_name(code, has_digits=True) == reduce_name(name, has_digits=True):
        return tell_about(code, f"Codes are case-sensitive: the service writes {code}")
    return tell_about(code, f"There is no code {text!r}; did you mean {code}?")


def _answer_named(catalog: Catalog, text: str) -> Answer | None:
    words = dict.fromkeys(re.findall(r"\w+", text))
    codes = tuple(Code(word) for word in words if word in catalog.entries)
    if not codes:
        return None
    broken = explain_unreadable(text, catalog.response)
    remarks = ((broken,) if broken else ()) + (f"The text names {', '.join(codes)}",)
    if len(codes) > _MOST_SUBJECTS:
        return Answer(listed=codes, remarks=remarks)
    return Answer(subjects=tuple(map(Subject, codes)), remarks=remarks)


def _suggest_messages(project: Project, text: str) -> Answer | None:
    from rapidfuzz import fuzz, process

    if len(text) > _LONGEST_MESSAGE:
        return None
    wordings = collect_wordings(project)
    near = process.extract(
        text.casefold(),
        [render_source(wording.template).casefold() for wording in wordings],
        scorer=fuzz.ratio,
        score_cutoff=_LEAST_LIKENESS,
        limit=_MOST_LISTED,
    )
    codes = tuple(dict.fromkeys(wordings[index].code for _, _, index in near))
    remark = "No message of the catalogue reads exactly like this; did you mean one of these?"
    return refuse(remark, listed=codes) if codes else None


def _suggest_names(catalog: Catalog, text: str) -> Answer:
    unreadable = explain_unreadable(text, catalog.response)
    if unreadable:
        return refuse(unreadable)
    remark = "No code, status or message of the catalogue is like this text"
    if len(text) > _LONGEST_NAME:
        return refuse(remark)
    letters = reduce_name(text, has_digits=True)
    is_part = len(letters) >= _LEAST_LETTERS
    codes = tuple(code for code in catalog.entries if is_part and letters in code.casefold())
    hint = "; did you mean one of these?" if codes else f": {text!r}"
    return refuse(f"{remark}{hint}", listed=codes)
