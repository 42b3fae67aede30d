"""Text that two documents share."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.library.overlap import (
    RUN,
    eight_word_runs,
    fingerprints,
    left_out,
    shared_runs,
    verbatim_share,
    within,
    words_of,
)

SENTENCE = "The council will review every contract above ten thousand pounds before it is renewed."


def text_of(text: str, start: int, end: int) -> str:
    spans = words_of(text).spans
    return text[spans[start][0] : spans[end - 1][1]]


def brute_force(here: list[str], there: list[str]) -> set[int]:
    """Return each word of ``here`` that lies in an exactly shared run of eight."""
    runs = {tuple(there[at : at + RUN]) for at in range(len(there) - RUN + 1)}
    return {
        word
        for at in range(len(here) - RUN + 1)
        if tuple(here[at : at + RUN]) in runs
        for word in range(at, at + RUN)
    }


words = st.lists(st.sampled_from("abcde"), max_size=60)


@given(words, words)
@settings(max_examples=150)
def test_every_shared_run_of_eight_words_is_found(here: list[str], there: list[str]) -> None:
    covered = {word for run in shared_runs(here, there) for word in range(run.start, run.end)}
    assert brute_force(here, there) <= covered


@given(words, words)
@settings(max_examples=150)
def test_texts_that_share_eight_words_share_a_kept_hash(here: list[str], there: list[str]) -> None:
    if brute_force(here, there):
        assert fingerprints(here).keys() & fingerprints(there).keys()


def test_seven_shared_words_are_nothing() -> None:
    assert not shared_runs(list("abcdefgx"), list("yabcdefg"))


def test_a_run_is_found_whatever_its_letters_case_and_punctuation() -> None:
    other = (
        "As we said: THE COUNCIL will review every contract, above ten thousand pounds (or so)."
    )
    (run,) = shared_runs(words_of(SENTENCE).words, words_of(other).words)
    assert text_of(SENTENCE, run.start, run.end) == SENTENCE.partition(" before")[0]
    assert text_of(other, run.there, run.there_end).endswith("pounds")


def test_a_changed_word_makes_one_nearly_equal_run() -> None:
    other = SENTENCE.replace("ten", "fifty")
    (run,) = shared_runs(words_of(SENTENCE).words, words_of(other).words)
    assert text_of(other, run.there, run.there_end) == SENTENCE.replace("ten", "fifty")[:-1]
    assert run.words == len(SENTENCE.split()) - 1


def test_the_letters_own_words_are_left_out() -> None:
    letter = "how do you monitor progress and how do you report the time and money spent"
    here = words_of(f"Our answer to {letter} is short.")
    skip = left_out(here.words, eight_word_runs(words_of(letter).words))
    assert shared_runs(here.words, words_of(letter).words)
    assert not shared_runs(here.words, words_of(letter).words, skip)


def test_own_words_beside_the_letters_are_kept() -> None:
    letter = "how do you monitor progress and how do you report the time and money spent"
    both = f"{letter} we answer that our board meets in the town hall every month"
    here = words_of(both)
    skip = left_out(here.words, eight_word_runs(words_of(letter).words))
    (run,) = shared_runs(here.words, here.words, skip)
    assert text_of(both, run.start, run.end).endswith("every month")
    assert not text_of(both, run.start, run.end).startswith("how do you")


def test_a_plan_that_says_a_thing_twice_is_told_both_places() -> None:
    parts = [f"First. {SENTENCE}", "Nothing shared here at all.", f"{SENTENCE} Again {SENTENCE}"]
    twice = [(a, b) for a, _, b, _ in within(parts)]
    assert sorted(set(twice)) == [(0, 2), (2, 2)]


def test_the_share_that_is_still_verbatim_falls_as_text_is_rewritten() -> None:
    assert verbatim_share(SENTENCE, SENTENCE) == 1
    rewritten = "Each contract is looked at afresh by the board before anybody renews it."
    assert verbatim_share(rewritten, SENTENCE) == 0
    assert 0.3 < verbatim_share(f"{SENTENCE} {rewritten}", SENTENCE) < 0.7
    assert verbatim_share("", SENTENCE) == 0


@pytest.mark.parametrize("seed", range(5))
def test_a_copied_stretch_is_found_in_a_long_text(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # a reproducible test, not a secret
    vocabulary = [f"w{number}" for number in range(300)]
    there = chance.choices(vocabulary, k=3000)
    here = chance.choices(vocabulary, k=2000)
    at, where = chance.randrange(2900), chance.randrange(1900)
    here[where : where + 9] = there[at : at + 9]
    runs = shared_runs(here, there)
    assert any(run.start <= where and where + 9 <= run.end for run in runs)
    assert fingerprints(here).keys() & fingerprints(there).keys()
