"""Bringing together two states of one plan, as the window does, and what makes them differ."""

from dataclasses import replace

from desktopapp.plan.clash import Choose, keep_ours
from desktopapp.plan.merge import Merged
from desktopapp.plan.text import Paragraph, Run
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


def reword(session: Session, words: str) -> None:
    """Change the words of the first answer's paragraph, which stays the paragraph it is."""
    answer = session.plan.answers_to("t1.q1")[0]
    (block,) = answer.text
    assert isinstance(block, Paragraph)
    changed = replace(answer, text=(replace(block, runs=(Run(words),)),))
    session.edit(session.plan.with_part(changed), "reword")
