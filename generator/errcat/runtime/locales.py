"""Locale tags: fallback chains, and negotiation of a language with a client.

RFC 4647 §3.4 (lookup) with what CLDR knows of languages: parents that shortening a tag does not
give (`es-MX` is nearest to `es-419`), the script that a region implies (`zh-TW` is written in
`Hant`, and never falls back to the `Hans` of `zh-CN`), and older names of languages (`iw`, `he`).
The tables hold only what the package's own locales need.
"""

import re
from itertools import takewhile

TYPE_CHECKING = False  # so that `typing` is not imported where it is not needed
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TAG = re.compile(
    r"""
    (?P<language>[a-z]{2,8}) (?:[-_](?P<extended>[a-z]{3}))? (?:[-_](?P<script>[a-z]{4}))?
    (?:[-_](?P<region>[a-z]{2}|[0-9]{3}))? (?:[-_][0-9a-z]{1,8})*
    (?:[.@][-.@_0-9a-z]*)?  # as in $LANG: sv_SE.UTF-8
    """,
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
_LONGEST_TAG = 64
_LONGEST_HEADER = 4096
_WEIGHT = re.compile(r"0(?:\.[0-9]*)?|1(?:\.0*)?", re.ASCII)


class LocaleMap:
    """The locales of a package, and the way to them from any tag."""

    __slots__ = ("_aliases", "_chains", "_likely", "_parents", "available")

    def __init__(
        self,
        available: tuple[str, ...],
        likely: "Mapping[str, str]",
        parents: "Mapping[str, str]",
        aliases: "Mapping[str, str]",
    ) -> None:
        """Take the package's locales and CLDR's tables.

        Args:
            available: The locales, the source locale first.
            likely: Tags with their likely script and region: `zh` is `zh-Hans-CN`.
            parents: Parents that differ from the shortened tag.
            aliases: Languages by their older names.
        """
        self.available = available
        self._likely = likely
        self._parents = parents
        self._aliases = aliases
        self._chains = {tag: tuple(self.inherit(tag)) for tag in available}

    def fallback_chain(self, tag: str) -> tuple[str, ...]:
        """Return the available locales for a tag, the best one first, the source locale last.

        A tag that is none, or of a language that is not available, has the source locale only.
        """
        source = self.available[0]
        found = dict.fromkeys(takewhile(lambda near: near != source, self._find(tag)))
        return (*found, source)

    def negotiate(self, accept_language: str) -> str | None:
        """Return the available locale that an `Accept-Language` header asks for.

        `*` asks for any that is not refused, where nothing else that is asked for is available.
        `None`: the header asks for none that is available.

        Source: RFC 9110 §12.5.4, RFC 4647 §3.4.
        """
        ranges = tuple(_parse_ranges(accept_language[:_LONGEST_HEADER]))
        refused = {"-".join(filter(None, self._split(tag))) for tag, weight in ranges if not weight}
        wanted = sorted((item for item in ranges if item[1]), key=lambda item: -item[1])
        for tag, _ in wanted:
            for found in self._find(tag):
                if refused.isdisjoint(self._chains[found]):
                    return found
        others = self.available if any(tag == "*" for tag, _ in wanted) else ()
        return next((tag for tag in others if refused.isdisjoint(self._chains[tag])), None)

    def inherit(self, tag: str) -> "Iterator[str]":
        """Yield a tag in canonical form and what it inherits from, without the root."""
        language, script, region = self._split(tag)
        while language:
            tag = "-".join(filter(None, (language, script, region)))
            yield tag
            if tag in self._parents:
                language, script, region = self._split(self._parents[tag])
            elif region:
                language, script, region = self._split(f"{language}-{script}".rstrip("-"))
            else:
                return  # a script that is not the language's usual one inherits nothing

    def _find(self, tag: str) -> "Iterator[str]":
        """Yield the available locales that share an ancestor with the tag, the nearest first."""
        for ancestor in self.inherit(tag):
            full = self._maximize(ancestor)
            yield from (tag for tag in self.available if self._chains[tag][0] == ancestor)
            yield from (tag for tag in self.available if self._maximize(tag) == full)
            yield from (tag for tag in self.available if ancestor in self._chains[tag])

    def _maximize(self, tag: str) -> tuple[str, str, str]:
        """Return language, script and region of a tag, the likely ones where it has none."""
        language, script, region = self._split(tag)
        known = self._likely.get(f"{language}-{script}") or self._likely.get(language, "--")
        _, likely_script, likely_region = known.split("-")
        return language, script or likely_script, region or likely_region

    def _split(self, tag: str) -> tuple[str, str, str]:
        """Return language, script and region of a tag; all empty where it is no tag.

        The script is empty where it is the language's usual one, unless the region alone implies
        another: `zh-Hans-TW` keeps its script, and `zh-TW` is `zh-Hant-TW`.
        """
        match = _TAG.fullmatch(tag) if len(tag) <= _LONGEST_TAG else None
        if match is None:
            return "", "", ""
        language = (match["extended"] or match["language"]).lower()
        language = self._aliases.get(language, language)
        region = (match["region"] or "").upper()
        usual = self._likely.get(language, "--").split("-")[1]
        implied = self._likely.get(f"{language}-{region}", f"-{usual}-").split("-")[1]
        script = (match["script"] or implied).capitalize()
        return language, "" if script == usual == implied else script, region


def _parse_ranges(header: str) -> "Iterator[tuple[str, float]]":
    """Yield the language ranges of a header with their weights, without malformed ones."""
    for item in header.split(","):
        tag, *parameters = (part.strip(" \t") for part in item.split(";"))
        weights = (text for name, text in map(_split_parameter, parameters) if name == "q")
        weight = next(weights, "1")
        if _WEIGHT.fullmatch(weight):
            yield tag, float(weight)


def _split_parameter(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name.strip(" \t").lower(), value.strip(" \t")
