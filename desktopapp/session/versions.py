"""The versions inside a plan's file: listed, compared, brought back, and left out when shared."""

from dataclasses import replace
from pathlib import Path

from desktopapp.plan.compare import Difference, Kind, compare, compare_words
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem, no_file_yet
from desktopapp.session.session import Session
from desktopapp.store import save
from desktopapp.store import versions as kept_versions
from desktopapp.store.versions import Version

__all__ = ["Difference", "Kind", "Version", "compare", "compare_words"]


def versions(session: Session) -> tuple[Version, ...]:
    """Return the versions of a plan as last saved, the newest first."""
    return kept_versions.versions(session.held.kept)[::-1] if session.held else ()


def version_plan(session: Session, version: Version) -> Plan:
    """Return the plan as it was in a version, or raise ``Problem``. Any thread may do so."""
    if session.held is None:
        raise no_file_yet()
    return kept_versions.version_plan(session.held.kept, version)


def bring_back(session: Session, plan: Plan, said: str) -> None:
    """Bring a version back as one step of undo; the plan before and after are kept as versions.

    ``said`` names the version that comes back. Raises ``Problem`` for a plan that may only be
    read.
    """
    before = session.plan
    session.edit(replace(plan, id=before.id), "bring a version back")
    session.mark(before, f"Before {said} was brought back")
    session.mark(session.plan, f"{said} brought back")


def share_without_history(session: Session, path: Path) -> Path:
    """Write the plan as it stands, without versions, into another file; return its path.

    It is encrypted if the plan is. Raises ``Problem`` where it cannot be written.
    """
    held = save.file_to_replace(path)
    ours = session.held
    if ours:
        if held.path.resolve() == ours.path.resolve():
            raise Problem(
                "That is the file of the plan itself, which keeps its history.",
                where=str(path),
                safe="Nothing was changed.",
                then="Choose another name for the copy.",
            )
        kept = kept_versions.without_versions(ours.kept)
        held = replace(held, kept=kept, vault=ours.vault)
    return save.save(session.plan, held).path
