"""Plans that went apart: a save that met another's work, and copies that lie beside the plan."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktopapp.plan.naming import name_of
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.saying import counted
from desktopapp.session.session import Session
from desktopapp.store.names import MY_COPY, UNSAVED_COPY
from desktopapp.store.open_file import ChangedOnDisk, GoneFromDisk
from desktopapp.ui.files import file_verbs
from desktopapp.ui.widgets.jobs import problem_of
from desktopapp.ui.widgets.notice import NoticeVerb
from desktopapp.ui.workspace.shell import Shell

if TYPE_CHECKING:
    from desktopapp.plan.clash import Choose, Clash, Resolution
    from desktopapp.plan.merge import Merged
    from desktopapp.plan.rivals import Rival
    from desktopapp.session.backup_news import Known
    from desktopapp.session.merging import Diverged
    from desktopapp.ui.workspace.autosave import Autosave

_NAMED = 3  # answers that are named before the others are counted


def tell_not_saved(shell: Shell, problem: Problem, *others: NoticeVerb, further: str = "") -> None:
    """Say why a save did not land, and offer what helps; ``further`` says what ``others`` do."""
    verbs: tuple[NoticeVerb, ...]
    match problem:
        case ChangedOnDisk():
            verbs = _verbs_of_changed(shell, problem)
        case GoneFromDisk():
            verbs = (("Save it there again", lambda: _save_again(shell)),)
        case _:
            verbs = (("Try again", lambda: file_verbs.save_now(shell)),)
    shell.notice.warn(problem, (*verbs, _copy_verb(shell), *others), further=further)


def _verbs_of_changed(shell: Shell, problem: ChangedOnDisk) -> tuple[NoticeVerb, ...]:
    """Return what helps where another file lies in the place of the plan's."""
    from desktopapp.store.kinship import Kin  # noqa: PLC0415  # rarely needed
    from desktopapp.store.merging import BRINGS_NOTHING  # noqa: PLC0415  # rarely needed

    if problem.kin in (None, Kin.ANOTHER):
        return ()
    words = "Save yours there again" if problem.kin in BRINGS_NOTHING else "Bring both together"
    return ((words, lambda: bring_together(shell)),)


def _copy_verb(shell: Shell) -> NoticeVerb:
    return "Save a copy elsewhere", lambda: file_verbs.save_copy(shell)


def _save_again(shell: Shell) -> None:
    session = _session(shell)
    path = session.path if session else None
    if path:
        file_verbs.keep_in(shell, lambda: (path, ""))


def _session(shell: Shell) -> Session | None:
    return shell.work.bridge.session if shell.work else None


def bring_together(shell: Shell, copy: Path | None = None) -> None:
    """Read what was saved elsewhere, or a copy, and bring it into the plan."""
    from desktopapp.session.merging import read_apart  # noqa: PLC0415  # rarely needed

    session = _session(shell)
    if session is None:
        return

    def done(apart: "Diverged") -> None:
        if session is _session(shell):
            bring_state_in(shell, session, apart)

    shell.jobs.fetch(
        "apart",
        lambda _job: read_apart(session, copy),
        done,
        lambda error: shell.notice.warn(problem_of(error), (_copy_verb(shell),)),
    )


def bring_state_in(
    shell: Shell,
    session: Session,
    apart: "Diverged",
    taken: Callable[[], object] = lambda: None,
) -> None:
    """Take what fits together; ask where both changed one place, and take nothing before.

    ``taken`` follows when both are together in the plan, which is then saved.
    """
    plan = session.plan

    def done(merged: "Merged") -> None:
        if session is not _session(shell):
            return
        both = tuple(one.clash for one in _both_wrote(plan, apart, merged))
        _decide(shell, session, apart, (*merged.clashes, *both), {}, taken)

    _merge(shell, lambda: apart.merged(plan), done)


def _decide(
    shell: Shell,
    session: Session,
    apart: "Diverged",
    found: "tuple[Clash, ...]",
    chosen: "dict[Clash, Resolution]",
    taken: Callable[[], object],
) -> None:
    """Let the officer decide clashes, beside what was ``chosen`` before, and take both then."""
    if not found:
        _take(shell, session, apart, chosen, taken)
        return
    from desktopapp.ui.files.clash_sheet import SIDES, ClashSheet  # noqa: PLC0415  # rarely needed

    sides, note = SIDES[apart.came], clash_note(apart)
    dialog = ClashSheet(shell.widget(), session.plan, apart.theirs, found, note, sides)
    dialog.accepted.connect(
        lambda: _take(shell, session, apart, {**chosen, **dialog.chosen}, taken)
    )
    dialog.open()


def _both_wrote(plan: Plan, apart: "Diverged", merged: "Merged") -> "tuple[Rival, ...]":
    """Return the answers that both wrote to one question; a copy that was shared may be older."""
    from desktopapp.plan.rivals import rivals  # noqa: PLC0415  # rarely needed

    return rivals(plan, apart.theirs, merged.plan)


def _with_decided(
    merged: "Merged", found: "tuple[Rival, ...]", chosen: "dict[Clash, Resolution]"
) -> "Merged":
    """Return what was merged, with what was decided of answers that both wrote."""
    from desktopapp.plan.clash import Resolution  # noqa: PLC0415  # rarely needed
    from desktopapp.plan.rivals import decided  # noqa: PLC0415  # the same

    plan = merged.plan
    for one in found:
        plan = decided(plan, one, chosen.get(one.clash, Resolution.BOTH))
    return replace(merged, plan=plan)


def _merge(shell: Shell, does: Callable[[], "Merged"], done: Callable[["Merged"], None]) -> None:
    """Merge off the window's thread, which takes a while for long answers."""
    shell.jobs.run(
        "merge", lambda _job: does(), done, lambda error: shell.show_problem(problem_of(error))
    )


def clash_note(apart: "Diverged") -> str:
    """Say what a person must know who decides clashes; nothing where there is nothing to say."""
    from desktopapp.store.kinship import Kin  # noqa: PLC0415  # rarely needed

    if apart.kin is not Kin.UNKNOWN:
        return ""
    return " It is not known what both come from: what only one has may be new, or removed."


def _take(
    shell: Shell,
    session: Session,
    apart: "Diverged",
    chosen: "dict[Clash, Resolution]",
    taken: Callable[[], object],
) -> None:
    """Take both into the plan, save it, and offer to undo.

    What came up meanwhile and nobody has decided is asked first.
    """
    keeper = shell.keeper
    if keeper is None:
        return

    def take(plan: Plan, merged: "Merged") -> None:
        if shell.keeper is not keeper:
            return
        if session.plan is not plan:  # words were typed while it was merged
            merged = apart.merged(session.plan, _chooser(chosen))
        asked = tuple(one for one in merged.clashes if one not in chosen)
        if asked:
            keeper.go_on()
            _decide(shell, session, apart, asked, chosen, taken)
            return
        if not _is_taken(shell, keeper, apart, merged, chosen):
            return
        taken()
        keeper.save("")
        shell.notice.tell(*_said_of(apart, merged), (("Undo", session.undo),))

    def merge() -> None:
        plan = session.plan
        _merge(
            shell,
            lambda: apart.merged(plan, _chooser(chosen)),
            lambda merged: take(plan, merged),
        )

    keeper.settle(merge)


def _chooser(chosen: "dict[Clash, Resolution]") -> "Choose":
    """Return how a merge is decided; what is not decided stays as ours, and is asked then."""
    from desktopapp.plan.clash import Resolution  # noqa: PLC0415  # rarely needed

    return lambda clash: chosen.get(clash, Resolution.OURS)


def _is_taken(
    shell: Shell,
    keeper: "Autosave",
    apart: "Diverged",
    merged: "Merged",
    chosen: "dict[Clash, Resolution]",
) -> bool:
    """Take what was decided into the plan, and let the keeper go on; tell whether it was done."""
    from desktopapp.session.merging import take_in  # noqa: PLC0415  # rarely needed

    session = keeper.bridge.session
    found = _both_wrote(session.plan, apart, merged)
    try:
        take_in(session, apart, _with_decided(merged, found, chosen))
    except Problem as problem:
        shell.show_problem(problem)
        return False
    finally:
        keeper.go_on()
    return True


def _said_of(apart: "Diverged", merged: "Merged") -> tuple[str, str]:
    """Say what came of bringing two states together."""
    from desktopapp.store.merging import BRINGS_NOTHING  # noqa: PLC0415  # rarely needed

    if apart.kin in BRINGS_NOTHING:
        return (
            "Nothing had to be brought in: all it holds is part of your plan.",
            "Your plan is being saved, with its versions.",
        )
    taken = [one for one, side in merged.taken.items() if side != "ours"]
    there = {part.id: name_of(merged.plan, part) for part in merged.plan.parts()}
    named = [there[one] for one in taken if one in there]
    some = ", ".join(named[:_NAMED]) + (f" and {len(named) - _NAMED} more" * (len(named) > _NAMED))
    parts = counted(len(taken), "answer or section has", "answers and sections have")
    return (
        "Both are together in your plan.",
        f"{parts} changes from the other side{f': {some}' if some else ''}. It is being saved.",
    )


def offer_copies(shell: Shell, session: Session) -> None:
    """Look what the backups here know, and for changed copies beside the plan, and offer them."""

    def look_again() -> None:
        offer_copies(shell, session)

    def work(_job: object) -> "tuple[Known | None, tuple[Path, ...]]":
        from desktopapp.session.backup_news import look_at_backups  # noqa: PLC0415  # loads beside the window
        from desktopapp.session.merging import copies_beside  # noqa: PLC0415  # the same

        return look_at_backups(session), copies_beside(session)

    def done(found: "tuple[Known | None, tuple[Path, ...]]") -> None:
        known, copies = found
        if session is not _session(shell) or not (known or copies):
            return
        if not shell.notice.isHidden():  # no offer takes the place of another
            shell.notice.when_free(look_again)
            return
        if known:
            from desktopapp.ui.files.put_back import tell_known  # noqa: PLC0415  # rarely needed

            tell_known(
                shell,
                session,
                known,
                lambda: bring_together(shell, known.backup),
                lambda: offer(shell, copies),
            )
        else:
            offer(shell, copies)
        shell.notice.keep(look_again)

    shell.jobs.fetch("copies", work, done, lambda _error: None)


def _origin(copy: Path) -> str:
    """Say where a copy comes from, as far as its name tells; of others nothing is known."""
    if MY_COPY in copy.stem:
        return "It was made here, or by a colleague, with “Work on a copy”."
    if UNSAVED_COPY in copy.stem:
        return "Planwright kept it when the plan could not be saved."
    return "A person or a program that syncs folders may have made it."


def offer(shell: Shell, found: tuple[Path, ...]) -> None:
    """Offer the first of the copies, if there are any, in place of what is shown."""
    shell.notice.hide()
    if not found:
        return
    first = found[0]
    others = f" {len(found) - 1} more are there too." if len(found) > 1 else ""
    shell.notice.ask(
        f"A copy of this plan with other changes is in the same folder: “{first.name}”.",
        f"{_origin(first)}{others} Nothing is removed.",
        (
            ("Bring both together", lambda: bring_together(shell, first)),
            ("Not now", shell.notice.hide),
        ),
    )
