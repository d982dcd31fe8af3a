"""Bringing PO texts up to date: what changes, and that nothing else does."""

import pytest

from errcat.sources.po_units import PoUnit, render_unit
from errcat.sources.sync import Synced, sync_text

HEADER = 'msgid ""\nmsgstr "Language: sv\\n"\n'


def unit(key: str, msgid: str, *formerly: str, flags: tuple[str, ...] = ()) -> PoUnit:
    return PoUnit(key, msgid, (f"Text of {key}",), ("catalog/x.yaml",), flags, formerly)


def by_key(*units: PoUnit) -> dict[str, PoUnit]:
    return {unit.key: unit for unit in units}


def po(*blocks: str) -> str:
    return "\n".join([HEADER, *blocks])


def sync(text: str | None, *units: PoUnit) -> Synced:
    return sync_text(text, by_key(*units), HEADER)


A, B, C = unit("a", "Ann"), unit("b", "Bob"), unit("c", "Cat")
A_DONE, B_DONE, C_DONE = render_unit(A, "Anna"), render_unit(B, "Bo"), render_unit(C, "Katt")


def test_a_new_file_has_the_header_and_every_unit():
    assert sync(None, A, B) == Synced(po(render_unit(A), render_unit(B)), added=("a", "b"))


@pytest.mark.parametrize("text", ["", "\n", "\ufeff\r\n"])
def test_an_empty_file_counts_as_none(text: str):
    assert sync(text, A).text == po(render_unit(A))


def test_a_file_that_is_up_to_date_stays_as_it_is():
    text = po(A_DONE, B_DONE)
    assert sync(text, A, B) == Synced(text)


def test_a_new_unit_goes_behind_the_one_that_precedes_it():
    result = sync(po(A_DONE, C_DONE), A, B, C)
    assert result == Synced(po(A_DONE, render_unit(B), C_DONE), added=("b",))


def test_a_new_first_unit_goes_behind_the_header():
    assert sync(po(B_DONE), A, B).text == po(render_unit(A), B_DONE)


def test_a_file_without_header_is_given_one():
    assert sync(B_DONE, B) == Synced(po(B_DONE), has_new_header=True)
    assert sync(po(B_DONE), B) == Synced(po(B_DONE))


def test_a_new_unit_in_a_file_without_header_goes_behind_the_new_header():
    assert sync(B_DONE, A, B).text == po(render_unit(A), B_DONE)


@pytest.mark.parametrize("header", ['msgid ""\nmsgstr ""\n', 'msgid "" msgstr "" ""\n'])
def test_an_empty_header_is_filled_in_its_place(header: str):
    result = sync(f"# (c) me\n#, fuzzy\n{header}\n{A_DONE}", A)
    before = header.partition("msgstr")[0]
    assert result.text == f'# (c) me\n#, fuzzy\n{before}msgstr "Language: sv\\n"\n\n{A_DONE}'
    assert result.has_new_header


def test_a_header_without_fields_keeps_what_it_says():
    text = f'msgid ""\nmsgstr "hello"\n\n{A_DONE}'
    assert sync(text, A).text == text.replace('"hello"', '"Language: sv\\n"\n"hello"')


def test_a_new_header_has_the_line_ends_of_the_file():
    assert sync(B_DONE.replace("\n", "\r\n"), B).text == po(B_DONE).replace("\n", "\r\n")


def test_a_new_unit_follows_its_predecessor_wherever_translators_put_that():
    assert sync(po(C_DONE, A_DONE), A, B, C).text == po(C_DONE, A_DONE, render_unit(B))


def test_changed_english_makes_its_translation_fuzzy_and_tells_the_earlier_text():
    changed = unit("a", "Anne")
    result = sync(po(A_DONE), changed)
    assert result.text == po(
        '#. Text of a\n#: catalog/x.yaml\n#, fuzzy\n#| msgctxt "a"\n#| msgid "Ann"\n'
        'msgctxt "a"\nmsgid "Anne"\nmsgstr "Anna"\n'
    )
    assert result.changed == ("a",)


def test_the_fuzzy_flag_comes_first_among_the_flags():
    old, new = unit("a", "A", flags=("md-text",)), unit("a", "B", flags=("md-text",))
    assert "#, fuzzy, md-text\n" in sync(po(render_unit(old, "x")), new).text


def test_changed_english_without_translation_is_only_replaced():
    result = sync(po(render_unit(A)), unit("a", "Anne"))
    assert result.text == po(render_unit(unit("a", "Anne")))


def test_english_that_changes_twice_still_tells_the_text_that_was_translated():
    once = sync(po(A_DONE), unit("a", "Anne")).text
    twice = sync(once, unit("a", "Anja")).text
    assert '#| msgid "Ann"\n' in twice
    assert 'msgid "Anja"\n' in twice


def test_english_that_changes_back_makes_the_translation_good_again():
    text = po(A_DONE)
    assert sync(sync(text, unit("a", "Anne")).text, A).text == text


def test_a_flag_that_a_translator_set_survives_changed_english_that_changes_back():
    text = po(A_DONE.replace("msgctxt", "#, fuzzy\nmsgctxt"))
    assert sync(sync(text, unit("a", "Anne")).text, A).text == text


def test_a_unit_that_is_gone_becomes_obsolete_at_the_end():
    result = sync(po(A_DONE, "# mine\n" + B_DONE, C_DONE), A, C)
    assert result.text == po(
        A_DONE, C_DONE, '# mine\n#~ msgctxt "b"\n#~ msgid "Bob"\n#~ msgstr "Bo"\n'
    )
    assert result.obsolete == ("b",)


def test_an_obsolete_unit_keeps_flags_and_the_earlier_english():
    gone = '#, fuzzy, md-text, no-wrap\n#| msgid "Ben"\n' + B_DONE.partition("yaml\n")[2]
    result = sync(po(A_DONE, gone), A).text
    assert '\n#, fuzzy, no-wrap\n#~| msgid "Ben"\n#~ msgctxt "b"\n' in result


def test_a_unit_that_is_gone_and_holds_nobodys_work_disappears():
    result = sync(po(A_DONE, render_unit(B)), A)
    assert (result.text, result.obsolete) == (po(A_DONE), ("b",))


def test_an_obsolete_unit_is_brought_back_to_its_place():
    text = po(A_DONE, "# mine\n" + B_DONE, C_DONE)
    result = sync(sync(text, A, C).text, A, B, C)
    assert (result.text, result.revived) == (text, ("b",))


def test_an_obsolete_unit_that_comes_back_with_other_english_is_fuzzy():
    result = sync(sync(po(A_DONE, B_DONE), A).text, A, unit("b", "Bert"))
    assert '#, fuzzy\n#| msgctxt "b"\n#| msgid "Bob"\nmsgctxt "b"\nmsgid "Bert"\n' in result.text
    assert (result.revived, result.changed) == (("b",), ("b",))


def test_a_wrapped_translation_survives_becoming_obsolete_and_coming_back():
    wrapped = A_DONE.replace('msgstr "Anna"', 'msgstr ""\n"An"\n"na"')
    gone = sync(po(wrapped, B_DONE), B).text
    assert '#~ msgstr ""\n#~ "An"\n#~ "na"\n' in gone
    assert sync(gone, A, B).text == po(wrapped, B_DONE)


def test_obsolete_units_in_the_middle_of_a_file_stay_there():
    text = po(A_DONE, '#~ msgctxt "x"\n#~ msgid "X"\n#~ msgstr "Y"\n', B_DONE)
    assert sync(text, A, B).text == text


def test_no_unit_is_twice_obsolete():
    twice = sync(po(B_DONE, '#~ msgctxt "b"\n#~ msgid "Ben"\n#~ msgstr "B"\n'), unit("b", "Ben"))
    assert twice.text == po(
        render_unit(unit("b", "Ben"), "B"), '#~ msgctxt "b"\n#~ msgid "Bob"\n#~ msgstr "Bo"\n'
    )


def test_an_obsolete_unit_that_a_live_one_takes_the_place_of_disappears():
    text = po(B_DONE, '#~ msgctxt "b"\n#~ msgid "Ben"\n#~ msgstr ""\n')
    result = sync(text, unit("b", "Ben")).text
    assert result.count('msgid "Ben"') == 1
    assert 'msgstr "Bo"' in result


def test_a_renamed_unit_keeps_its_translation_and_only_its_key_changes():
    renamed = PoUnit("new/a", "Ann", A.comments, A.references, (), ("a",))
    result = sync(po("# note\n" + A_DONE), renamed)
    assert result.text == po("# note\n" + A_DONE.replace('"a"', '"new/a"'))
    assert (result.renamed, result.added, result.obsolete) == (("new/a",), (), ())


def test_a_renamed_unit_with_other_english_tells_both_earlier_values():
    result = sync(po(A_DONE), unit("z", "Zoe", "a")).text
    assert '#| msgctxt "a"\n#| msgid "Ann"\nmsgctxt "z"\nmsgid "Zoe"\nmsgstr "Anna"\n' in result


def test_a_rename_finds_a_translation_that_is_obsolete_already():
    gone = sync(po(A_DONE, B_DONE), B).text
    result = sync(gone, unit("z", "Ann", "a"), B)
    assert 'msgctxt "z"\nmsgid "Ann"\nmsgstr "Anna"\n' in result.text
    assert (result.renamed, result.revived) == (("z",), ("z",))


def test_a_rename_that_is_told_late_finds_the_translations_that_became_obsolete():
    untold = sync(po(A_DONE, B_DONE), unit("z", "Ann"), B).text
    result = sync(untold, unit("z", "Ann", "a"), B)
    assert result.text == sync(po(A_DONE, B_DONE), unit("z", "Ann", "a"), B).text
    assert (result.renamed, result.revived, result.obsolete) == (("z",), ("z",), ())


def test_a_rename_that_is_told_after_a_change_of_english_finds_the_earlier_translation():
    untold = sync(po(A_DONE), unit("z", "Zoe")).text
    result = sync(untold, unit("z", "Zoe", "a"))
    assert result.text == sync(po(A_DONE), unit("z", "Zoe", "a")).text
    assert (result.changed, result.renamed) == (("z",), ("z",))


def test_a_translation_made_since_a_rename_is_kept():
    text = po(
        render_unit(unit("z", "Ann"), "Nanna"), '#~ msgctxt "a"\n#~ msgid "Ann"\n#~ msgstr "Anna"\n'
    )
    assert sync(text, unit("z", "Ann", "a")).text == text


def test_notes_and_flags_at_a_unit_without_translation_stay_when_one_is_found():
    untold = sync(po("# old\n#, no-wrap\n" + A_DONE), unit("z", "Ann")).text
    noted = untold.replace('msgctxt "z"', '#, fuzzy, c-format\n#| msgid "An"\nmsgctxt "z"')
    noted = noted.replace("#. Text of z", "# new\n#. Text of z")
    result = sync(noted, unit("z", "Ann", "a")).text
    assert "# new\n# old\n#. Text of z\n#: catalog/x.yaml\n" in result
    assert "fuzzy" not in result
    assert "no-wrap" in result
    assert "c-format" in result
    assert "#~" not in result
    assert sync(result, unit("z", "Ann", "a")).text == result


def test_a_translation_under_a_former_key_takes_the_place_of_a_unit_without_one():
    renamed = unit("z", "Ann", "a")
    text = po("# old\n" + A_DONE, "# new\n" + render_unit(renamed))
    result = sync(text, renamed)
    comments = "# new\n# old\n#. Text of z\n#: catalog/x.yaml\n"
    assert result.text == po(f'{comments}msgctxt "z"\nmsgid "Ann"\nmsgstr "Anna"\n')
    assert (result.renamed, result.obsolete) == (("z",), ())
    assert sync(result.text, renamed).text == result.text


def test_a_former_key_that_is_in_use_again_is_left_to_its_new_owner():
    result = sync(po(A_DONE), A, unit("z", "Ann", "a"))
    assert (result.added, result.renamed) == (("z",), ())


def test_two_units_do_not_take_the_same_translation():
    result = sync(po(A_DONE), unit("y", "Ann", "a"), unit("z", "Ann", "a"))
    assert (result.renamed, result.added) == (("y",), ("z",))


def test_comments_references_and_flags_of_the_tool_are_refreshed():
    text = po(
        "#. old\n#: old.yaml:3\n#, c-format, md-text, no-wrap\n" + A_DONE.partition("yaml\n")[2]
    )
    result = sync(text, unit("a", "Ann", flags=("max-length:9",)))
    assert result.text.endswith(
        "\n#. Text of a\n#: catalog/x.yaml\n#, max-length:9, c-format, no-wrap\n"
        'msgctxt "a"\nmsgid "Ann"\nmsgstr "Anna"\n'
    )
    assert result.refreshed == ("a",)


WEBLATE = ("python-brace-format", "md-text", "max-length:9")


def test_flags_of_weblate_that_another_tool_dropped_are_no_reason_to_write():
    text = po(render_unit(unit("a", "Ann", flags=WEBLATE[:1]), "Anna"))
    assert sync(text, unit("a", "Ann", flags=WEBLATE)) == Synced(text)


@pytest.mark.parametrize("flags", [(), WEBLATE[1:], (*WEBLATE[:2], "max-length:8")])
def test_flags_of_gettext_and_wrong_ones_are_refreshed(flags: tuple[str, ...]):
    text = po(render_unit(unit("a", "Ann", flags=flags), "Anna"))
    result = sync(text, unit("a", "Ann", flags=WEBLATE))
    assert result.text == po(render_unit(unit("a", "Ann", flags=WEBLATE), "Anna"))
    assert result.refreshed == ("a",)


def test_a_unit_that_changes_has_the_flags_of_weblate_again():
    text = po(render_unit(A, "Anna"))
    assert "#, fuzzy, python-brace-format, md-text, max-length:9\n" in (
        sync(text, unit("a", "Anne", flags=WEBLATE)).text
    )


def test_comments_that_other_tools_dropped_come_back_in_their_order():
    bare = "# mine\n#, fuzzy\n" + B_DONE.partition("yaml\n")[2]
    assert sync(po(bare), B).text == po(
        B_DONE.replace("#. ", "# mine\n#. ").replace("msgctxt", "#, fuzzy\nmsgctxt")
    )


def test_references_that_another_tool_wrapped_stay_as_they_are():
    two = PoUnit("a", "Ann", (), ("x.yaml", "y.yaml"), (), ())
    text = po('#: x.yaml\n#: y.yaml\nmsgctxt "a"\nmsgid "Ann"\nmsgstr ""\n')
    assert sync(text, two).text == text.replace("#: x.yaml\n#: y.yaml", "#: x.yaml\n#: y.yaml")


def test_comments_set_off_by_a_blank_line_stay_where_they_are():
    text = po(A_DONE, "# ---- part two ----\n", B_DONE, C_DONE)
    assert sync(text, A, C).text.startswith(po(A_DONE, "# ---- part two ----\n", C_DONE))


def test_line_ends_of_the_file_are_kept():
    text = po(A_DONE, C_DONE).replace("\n", "\r\n")
    result = sync(text, unit("a", "Anne"), B, unit("d", "two\nlines")).text
    assert result.count("\n") == result.count("\r\n")


def test_a_byte_order_mark_is_kept():
    assert sync("\ufeff" + po(A_DONE), A, B).text == "\ufeff" + po(A_DONE, render_unit(B))


def test_a_missing_line_end_at_the_end_is_put_in_only_before_new_units():
    text = po(A_DONE).rstrip("\n")
    assert sync(text, A).text == text
    assert sync(text, A, B).text == po(A_DONE, render_unit(B))


def test_units_without_blank_lines_between_them_are_taken_apart_rightly():
    assert sync(HEADER + A_DONE + B_DONE + C_DONE, A, C).text == (
        HEADER + A_DONE + C_DONE + '\n#~ msgctxt "b"\n#~ msgid "Bob"\n#~ msgstr "Bo"\n'
    )


def test_units_on_one_line_are_taken_apart_rightly():
    text = HEADER + 'msgctxt "a" msgid "Ann" msgstr "Anna" msgctxt "b" msgid "Bob" msgstr "Bo"\n'
    result = sync(text, A, unit("n", "New"), B)
    assert sync(result.text, A, unit("n", "New"), B) == Synced(result.text)
    assert result.added == ("n",)


def test_the_header_stays_as_it_is():
    header = '# (c) me\n#, fuzzy\nmsgid ""\nmsgstr ""\n"Language:   sv\\n"\n"X-Mine: 1\\n"\n\n\n'
    assert sync(header + A_DONE, A, unit("b", "Bert")).text.startswith(header + A_DONE)


def test_a_text_with_syntax_faults_is_refused():
    with pytest.raises(ValueError, match="not closed"):
        sync(po('msgctxt "a\n'), A)


def test_a_text_with_plural_forms_is_refused():
    with pytest.raises(ValueError, match="plural"):
        sync(HEADER + 'msgctxt "a"\nmsgid "b"\nmsgid_plural "c"\nmsgstr[0] "d"\n', A)
