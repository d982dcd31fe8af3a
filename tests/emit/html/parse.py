"""Reading pages as a browser would, as far as tests need it; unclosed elements are faults."""

from html.parser import HTMLParser

_VOID = frozenset({"meta", "link", "br", "wbr", "rect", "circle", "path", "ellipse"})


class Parsed(HTMLParser):
    """Elements of a page with their attributes, and the text of the page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(page)
        self.close()
        self.faults += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.faults.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.text += data

    def attributes(self, name: str) -> list[str]:
        """Return the values of an attribute, in order."""
        return [attrs[name] or "" for _, attrs in self.elements if name in attrs]

    def find(self, tag: str) -> dict[str, str | None]:
        """Return the attributes of the first element of a kind."""
        return next(attrs for found, attrs in self.elements if found == tag)
