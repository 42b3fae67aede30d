"""Plans that went apart, brought together: by answer, paragraph and sentence."""

from pathlib import Path

from desktopapp.plan.merge import Choice, Choose, Clash, Merged, keep_ours
from desktopapp.plan.plan import Answer, Plan
from desktopapp.plan.problem import Problem
from desktopapp.session.session import Session
from desktopapp.store import together

__all__ = ["Choice", "Clash", "Merged"]


def merge_with_disk(session: Session, choose: Choose = keep_ours) -> Merged:
    """Take in what somebody else saved in the plan's file meanwhile; the next save keeps both.

    One step that can be undone. Raises ``Problem`` where the file cannot be read.
    """
    if session.held is None:
        raise Problem("This plan has no file yet.", then="Choose where to save it.")
    merged, held = together.merge_with_disk(session.plan, session.on_disk, session.held, choose)
    session.edit(merged.plan, "bring in what was saved meanwhile")
    session.held = held
    session.on_disk = held.opened[0] if held.opened else None
    return merged


def merge_with_copy(session: Session, copy: Path, choose: Choose = keep_ours) -> Merged:
    """Take in what was changed in a copy of the plan, as one step that can be undone.

    While there are clashes, the copy is not noted as merged: merging again shows them again.
    """
    if session.held is None:
        raise Problem("This plan has no file yet.", then="Save it first.")
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
