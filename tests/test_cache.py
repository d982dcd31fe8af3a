import sys
from pathlib import Path

import pytest

from errcat.cache import digest_sources, read_proof, store_proof


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    (tmp_path / "catalog" / "errors").mkdir(parents=True)
    (tmp_path / "catalog" / "errors" / "a.yaml").write_text("x")
    return tmp_path


def test_equal_sources_have_equal_digests(sources: Path):
    assert digest_sources(sources, ["catalog"]) == digest_sources(sources, ["catalog"])


def test_a_changed_byte_of_the_same_size_changes_the_digest(sources: Path):
    before = digest_sources(sources, ["catalog"])
    (sources / "catalog" / "errors" / "a.yaml").write_text("y")
    assert digest_sources(sources, ["catalog"]) != before


def test_a_renamed_file_changes_the_digest(sources: Path):
    before = digest_sources(sources, ["catalog"])
    (sources / "catalog" / "errors" / "a.yaml").rename(sources / "catalog" / "errors" / "b.yaml")
    assert digest_sources(sources, ["catalog"]) != before


def test_details_change_the_digest(sources: Path):
    assert digest_sources(sources, ["catalog"], "x") != digest_sources(sources, ["catalog"])


def test_another_version_of_a_library_changes_the_digest(
    sources: Path, monkeypatch: pytest.MonkeyPatch
):
    (sources / "site" / "babel-2.17.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr("sys.path", [*sys.path, str(sources / "site")])
    before = digest_sources(sources, ["catalog"])
    (sources / "site" / "babel-2.17.0.dist-info").rename(
        sources / "site" / "babel-2.18.0.dist-info"
    )
    assert digest_sources(sources, ["catalog"]) != before


def test_another_state_of_the_program_changes_the_digest(
    sources: Path, monkeypatch: pytest.MonkeyPatch
):
    (sources / "errcat").mkdir()
    (sources / "errcat" / "cache.py").write_text("")
    monkeypatch.setattr("errcat.cache.__file__", str(sources / "errcat" / "cache.py"))
    before = digest_sources(sources, ["catalog"])
    (sources / "errcat" / "cache.py").write_text("x")
    assert digest_sources(sources, ["catalog"]) != before


def test_a_missing_folder_has_no_digest(sources: Path):
    assert digest_sources(sources, ["locales"]) is None


def test_a_broken_link_has_no_digest(sources: Path):
    (sources / "catalog" / "b.yaml").symlink_to("nowhere")
    assert digest_sources(sources, ["catalog"]) is None


def test_a_stored_proof_is_read_back():
    store_proof("kind", "0123", "54")
    assert read_proof("kind", "0123") == "54"


def test_an_unknown_proof_is_none():
    assert read_proof("kind", "4567") is None


def test_a_cache_that_cannot_be_written_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    store_proof("kind", "89", "1")
    assert read_proof("kind", "89") is None


def test_only_the_newest_proofs_are_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("errcat.cache._MOST_PROOFS", 3)
    for number in range(5):
        store_proof("kind", str(number), "")
    assert len(list((tmp_path / "errcat" / "kind").iterdir())) == 3
