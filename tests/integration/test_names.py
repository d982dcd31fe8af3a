"""Names that become paths, files and identifiers: nothing leads out of the project."""

import pytest
from tests.integration.harness import MARK, Workspace

PATHS = ["../../evil", "/etc/evil", "a/../../b", "a//b", ".", "c:/x", "con", "a/nul.md", "A b", "é"]


@pytest.mark.parametrize("slug", [*PATHS, "a\\\\..\\\\b", "a/\\0b", "x" * 300, ".git/hooks/x"])
def test_a_slug_is_a_relative_path(slug: str, project: Workspace):
    place = project.edit("catalog/products.yaml", "slug: beacon/errors", f'slug: "{MARK}{slug}"')
    result = project.run("check")
    assert result.code == 1
    assert f"{place}: error invalid-value: " in result.out


@pytest.mark.parametrize("tag", ["../x", "/x", "de-DE/..", "de_DE", "DE-de", "con", "a" * 60])
def test_a_language_is_a_tag(tag: str, project: Workspace):
    place = project.edit("catalog/catalog.yaml", "  de-DE:", f'  "{MARK}{tag}":')
    result = project.run("check")
    assert result.code == 1
    assert f"{place}: error invalid-value: " in result.out


@pytest.mark.parametrize("product", ["../x", "/x", "BEACON", "a b", ".", "con", "1"])
def test_a_product_is_a_name(product: str, project: Workspace):
    place = project.edit("catalog/products.yaml", "^beacon:", f'"{MARK}{product}":')
    result = project.run("check")
    assert result.code == 1
    assert f"{place}: error invalid-value: " in result.out


@pytest.mark.parametrize("package", ["../x", "/x", "a.b", "class", "Lighthouse", "1x", "__init__"])
def test_a_package_is_an_identifier(package: str, project: Workspace):
    place = project.edit(
        "catalog/catalog.yaml",
        "python-package: lighthouse_errors",
        f'python-package: "{MARK}{package}"',
    )
    result = project.run("check")
    assert result.code == 1
    assert f"{place}: error invalid-value: " in result.out


@pytest.mark.parametrize("code", ["../X", "invalidBerth", "A/B", "Con", "X" * 500, "Ünï", "1A"])
def test_a_code_is_an_identifier(code: str, project: Workspace):
    place = project.edit(
        "catalog/errors/429-too-many-requests.yaml", "code: TooManyCalls", f'code: "{MARK}{code}"'
    )
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


@pytest.mark.parametrize("target", LINKS)
def test_a_link_leads_to_pages_only(target: str, project: Workspace):
    places = [
        project.edit("catalog/products.yaml", r"url: https\S+", f'url: "{MARK}{target}"'),
        project.edit("catalog/products.yaml", r"href: \.\./beacon\.md", f'href: "{MARK}{target}"'),
        project.edit("catalog/catalog.yaml", r"base-url: \S+", f'base-url: "{MARK}{target}"'),
    ]
    result = project.run("check")
    assert result.code == 1
    assert all(f"{place}: error " in result.out for place in places)


@pytest.mark.parametrize("target", [*LINKS, "javascript:alert(1)"])
def test_a_link_in_prose_leads_to_pages_only(target: str, project: Workspace):
    place = project.edit(
        "catalog/errors/429-too-many-requests.yaml", "cause: .*", f'cause: "{MARK}[a]({target})."'
    )
    result = project.run("check", place.path)
    assert result.code == 1
    assert f"{place.path}:{place.line}:" in result.out


@pytest.mark.parametrize("slug", ["tower/api/errors", "tower/api/errors.md/more"])
def test_two_pages_need_two_paths(slug: str, project: Workspace):
    project.edit("catalog/products.yaml", "slug: beacon/errors", f"slug: {slug}")
    result = project.run("check")
    assert result.code == 1
    assert ": error path-clash: " in result.out


@pytest.mark.parametrize("tag", ["../x", "/etc/passwd", "", "con", "x" * 5000, "xx-XX", "de DE"])
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
