"""Bringing together what two people saved of one plan, as the window does."""

from desktopapp.plan.clash import Choose, keep_ours
from desktopapp.plan.merge import Merged
from desktopapp.session.merging import read_apart, take_in
from desktopapp.session.session import Session


def merge_with_disk(session: Session, choose: Choose = keep_ours) -> Merged:
    """Take in what somebody else saved in the plan's file meanwhile; the next save keeps both."""
    apart = read_apart(session)
    merged = apart.merged(session.plan, choose)
    take_in(session, apart, merged)
    return merged
