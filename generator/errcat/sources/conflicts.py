"""The marks that version control leaves where two changes meet."""

import re

from errcat.position import Span
from errcat.sources.rules import FindingLog

CONFLICT_MARKS = ("<<<<<<< ", "=======", ">>>>>>> ")
"""What the lines begin with."""
CONFLICT_MESSAGE = "a merge conflict stands here"
CONFLICT_HELP = "keep one of the two sides, and remove the lines <<<<<<<, ======= and >>>>>>>"

_BEGIN = re.compile(r"^<{7} [^\n]*", re.MULTILINE)


def report_conflict(text: str, path: str, log: FindingLog) -> bool:
    """Report the first merge conflict in a YAML file that cannot be read; tells if there is one."""
    match = _BEGIN.search(text)
    if match is None:
        return False
    line = text.count("\n", 0, match.start()) + 1
    span = Span(path, line, 1, line, len(match[0]) + 1)
    log.add("yaml-syntax", CONFLICT_MESSAGE, span, advice=CONFLICT_HELP)
    return True
