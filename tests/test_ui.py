"""The words of the tool's own pages."""

from errcat.ui import UI_COMMENTS, UI_TEXTS


def test_every_word_has_a_comment_for_translators():
    assert list(UI_COMMENTS) == list(UI_TEXTS)


def test_words_are_plain_text_of_one_line():
    assert [text for text in UI_TEXTS.values() if not text or set(text) & set("{}<>*`\n")] == []
