"""What a plain script over the same libraries does: ruamel's round trip, Babel, Jinja's i18n.

usage: plain_stack.py check|build ROOT
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

_PLACEHOLDER = re.compile(r"\{(\w+)\}")

_PAGE = """\
# {{ pgettext("page/alpha/heading", heading) }}

| Error code | HTTP status code | Message |
| --- | --- | --- |
{% for entry in entries -%}
| `{{ entry.code }}` | Bad Request ({{ entry.status }}) \
| {{ pgettext(entry.code ~ "/message", entry.message) }} |
{% endfor %}
{% for entry in entries %}
### {{ entry.code }}

{{ pgettext(entry.code ~ "/cause", entry.cause) }}

{{ pgettext(entry.code ~ "/resolution", entry.resolution) }}

{% endfor %}
"""


def main() -> None:
    command, root = sys.argv[1], Path(sys.argv[2])
    entries = load_entries(root)
    catalogs = {path.stem: load_catalog(path) for path in sorted((root / "locales").glob("*.po"))}
    if command == "check":
        faults = [fault for catalog in catalogs.values() for fault in check(entries, catalog)]
        print(len(faults))
    else:
        for tag, catalog in catalogs.items():
            (root / f"plain-{tag}.md").write_text(render(entries, catalog), encoding="utf-8")


def load_entries(root: Path) -> list[Any]:
    from ruamel.yaml import YAML

    yaml = YAML()
    return [
        entry
        for path in sorted((root / "catalog" / "errors").glob("*.yaml"))
        for entry in yaml.load(path)
    ]


def load_catalog(path: Path) -> "Catalog":
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def check(entries: list[Any], catalog: "Catalog") -> Iterator[str]:
    for entry in entries:
        for field in ("message", "cause", "resolution"):
            message = catalog.get(entry[field], context=f"{entry['code']}/{field}")
            if message is None or not message.string:
                yield f"{entry['code']}/{field} is missing"
            elif sorted(_PLACEHOLDER.findall(entry[field])) != sorted(
                _PLACEHOLDER.findall(message.string)
            ):
                yield f"{entry['code']}/{field} has other placeholders"


def render(entries: list[Any], catalog: "Catalog") -> str:
    from babel.support import NullTranslations
    from jinja2 import Environment

    class Texts(NullTranslations):
        def pgettext(self, context: str, text: str) -> str:
            message = catalog.get(text, context=context)
            return message.string if message and message.string else text

    environment = Environment(extensions=["jinja2.ext.i18n"])  # Markdown is not escaped
    environment.install_gettext_translations(Texts())
    return environment.from_string(_PAGE).render(entries=entries, heading="Error codes of Alpha")


main()
