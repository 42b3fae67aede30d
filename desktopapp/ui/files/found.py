"""A plan that was read, made ready to be shown without the window having to wait."""

from typing import NamedTuple

from desktopapp.plan.problem import Problem
from desktopapp.session.session import Session
from desktopapp.ui.pages.paged import Paged, paged


class FoundPlan(NamedTuple):
    """A plan that was read, and its pages, or nothing where they cannot be laid out as it says."""

    session: Session
    pages: Paged | None


def with_pages(session: Session) -> FoundPlan:
    """Lay out a plan that was read, so that the window need not; any thread."""
    try:
        return FoundPlan(session, paged(session.plan))
    except Problem:
        return FoundPlan(session, None)
