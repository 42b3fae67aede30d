"""Plans that went apart, brought together: by answer, paragraph and sentence."""

from dataclasses import dataclass, replace
from pathlib import Path

from desktopapp.plan.merge import Choice, Choose, Clash, Merged, keep_ours, merge
from desktopapp.plan.plan import Answer, Plan
from desktopapp.plan.problem import no_file_yet
from desktopapp.session.session import Session
from desktopapp.store import together
from desktopapp.store.save import Held

__all__ = ["Choice", "Clash", "Merged"]


@dataclass(frozen=True, slots=True)
class Apart:
    """What somebody else made of a plan, read and not yet brought in.

    ``held`` is what to save with where it is the plan's own file; a copy has a ``revision``.
    """

    base: Plan | None
    theirs: Plan
    held: Held | None = None
    revision: str = ""
    name: str = ""

    def merged(self, plan: Plan, choose: Choose = keep_ours) -> Merged:
        """Bring both together as a pure function of what was chosen."""
        return merge(self.base, plan, self.theirs, choose)


def read_apart(session: Session, copy: Path | None = None) -> Apart:
    """Read what the plan's file holds now, or a copy of it; any thread may do so.

    Raises ``Problem`` where it cannot be read.
    """
    held = session.held
    if held is None:
        raise no_file_yet("Choose where to save it.")
    if copy is None:
        theirs, found = together.read_disk(held)
        return Apart(session.on_disk, theirs, found, name=held.path.name)
    base, theirs, revision = together.read_copy(session.plan, held, copy)
    return Apart(base, theirs, revision=revision, name=copy.name)


def take_in(session: Session, apart: Apart, merged: Merged) -> None:
    """Take both into the plan as one step that can be undone; the next save keeps it."""
    if apart.held is None:
        session.edit(merged.plan, f"merge {apart.name}")
        session.merged = (*session.merged, apart.revision)
        return
    session.edit(merged.plan, "bring in what was saved meanwhile")
    copy = session.held.copy if session.held else None
    session.held = replace(apart.held, copy=copy or apart.held.copy)
    session.on_disk = apart.theirs


def merge_with_disk(session: Session, choose: Choose = keep_ours) -> Merged:
    """Take in what somebody else saved in the plan's file meanwhile; the next save keeps both.

    One step that can be undone. Raises ``Problem`` where the file cannot be read.
    """
    apart = read_apart(session)
    merged = apart.merged(session.plan, choose)
    take_in(session, apart, merged)
    return merged


def merge_with_copy(session: Session, copy: Path, choose: Choose = keep_ours) -> Merged:
    """Take in what was changed in a copy of the plan, as one step that can be undone.

    While there are clashes, the copy is not noted as merged: merging again shows them again.
    """
    if session.held is None:
        raise no_file_yet()
    session.refuse_when_read_only()
    merged, revision = together.merge_with_copy(session.plan, session.held, copy, choose)
    session.edit(merged.plan, f"merge {copy.name}")
    if choose is not keep_ours or not merged.clashes:
        session.merged = (*session.merged, revision)
    return merged


def copies_beside(session: Session) -> tuple[Path, ...]:
    """Return changed copies of the plan in its folder, as clients that sync folders leave."""
    return together.copies_beside(session.plan, session.held) if session.held else ()


def merged_data(plan: Plan, merged: Merged) -> dict[str, object]:
    """Return what a merge did as the command line prints it in JSON."""
    parts = {part.id: part for part in (*plan.parts(), *merged.plan.parts())}

    def named(part_id: str) -> str:
        part = parts.get(part_id)
        if isinstance(part, Answer):
            return (part.questions or (part.theme,))[0]
        return part_id

    return {
        "merged": [{"question": named(one), "from": side} for one, side in merged.taken.items()],
        "clashes": [
            {
                "question": named(clash.part),
                "place": clash.place,
                "base": clash.base,
                "ours": clash.ours,
                "theirs": clash.theirs,
            }
            for clash in merged.clashes
        ],
    }
