"""How the guide says things: what is banned, hard to read or no plain text is named in one sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backcare_desktop.core.guide.guidance import Entry, Guidance
from backcare_desktop.core.guide.review import problems
from backcare_desktop.core.guide.reviewwords import hardest_texts
from tests.content import shipped


@pytest.fixture
def guide() -> Guidance:
    return shipped.guidance()


def with_entry(guide: Guidance, entry: Entry) -> Guidance:
    return replace(guide, entries=(entry, *guide.entries[1:]))


def test_no_text_is_hard_to_read(guide: Guidance) -> None:
    text = (
        "Musculoskeletal discomfort predominantly originates from insufficiently interrupted sedentary behaviour " * 3
    )
    entry = replace(guide.entries[0], do=(text,))
    [problem] = problems(with_entry(guide, entry))
    assert problem.startswith("cause.muscle-pull, do: reads like school grade ")


def test_a_line_that_denies_does_not_excuse_the_next(guide: Guidance) -> None:
    entry = replace(guide.entries[0], do=("No heat", "It heals"))
    assert problems(with_entry(guide, entry)) == (
        'cause.muscle-pull, do: says "heals" (see the word list of README.md)',
    )


def test_the_hardest_texts_are_named_with_their_grade(guide: Guidance) -> None:
    first, second = hardest_texts(guide, 2)
    assert first[1] == "rf.infection, text"
    assert first[0] == pytest.approx(8.0, abs=0.05)
    assert second[0] <= first[0]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("This heals a pull.", "heals"),
        ("A Therapy for you.", "Therapy"),
        ("Clinically proven to work.", "Clinically proven"),
        ("Don't worry.", "Don't worry"),
        ("It is not so. But it works wonders.", "wonders"),
        ("It heals and does not hurt.", "heals"),
        ("Stretch the hamstring.", "hamstring"),
        ("Don\u2019t worry.", "Don\u2019t worry"),
    ],
)
def test_banned_words_are_named_with_their_place(guide: Guidance, text: str, word: str) -> None:
    entry = replace(guide.entries[0], summary=text)
    assert problems(with_entry(guide, entry)) == (
        f'cause.muscle-pull, summary: says "{word}" (see the word list of README.md)',
    )


@pytest.mark.parametrize(
    "text",
    ["Not proven.", "No pack heals a muscle.", "Neither cold nor heat heals.", "Healing takes time.", "Cured ham."],
)
def test_a_sentence_that_denies_and_a_longer_word_are_no_problem(guide: Guidance, text: str) -> None:
    assert problems(with_entry(guide, replace(guide.entries[0], summary=text))) == ()


def test_what_the_article_claimed_may_use_any_word(guide: Guidance) -> None:
    assert problems(with_entry(guide, replace(guide.entries[0], seed_claim="Oil works wonders and cures"))) == ()


def test_words_are_banned_however_they_are_set_apart(guide: Guidance) -> None:
    entry = replace(guide.entries[0], summary="Bad  posture. Sit-properly.")
    assert problems(with_entry(guide, entry)) == (
        'cause.muscle-pull, summary: says "Bad  posture" (see the word list of README.md)',
        'cause.muscle-pull, summary: says "Sit-properly" (see the word list of README.md)',
    )


@pytest.mark.parametrize(
    ("text", "mark"), [("Call {EMERGENCY now.", "{"), ("Rest. <b>Now.</b>", "<"), ("A\x00B.", "\\x00")]
)
def test_texts_are_plain(guide: Guidance, text: str, mark: str) -> None:
    assert problems(with_entry(guide, replace(guide.entries[0], summary=text))) == (
        f"cause.muscle-pull, summary: has '{mark}'; texts are plain, with tokens such as {{EMERGENCY}}",
    )


def test_the_day_of_the_check_is_filled_in_one_text_only(guide: Guidance) -> None:
    entry = replace(guide.entries[0], summary="Last checked: {CHECKED_ON}.")
    assert problems(with_entry(guide, entry)) == ("cause.muscle-pull, summary: there is no token {CHECKED_ON}",)


def test_a_move_is_shown_where_no_token_is_filled(guide: Guidance) -> None:
    told = replace(guide.exercises[0], feel="Call {EMERGENCY}.")
    assert problems(replace(guide, exercises=(told, *guide.exercises[1:]))) == (
        "neck-chin-tuck, feel: {EMERGENCY} is not filled here",
    )


def test_an_unknown_token_is_named(guide: Guidance) -> None:
    entry = replace(guide.entries[0], do=("Call {POLICE} or {EMERGENCY}.",))
    assert problems(with_entry(guide, entry)) == ("cause.muscle-pull, do: there is no token {POLICE}",)
