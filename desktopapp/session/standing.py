"""What an open plan comes from, and merges that are undone and done again.

A merge that is undone is parted: nothing says from then on that what came was taken out, it is
only not brought in.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from desktopapp.plan.history import Caret, History
from desktopapp.plan.plan import Plan
from desktopapp.store.open_file import Attempts, OpenFile


class Standing(NamedTuple):
    """What a plan came from at one moment: its file, what was merged since, what the disk has."""

    held: OpenFile | None
    merged: tuple[str, ...]
    on_disk: Plan | None


class Brought(NamedTuple):
    """A merge that can be undone: the plan that came of it, and its standing before and after.

    ``how`` says how it came, ``saved`` is the revision as which it was first saved, empty before
    that; ``within`` tells whether it is in the plan as it stands now.
    """

    plan: Plan
    before: Standing
    after: Standing
    how: str = "brought in"
    saved: str = ""
    within: bool = True

    @property
    def version(self) -> str:
        """The name of the version that keeps it when it is undone."""
        return f"With what was {self.how}"


def said_of_undone(one: Brought, *, is_kept: bool) -> tuple[str, str]:
    """Say that a merge is undone, and what is safe; ``is_kept`` where it stays as a version."""
    what = f"What was {one.how} is out of your plan again."
    if is_kept:
        return what, f"It is kept as the version “{one.version}”. Redo puts it back."
    return what, "The two are as they were before, and nothing of either is lost."


def said_of_saved(one: Brought) -> str:
    """Say that a merge was saved although it was undone by then."""
    return (
        f"What was {one.how} was saved just before it was undone: "
        f"it is kept as the version “{one.version}”."
    )


class SharedCopy(NamedTuple):
    """A copy that was shared without history: its file, and what it holds under which revision.

    ``came`` are the revisions of the plan that it was made of.
    """

    path: Path
    revision: str
    plan: Plan
    came: tuple[str, ...]


def knowing(now: Standing, shared: Iterable[SharedCopy]) -> Standing:
    """Return what a plan comes from that knows copies which were shared of it.

    What comes back in one is then compared with what was shared. The copies themselves tell
    nothing of the plan's history.
    """
    from desktopapp.store.history import with_branch  # noqa: PLC0415  # rarely needed

    held, merged = now.held, now.merged
    if held is None:
        return now
    for one in shared:
        if one.revision not in merged:
            kept = with_branch(held.kept, one.revision, one.came)
            held = replace(held, kept=kept, states=(*held.states, (one.revision, one.plan)))
            merged = (*merged, one.revision)
    return now._replace(held=held, merged=merged)


def is_in_file(one: Brought, now: Standing) -> bool:
    """Tell whether a merge was saved, or the plan has another file since: it cannot just go."""
    held, before = now.held, one.before.held
    return bool(one.saved) or not held or not before or held.path != before.path


def standing_without(one: Brought, now: Standing) -> Standing:
    """Return the standing of a plan out of which a merge is taken again.

    What a save left that did not land has the merge in it, and is no part of the plan any more.
    """
    held, before = now.held, one.before.held
    if held is None:
        return now
    if before and not is_in_file(one, now):
        return one.before._replace(held=replace(before, copy=held.copy, vault=held.vault))
    states = (*held.states, *(before.states if before else ()))
    revision, parents = (before.revision, before.parents) if before else ("", ())
    held = replace(
        held,
        revision=revision,
        parents=parents,
        states=states,
        attempts=Attempts(),
        copied=(),
    )
    return Standing(held, one.before.merged, now.on_disk)


def rejoined(one: Brought, now: Standing) -> Brought:
    """Return a merge as it is done again on what the plan came from meanwhile."""
    from desktopapp.store.history import united_history  # noqa: PLC0415  # rarely needed

    held, before, joined = now.held, one.before.held, one.after.held
    again = one._replace(before=now, saved="", within=True)
    if not held or not joined:
        return again
    if before and _file_of(held) == _file_of(before):
        held = replace(joined, copy=held.copy, vault=held.vault)
        return again._replace(after=one.after._replace(held=held))
    held = replace(
        held,
        kept=united_history(held.kept, joined.kept),
        states=(*held.states, *joined.states),
    )
    taken = "" if before and joined.revision == before.revision else joined.revision
    came = (*now.merged, *one.after.merged, *filter(None, (taken, one.saved)))
    return again._replace(after=Standing(held, tuple(dict.fromkeys(came)), now.on_disk))


def _file_of(held: OpenFile) -> tuple[Path, str, str]:
    return held.path, held.digest, held.revision


def with_saved(
    brought: Iterable[Brought], written: Iterable[Brought], landed: str | None
) -> tuple[Brought, ...]:
    """Return merges with the revision as which a save wrote some of them, if it landed."""
    plans = _plans(written) if landed else set()
    return tuple(
        one._replace(saved=one.saved or str(landed)) if id(one.plan) in plans else one
        for one in brought
    )


def moved_since(
    brought: Iterable[Brought], begun: Iterable[Brought]
) -> tuple[list[Brought], list[Brought]]:
    """Return the merges that were undone while a save was written, and those that came."""
    plans = _plans(begun)
    gone = [one for one in brought if id(one.plan) in plans and not one.within]
    return gone, [one for one in brought if id(one.plan) not in plans and one.within]


def undoable(brought: Iterable[Brought], history: History[Plan, Caret]) -> tuple[Brought, ...]:
    """Return the merges that can still be undone or done again."""
    plans = {id(step.state) for step in (*history.done, *history.undone)}
    return tuple(one for one in brought if id(one.plan) in plans)


def _plans(brought: Iterable[Brought]) -> set[int]:
    return {id(one.plan) for one in brought}
