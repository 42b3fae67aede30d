"""How long an answer is as forms count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktopapp.plan.limits import counted_as
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
    ],
)
def test_each_form_counts_in_its_way(unit: LimitUnit, counting: FormCounting, found: int) -> None:
    assert counted_as(Limit(unit, 10, counting=counting), TEXT) == found


@given(st.text(max_size=40))
def test_characters_are_those_that_a_browser_counts(text: str) -> None:
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    two = Limit(LimitUnit.CHARACTERS, 10, counting=FormCounting.TWO_TO_A_LINE)
    assert counted_as(Limit(LimitUnit.CHARACTERS, 10), text) == units
    assert counted_as(two, text) == units + text.count("\n")
