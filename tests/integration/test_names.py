"""Names that become paths, files and identifiers: nothing leads out of the project."""

import re

import pytest
from tests.integration.harness import MARK, Workspace

PRODUCTS = "catalog/products.yaml"
SETTINGS = "catalog/catalog.yaml"
ENTRIES = "catalog/errors/429-too-many-requests.yaml"

NAMES = [
    # slug, language, package, code
    ("../../evil", "../x", "../x", "../X"),
    ("/etc/evil", "/x", "/x", "/X"),
    ("a/../../b", "de-DE/..", "a.b", "A/B"),
    ("a\\\\..\\\\b", "de\\\\DE", "a\\\\b", "A\\\\B"),
    ("a/\\0b", "de\\0", "a\\0b", "A\\0B"),
    ("con", "con", "class", "Con"),
    ("a/nul.md", "aux", "__init__", "Nul"),
    ("a//b", "de_DE", "1x", "1A"),
    (".git/hooks/x", ".de", ".x", ".X"),
    ("A b", "DE-de", "Lighthouse", "invalidBerth"),
    ("é", "dé", "é", "Ünï"),
    ("a" * 300, "a" * 60, "a" * 300, "A" * 500),
]


@pytest.mark.parametrize(("slug", "tag", "package", "code"), NAMES, ids=lambda name: name[:12])
def test_names_become_paths_only_in_a_safe_form(
    slug: str, tag: str, package: str, code: str, project: Workspace
):
    places = [
        project.edit(PRODUCTS, "slug: beacon/errors", f'slug: "{MARK}{slug}"'),
        project.edit(SETTINGS, "  de-DE:", f'  "{MARK}{tag}":'),
        project.edit(SETTINGS, "package: lighthouse_errors", f'package: "{MARK}{package}"'),
        project.edit(ENTRIES, "code: TooManyCalls", f'code: "{MARK}{code}"'),
    ]
    result = project.run("build")
    assert result.code == 1
    assert all(f"{place}: error invalid-value: " in result.out for place in places)
    assert not (project.root / "site").exists()


@pytest.mark.parametrize("product", ["../x", "BEACON", "con", "1"])
def test_a_product_is_a_name(product: str, project: Workspace):
    place = project.edit(PRODUCTS, "^beacon:", f'"{MARK}{product}":')
    result = project.run("check")
    assert result.code == 1
    assert f"{place}: error invalid-value: " in result.out


LINKS = [
    "javascript:alert",
    "data:text/html,x",
    "file:///etc/passwd",
    "//x.example",
    "\\\\\\\\server\\\\share",
    "http://a b",
]


@pytest.mark.parametrize("target", [*LINKS, "javascript:alert(1)"])
def test_a_link_leads_to_pages_only(target: str, project: Workspace):
    places = [
        project.edit(PRODUCTS, r"url: https\S+", f'url: "{MARK}{target}"'),
        project.edit(PRODUCTS, r"href: \.\./beacon\.md", f'href: "{MARK}{target}"'),
        project.edit(SETTINGS, r"base-url: \S+", f'base-url: "{MARK}{target}"'),
        project.edit(ENTRIES, "cause: .*", f'cause: "{MARK}[a]({target})."'),
    ]
    result = project.run("check")
    assert result.code == 1
    assert all(
        re.search(rf"^{place.path}:{place.line}:\d+: error ", result.out, re.MULTILINE)
        for place in places
    )


@pytest.mark.parametrize("slug", ["tower/api/errors", "tower/api/errors.md/more"])
def test_two_pages_need_two_paths(slug: str, project: Workspace):
    project.edit(PRODUCTS, "slug: beacon/errors", f"slug: {slug}")
    result = project.run("check")
    assert result.code == 1
    assert ": error path-clash: " in result.out


@pytest.mark.parametrize("tag", ["../x", "", "con", "x" * 5000, "xx-XX"])
def test_sync_starts_languages_only(tag: str, project: Workspace):
    result = project.run("sync", "--locale", tag, writes=())
    assert result.code == 2
    assert "errcat: " in result.err


@pytest.mark.parametrize("tag", ["de_AT", "DE-at", "de-at"])
def test_sync_names_the_tag_that_is_meant(tag: str, project: Workspace):
    result = project.run("sync", "--locale", tag, writes=())
    assert result.code == 2
    assert "use --locale de-AT\n" in result.err


def test_sync_leaves_the_language_of_the_catalogue_alone(project: Workspace):
    result = project.run("sync", "--locale", "en-GB", writes=())
    assert result.code == 2
    assert "edit catalog/ instead" in result.err
