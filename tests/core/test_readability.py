"""How hard a text is to read: syllables near enough, grades that grow with long words and long sentences."""

from __future__ import annotations

import pytest

from backcare_desktop.core.guide.readability import grade, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("back", 1), ("ease", 1), ("moved", 1), ("stretched", 1), ("the", 1), ("tight", 1)),
        *(("muscle", 2), ("shoulder", 2), ("needed", 2), ("reading", 2), ("gentle", 2), ("doctor's", 2)),
        *(("medium", 3), ("exercise", 3), ("injury", 3), ("physiotherapist", 6)),
    ],
)
def test_syllables_are_counted_by_the_spelling(word: str, count: int) -> None:
    assert syllables(word) == count


def test_short_words_in_short_sentences_are_easy() -> None:
    assert grade(
        "Sit tall. Look straight ahead. Slide your chin back. Hold it. Let go. Do it eight times in all today."
    ) == (pytest.approx(0, abs=1.5))


def test_long_words_in_a_long_sentence_are_hard() -> None:
    text = (
        "Physiotherapeutic intervention demonstrates considerable effectiveness regarding musculoskeletal discomfort "
        "among administrative personnel experiencing prolonged sedentary occupational conditions without interruption "
        "or opportunity."
    )
    hardness = grade(text)
    assert hardness is not None
    assert hardness > 20


def test_a_few_words_have_no_grade_and_a_number_to_call_counts_as_one_easy_word() -> None:
    assert grade("Rheumatoid arthritis") is None
    assert grade("{EMERGENCY}") is None
    assert grade("Call {EMERGENCY} now. " * 8) == pytest.approx(0.39 * 3 + 11.8 - 15.59)
