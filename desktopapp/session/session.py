"""One open plan: its history, its file, and whoever listens to its changes.

An edit makes a new plan and one ``Change`` that says what changed and who did it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktopapp.plan.agreeing import keeping_agreed
from desktopapp.plan.dropping import loses_most
from desktopapp.plan.history import Caret, EditStep, History, begin
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import no_file_yet
from desktopapp.plan.text import Text, count_words
from desktopapp.session.news import Change, Saving, only_to_read, said_of_lease, untold_of
from desktopapp.session.officer import now, officer, said_now
from desktopapp.session.standing import (
    Brought,
    SharedCopy,
    Standing,
    is_in_file,
    knowing,
    moved_since,
    rejoined,
    said_of_saved,
    said_of_undone,
    standing_without,
    undoable,
    with_saved,
)
from desktopapp.store import locks
from desktopapp.store.grounds import Ground
from desktopapp.store.journal import Journal
from desktopapp.store.locks import Holder, Lease
from desktopapp.store.making import Mark
from desktopapp.store.names import TAKEN_OVER
from desktopapp.store.open_file import NotSaved, OpenFile, copy_beside, file_to_replace
from desktopapp.store.planfile import NOTHING_KEPT
from desktopapp.store.settings import backups_folder, journal_folder

if TYPE_CHECKING:
    from desktopapp.store.vault import Vault


class Session:
    """An open plan: its history, its file, and whoever listens to its changes."""

    def __init__(
        self, plan: Plan, held: OpenFile | None = None, vault: "Vault | None" = None
    ) -> None:
        """Open a plan; ``vault`` is that of a protected plan that has no file (yet)."""
        self.history: History[Plan, Caret] = begin(plan, Caret())
        self.held = held
        self._vault = vault
        self.lease: Lease | None = None
        self.other: Holder | None = None  # who else has the plan open
        self.on_disk: Plan | None = plan if held and held.digest else None
        self.journal: Journal | None = None
        self.merged: tuple[str, ...] = ()  # revisions merged in since the last save
        self.brought: tuple[Brought, ...] = ()  # merges that can be undone, the latest last
        self.marked: tuple[tuple[Plan, Mark], ...] = ()  # states that the next save keeps
        self.shared: tuple[SharedCopy, ...] = ()  # copies that the next save lets the plan know
        self.untold = ""  # what must be said of the last save beside that it landed, in sentences
        self._unbacked = False  # whether it was said already that no backup is kept
        self.undecided = ""  # what an officer must decide before anything is saved, in a sentence
        self.as_of: date | None = None  # the day on which a sample is looked at
        self.listen: Callable[[Change], None] = lambda _change: None

    @property
    def plan(self) -> Plan:
        """The plan as it stands now."""
        return self.history.now

    @property
    def path(self) -> Path | None:
        """The plan's file, or nothing while it has none."""
        return self.held.path if self.held else None

    @property
    def vault(self) -> "Vault | None":
        """What the plan is sealed with, in whatever is kept of it; nothing if it is readable."""
        return self.held.vault if self.held else self._vault

    @property
    def read_only(self) -> str:
        """Why the plan may not be changed, in a sentence or two; empty when it may."""
        if self.other:
            return said_of_lease(self.other)
        return self.undecided or (self.held.read_only if self.held else "")

    @property
    def is_saved(self) -> bool:
        """Whether the plan on disk is the plan as it stands now, and knows what was shared."""
        return self.on_disk is self.plan and not self.shared

    def edit(
        self,
        plan: Plan,
        what: str,
        *,
        by: object = None,
        fold: str = "",
        before: Caret | None = None,
        after: Caret | None = None,
        merged: bool = False,
    ) -> None:
        """Take a new plan. Edits in a row with one ``fold`` become one step of undo.

        ``merged`` says that others wrote it too: what they agreed they have kept themselves.
        Raises ``Problem`` for a plan that may only be read.
        """
        old = self.plan
        if plan is old:
            return
        self.refuse_when_read_only()
        from desktopapp.plan.size import brought_anew  # noqa: PLC0415  # not for the start

        size = brought_anew(old, plan)
        plan = plan if merged else keeping_agreed(old, plan)
        self._keep_what_goes(old, plan)
        caret = after or Caret()
        step = EditStep(plan, what, before or caret, caret, fold, size)
        self.history = self.history.with_step(step)
        self.listen(Change(old, plan, what, by, caret))

    def seal(self) -> None:
        """Close the last step: later typing begins a new one."""
        self.history = self.history.sealed()

    def undo(self, by: object = None) -> None:
        """Go one step back, and the caret to where that edit began."""
        if self.history.can_undo:
            old, step = self.plan, self.history.done[-1]
            self.history = self.history.undo()
            self._keep_what_goes(old, self.plan)
            what, told = f"undo {step.what}", self._part_again(old)
            self.listen(Change(old, self.plan, what, by, step.before, told, undone=True))

    def redo(self, by: object = None) -> None:
        """Go one step forward again, and the caret to where that edit ended."""
        if self.history.can_redo:
            old, step = self.plan, self.history.undone[-1]
            self.history = self.history.redo()
            self._keep_what_goes(old, self.plan)
            for one in self.brought:
                if one.plan is self.plan:
                    self._join(one)
            self.listen(Change(old, self.plan, f"redo {step.what}", by, step.after, undone=True))

    @property
    def standing(self) -> Standing:
        """What the plan comes from as it stands now."""
        return Standing(self.held, self.merged, self.on_disk)

    @property
    def ground(self) -> Ground:
        """What the plan stands on, for its journal."""
        held, more = self.held, (self.merged, self.marked)
        if held is None:
            return Ground(None, "", "", *more)
        return Ground(held.path, held.digest, held.revision, *more, held.kept, held.states)

    def note_merge(self, before: Standing, how: str = "brought in") -> None:
        """Remember a merge that was just taken in, so that undoing it parts the two again."""
        self.brought = (*self.brought, Brought(self.plan, before, self.standing, how))

    def stand(self, standing: Standing) -> None:
        """Let the plan come from something else."""
        self.held, self.merged, self.on_disk = standing

    def _part_again(self, undone: Plan) -> tuple[str, str]:
        """Part what a merge brought together, where that was undone; return what is to be told."""
        found = [one for one in self.brought if one.plan is undone and one.within]
        if not found or self.held is None:
            return "", ""
        self._change_brought(found[-1], found[-1]._replace(within=False))
        return said_of_undone(found[-1], is_kept=self._part(found[-1]))

    def _part(self, one: Brought) -> bool:
        """Take a merge out of what the plan came from; tell whether it is kept as a version."""
        is_kept = is_in_file(one, self.standing)
        if is_kept:
            self.mark(one.plan, one.version)
        self.stand(standing_without(one, self.standing))
        return is_kept

    def _join(self, one: Brought) -> None:
        """Say again that a merge was taken in, where it is done again."""
        again = rejoined(one, self.standing)
        self._change_brought(one, again)
        self.stand(again.after)

    def _change_brought(self, old: Brought, new: Brought) -> None:
        self.brought = tuple(new if one is old else one for one in self.brought)

    def note_shared(self, copy: SharedCopy) -> None:
        """Let the next save remember a copy that was shared, to know it when it comes back."""
        if self.held and not self.read_only:
            self.shared = (*self.shared, copy)

    def mark(self, plan: Plan, name: str = "") -> None:
        """Let the next save keep a state of the plan as a version; without a name, automatic."""
        self.marked = (*self.marked, (plan, Mark(now(), one_line(name), officer())))

    def _keep_what_goes(self, before: Plan, plan: Plan) -> None:
        """Mark a version before more than half of the plan's words go."""
        if loses_most(before, plan):
            self.mark(before)

    def answer(self, question: str, text: Text, place: int = 0) -> tuple[str, int]:
        """Replace the answer to a question, and return the question's id and the words it has.

        The question is named by its id or its number ("1.3"), and ``place`` says which of several
        answers, from 1. Raises ``Problem`` for a question that the brief does not have, and where
        it has several and none is named.
        """
        from desktopapp.plan.rewritten import with_answer  # noqa: PLC0415  # for the command alone

        found = self.plan.brief.find(question)
        self.edit(with_answer(self.plan, found, text, place), "replace an answer")
        return found, sum(count_words(one.text) for one in self.plan.answers_to(found))

    def keep_in(self, path: Path, agreed: str = "") -> None:
        """Let the plan have another file from now on.

        ``agreed`` is the checksum of what was there when the officer agreed to replace it; that
        is kept as a backup first. Without it nothing is replaced. The plan takes its versions
        along, and stays encrypted if it was. Whoever has the file before open keeps it.
        """
        self.release_from(self.take_place(self.place_in(path, agreed)))

    def place_in(self, path: Path, agreed: str = "") -> OpenFile:
        """Look at another file for the plan and return what to save there with; any thread.

        ``agreed`` is the checksum of what may be replaced there, which is kept as a backup.
        """
        return file_to_replace(path, agreed, backups_folder())

    def take_place(self, held: OpenFile) -> Lease | None:
        """Let the plan have the file that ``place_in`` looked at; return the lease to release."""
        old, lease = self.held, None
        if old:
            if old.path != held.path:
                lease = self.let_go()
            known = ("revision", "kept", "copy", "copied", "opened", "states", "parents")
            held = replace(held, **{one: getattr(old, one) for one in known})
        self.held, self.on_disk = replace(held, vault=self.vault), None
        return lease

    def hold(self, *, taking_over: bool = False) -> Holder | None:
        """Say on the disk that the plan is open here; return who else has it open, if anybody.

        While somebody has, the plan can only be read here. ``taking_over`` takes it from them,
        because the officer said so. A plan without a file is held by nobody.
        """
        self.release()
        self.take_hold(self.ask_hold(taking_over=taking_over))
        return self.other

    def ask_hold(self, *, taking_over: bool = False) -> Lease | Holder | None:
        """Ask the disk for the lease of the plan's file; any thread. Nothing without a file."""
        if self.path is None:
            return None
        claim = locks.take_over if taking_over else locks.claim
        return claim(self.path, officer(), said_now())

    def take_hold(self, found: Lease | Holder | None) -> None:
        """Take what ``ask_hold`` found: the lease, or who else has the plan open."""
        if isinstance(found, Holder):
            self.other = found
        else:
            self.lease = found

    def still_open_elsewhere(self) -> bool:
        """Tell whether somebody living still has the plan open. It reads the disk."""
        return bool(self.path and locks.holder_of(self.path))

    def release(self) -> None:
        """Take back what ``hold`` said."""
        self.release_from(self.let_go())

    def let_go(self) -> Lease | None:
        """Hold the plan no more; return the lease, which is to be released on any thread."""
        lease, self.lease, self.other = self.lease, None, None
        return lease

    @staticmethod
    def release_from(lease: Lease | None) -> None:
        """Release a lease, if there is one; any thread."""
        if lease:
            lease.release()

    def give_up(self) -> None:
        """Take it that somebody has the plan now: from here on it can only be read."""
        self.lease, self.other = None, Holder("", "", "", "")

    def lose(self) -> Path | None:
        """Give the plan up to whoever took it over; return a copy of what was not saved, if any.

        Raises ``Problem`` where no copy could be written; the journal still has it all.
        """
        self.give_up()
        self.other = (self.path and locks.holder_of(self.path)) or Holder("", "", "", "")
        if self.held is None or self.is_saved:
            return None
        from desktopapp.store.save import save  # noqa: PLC0415  # not for the start

        return save(self.plan, copy_beside(self.held, TAKEN_OVER)).path

    def keep_journal(self) -> None:
        """Follow the plan with a journal from now on; call it before the first edit."""
        held, vault = self.held, self.vault
        self.journal = Journal(
            journal_folder(),
            self.plan,
            self.path,
            held.digest if held else "",
            revision=held.revision if held else "",
            kept=held.kept if held else NOTHING_KEPT,
            seal=vault.seal_record if vault else None,
            keys=vault.header if vault else "",
        )

    def begin_save(self, version: str | None = None) -> Saving:
        """Return the save of the plan as it stands now, to be run on any thread.

        ``version`` makes a version of it, under that name if it is not empty. Raises ``Problem``
        where the plan has no file yet or may only be read.
        """
        self.refuse_when_read_only()
        if self.held is None:
            raise no_file_yet("Choose where to save it.")
        mark = None if version is None else Mark(now(), one_line(version), officer())
        held, merged, _ = knowing(self.standing, self.shared)
        return Saving(
            self.plan,
            held or self.held,
            mark,
            merged,
            self.journal,
            lambda: self.plan,
            self.marked,
            tuple(one for one in self.brought if one.within),
            self.shared,
        )

    def bare_save(self) -> Saving:
        """Return what a copy is kept of, where a save could not even begin."""
        if self.held is None:
            raise no_file_yet("Choose where to save it.")
        return Saving(self.plan, self.held)

    def end_save(self, saving: Saving, ended: OpenFile | NotSaved) -> None:
        """Take note of how a save ended: what it wrote, or why it did not land."""
        if isinstance(ended, NotSaved):
            self.held = ended.held
        else:
            self.held, self.on_disk = ended, saving.plan
            self.marked = self.marked[len(saving.marked) :]
            self.shared = self.shared[len(saving.shared) :]
            self.untold = untold_of(ended, known=self._unbacked)
            self._unbacked = ended.unbacked
        self._end_merges(saving, None if isinstance(ended, NotSaved) else ended.revision)

    def _end_merges(self, saving: Saving, landed: str | None) -> None:
        """Take note of which merges a save wrote, and of those undone or done again meanwhile.

        ``landed`` is the revision that it wrote, or nothing. What can no longer be undone goes.
        """
        self.brought = with_saved(self.brought, saving.brought, landed)
        gone, come = moved_since(self.brought, saving.brought)
        if landed is not None:
            self.merged = tuple(one for one in self.merged if one not in saving.merged)
        if gone or come:
            self.merged = () if landed is not None else saving.merged
        if [self._part(one) for one in reversed(gone)] and landed is not None:
            self.untold = f"{self.untold} {said_of_saved(gone[0])}".strip()
        for one in come:
            self._join(one)
        self.brought = undoable(self.brought, self.history)

    def save(self) -> None:
        """Save now and wait for it, or raise ``NotSaved``. Not for the thread of the window."""
        saving = self.begin_save()
        try:
            self.end_save(saving, saving.run())
        except NotSaved as error:
            self.end_save(saving, error)
            if error.held.copy is None:  # no window stays open that would have the changes
                error.safe = "No copy could be written. What the changes came from is as it was."
            raise

    def refuse_when_read_only(self) -> None:
        """Raise ``Problem`` where the plan can only be read."""
        if self.read_only:
            raise only_to_read(self.read_only, self.path, elsewhere=self.other is not None)
