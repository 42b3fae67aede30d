"""Who has a plan open is said as it is: another officer by name, oneself in another window."""

import pytest

from desktopapp.session.news import said_of_lease, said_of_leaving, said_of_taking_over
from desktopapp.session.officer import officer
from desktopapp.store.locks import Holder, _machine


def test_another_officer_is_named_with_computer_and_time() -> None:
    said = said_of_lease(Holder("A. Brook", _machine(), "9:15 on 3 June 2024", "token"))
    assert said.startswith("A. Brook has had this plan open on ")
    assert said.endswith("since 9:15 on 3 June 2024.")


def test_oneself_on_another_computer_is_named_with_it() -> None:
    said = said_of_lease(Holder(officer(), "PC-12", "9:15 on 3 June 2024", "token"))
    assert "on PC-12 since" in said


def test_oneself_on_this_computer_has_it_open_in_another_window() -> None:
    said = said_of_lease(Holder(officer(), _machine(), "9:15 on 3 June 2024", "token"))
    assert said == "You have this plan open in another window."


@pytest.mark.parametrize(
    ("holder", "taken", "left"),
    [
        (
            Holder("A. Brook", "PC-12", "9:15", "token"),
            "A. Brook has taken this plan over.",
            "A. Brook no longer has this plan open.",
        ),
        (
            Holder(officer(), _machine(), "9:15", "token"),
            "You have taken this plan over in another window.",
            "You no longer have this plan open in another window.",
        ),
        *(
            (
                unknown,
                "This plan was taken over elsewhere.",
                "This plan is no longer open elsewhere.",
            )
            for unknown in (None, Holder("", "", "", ""))
        ),
    ],
)
def test_who_took_a_plan_over_or_left_it_is_said_as_far_as_it_is_known(
    holder: Holder | None, taken: str, left: str
) -> None:
    assert said_of_taking_over(holder) == taken
    assert said_of_leaving(holder) == left
