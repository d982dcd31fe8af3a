"""Watching a page: what it says on the console, and what it asks the network for."""

from pathlib import Path

from playwright.sync_api import Page, Request


class Watch:
    """Collects console messages, exceptions and requests of a page."""

    def __init__(self, page: Page) -> None:
        self.faults: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.faults.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.faults.append(f"exception: {error}"))
        page.on("requestfailed", self._note_failure)
        page.on("request", lambda request: self.requests.append(request.url))

    def _note_failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # leaving a page stops what it still loads
            self.faults.append(f"{request.failure}: {request.url}")

    def requests_outside(self, start: str) -> list[str]:
        """Return the requests for anything but what begins with an address."""
        return [url for url in self.requests if not url.startswith((start, "data:"))]


def list_pages(site: Path) -> list[Path]:
    """Return every page of a site but the one for missing addresses, which needs a host."""
    return [path for path in sorted(site.rglob("*.html")) if path.name != "404.html"]
