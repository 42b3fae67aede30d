"""How long an answer is as forms count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktopapp.plan.form_counting import counted_characters, counted_for, counted_words
from desktopapp.plan.wanted import FormCounting, Limit, LimitUnit

TEXT = "A well-known plan:\n- mend it"


@pytest.mark.parametrize(
    ("unit", "counting", "found"),
    [
        (LimitUnit.WORDS, FormCounting.AS_HERE, 6),
        (LimitUnit.WORDS, FormCounting.HYPHENS_PART, 6),  # one more word, and no lone hyphen
        (LimitUnit.CHARACTERS, FormCounting.AS_HERE, 28),
        (LimitUnit.CHARACTERS, FormCounting.WITH_SPACES, 28),
        (LimitUnit.CHARACTERS, FormCounting.WITHOUT_SPACES, 23),
        (LimitUnit.CHARACTERS, FormCounting.TWO_TO_A_LINE, 29),
        (LimitUnit.PAGES, FormCounting.AS_HERE, None),
    ],
)
def test_each_form_counts_in_its_way(
    unit: LimitUnit, counting: FormCounting, found: int | None
) -> None:
    assert counted_for(TEXT, Limit(unit, 10, counting=counting)) == found


def test_hyphens_part_words_where_the_form_says_so() -> None:
    assert counted_words("cost-of-living") == 1
    assert counted_words("cost-of-living", FormCounting.HYPHENS_PART) == 3


@given(st.text(max_size=40))
def test_characters_are_those_that_a_browser_counts(text: str) -> None:
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    assert counted_characters(text) == units
    lines = text.count("\n")
    assert counted_characters(text, FormCounting.TWO_TO_A_LINE) == units + lines
