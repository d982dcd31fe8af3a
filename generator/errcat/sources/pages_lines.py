"""Lines of a page: what each says, and where it begins."""

import re


class Lines:
    """The lines of a text with the offset of each; a line ends in LF, CR LF, or CR."""

    def __init__(self, source: str) -> None:
        self.source = source
        shown = source.replace("\0", "\N{REPLACEMENT CHARACTER}")  # CommonMark 0.31.2 §2.3
        if "\r" in shown:
            pieces = re.split(r"(\r\n|\r|\n)", shown)
            self.texts = pieces[0::2]
            ends = [*map(len, pieces[1::2]), 0]
        else:
            self.texts = shown.split("\n")
            ends = [1] * len(self.texts)
        starts = []
        offset = 0
        for text, end in zip(self.texts, ends, strict=True):
            starts.append(offset)
            offset += len(text) + end
        self.starts = tuple(starts)
