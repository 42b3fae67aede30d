"""Bringing together two states of one plan, as the window does."""

from desktopapp.plan.clash import Choose, keep_ours
from desktopapp.plan.merge import Merged
from desktopapp.session.merging import read_apart, take_in
from desktopapp.session.recovering import Recovered, recover
from desktopapp.session.session import Session
from desktopapp.store.recovery import Recovery
from desktopapp.store.vault import Vault


def merge_with_disk(session: Session, choose: Choose = keep_ours) -> Merged:
    """Take in what somebody else saved in the plan's file meanwhile; the next save keeps both."""
    apart = read_apart(session)
    merged = apart.merged(session.plan, choose)
    take_in(session, apart, merged)
    return merged


def recovered_whole(found: Recovery, vault: Vault | None = None) -> Recovered:
    """Open a plan with what was typed last, brought into it where nothing clashes."""
    recovered = recover(found, vault)
    session, apart = recovered.session, recovered.apart
    if apart:
        merged = apart.merged(session.plan)
        assert not merged.clashes
        take_in(session, apart, merged)
    return recovered
