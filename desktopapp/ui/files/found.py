"""A plan that was read, made ready to be shown without the window having to wait."""

from typing import NamedTuple

from desktopapp.session.session import Session
from desktopapp.ui.pages.paged import Paged, first_paged


class FoundPlan(NamedTuple):
    """A plan that was read, and its pages, or nothing where they are not laid out yet."""

    session: Session
    pages: Paged | None


def with_pages(session: Session) -> FoundPlan:
    """Lay out a plan that was read, so that the window need not; any thread."""
    return FoundPlan(session, first_paged(session.plan))
