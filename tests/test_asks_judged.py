"""A careless proposal of states must score as one."""

from collections import Counter

import pytest

from desktopapp.plan.brief import Brief
from tests.asks_judged import ANSWERED, STATES, agreement, judged
from tests.checks_measured import letter

KEYS = ("C", "R")


def asks_of(brief: Brief) -> set[str]:
    return {
        ask.id
        for theme in brief.themes
        for ask in (*theme.asks, *(one for question in theme.questions for one in question.asks))
    }


@pytest.mark.parametrize("key", KEYS)
def test_every_ask_of_the_letter_was_read_and_what_is_answered_is_shown(key: str) -> None:
    reading = judged(key)
    assert set(reading) >= asks_of(letter())
    assert all(one.state in STATES for one in reading.values())
    assert all(one.evidence for one in reading.values() if one.state in (ANSWERED, "partly"))
    assert all(place.name.startswith(key) for one in reading.values() for place in one.evidence)


@pytest.mark.parametrize("key", KEYS)
def test_who_proposes_what_was_read_agrees_in_all(key: str) -> None:
    reading = judged(key)
    told = {ask: (one.state, bool(one.evidence)) for ask, one in reading.items()}
    found = agreement(reading, told)
    assert (found.same, found.unfounded) == (found.of, [])


@pytest.mark.parametrize("key", KEYS)
def test_who_says_the_same_of_every_ask_does_not_agree(key: str) -> None:
    reading = judged(key)
    most = Counter(one.state for one in reading.values()).most_common(1)[0][1]
    for state in STATES:
        found = agreement(reading, dict.fromkeys(reading, (state, False)))
        assert found.same <= most < 0.6 * found.of
    assert agreement(reading, dict.fromkeys(reading, (ANSWERED, False))).unfounded
