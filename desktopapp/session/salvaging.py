"""What can be done when a plan's file is damaged, gone or out of reach.

The backups kept on this computer are looked for, and what is left in the file itself. Whatever is
taken goes into a new file: the damaged one is only read.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from desktopapp.plan.compare import compare
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem, Unreadable
from desktopapp.plan.saying import counted, listed
from desktopapp.session.opening import open_session
from desktopapp.session.session import Session
from desktopapp.session.versions import Earlier, earlier_state, states
from desktopapp.store import save
from desktopapp.store.backups import Backup, backups, backups_of_file
from desktopapp.store.disk import DISK
from desktopapp.store.files import make_folder, write_whole
from desktopapp.store.in_time import done_in_time
from desktopapp.store.open_file import new_file
from desktopapp.store.readable import readable_texts, texts_without_letter
from desktopapp.store.reading_plans import open_plan, read_bytes
from desktopapp.store.salvage import Gone, Salvage, salvage
from desktopapp.store.settings import backup_folder, backups_folder
from desktopapp.store.versions import versions

_NAMED = 3  # of what is gone


class Salvaged(NamedTuple):
    """What was written: the plan, if its data was whole, and the readable texts.

    ``without`` are the pictures of the plan that are gone; ``other_letter`` is the title of the
    letter that stands for its own, or empty. ``silent`` says that the folder for backups did not
    answer.
    """

    plan: Path | None
    texts: tuple[Path, ...]
    without: tuple[Gone, ...]
    other_letter: str = ""
    silent: bool = False


class Left(NamedTuple):
    """What is left of a plan: earlier states, the newest first, and what its file still holds.

    ``differs`` says how far the newest earlier state differs from what the file still holds, in
    a sentence, where both can be read. ``silent`` says that the folder for backups did not answer.
    """

    path: Path
    earlier: tuple[Earlier, ...]
    found: Salvage
    differs: str = ""
    silent: bool = False

    @property
    def plan(self) -> Plan | None:
        """The plan in the damaged file, where its data is whole."""
        return self.found.plan

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts that can be read in the damaged file, by name."""
        return self.found.texts

    @property
    def is_worth_it(self) -> bool:
        """Whether there is anything to offer."""
        return bool(self.earlier or self.plan or self.texts)


def look_for_remains(path: Path) -> Left:
    """Look for what is left of a plan that cannot be opened. Never for the window's thread."""
    try:
        found, copies = _found(path)
    except Problem:  # it is gone or out of reach
        found, copies = Salvage(None, {}), _copies(path)
    earlier = states(versions(found.kept), copies or ())
    left = Left(path, earlier, found, silent=copies is None)
    return left._replace(differs=_differs(left))


def _found(path: Path) -> tuple[Salvage, tuple[Backup, ...] | None]:
    """Return what a damaged file holds, and its backups: one of these may know its letter.

    Raises ``Problem`` for a file that cannot be read at all.
    """
    data = read_bytes(DISK, path)
    found = salvage(data)
    copies = _copies(path, found.document)
    if copies and found.texts and not found.plan:
        with suppress(Problem):  # it is encrypted
            found = salvage(data, (open_plan(copies[-1].path)[0].brief,))
    return found, copies


def _copies(path: Path, document: str = "") -> tuple[Backup, ...] | None:
    """Return the good backups of a file, or else those of its plan, if it still tells its id.

    Nothing where their folder does not answer.
    """

    def look() -> tuple[Backup, ...]:
        found = backups_of_file(path, backups_folder())
        if not found and document:  # it was moved here, or got another name
            found = backups(backup_folder(document))
        return _good(found)

    try:
        return done_in_time(backups_folder(), look)
    except TimeoutError:
        return None


def _good(found: tuple[Backup, ...]) -> tuple[Backup, ...]:
    """Leave out the newest backups that cannot be read either, such as on a failing disk."""
    while found:
        try:
            open_plan(found[-1].path)
        except Unreadable:
            found = found[:-1]
        except Problem:  # it is encrypted
            break
        else:
            break
    return found


def _differs(left: Left) -> str:
    """Say how the newest earlier state differs from what the file still holds."""
    if not left.earlier or not (left.plan or left.texts):
        return ""
    try:
        newest = state_plan(left, left.earlier[0])
    except Problem:
        return ""
    if left.plan:
        found = compare(newest, left.plan)
        if not found:
            return "It has the same words as the damaged file."
        count = sum(not one.name for one in found)
        parts = counted(count, "answer or section", "answers and sections")
        parts = parts if count else found[0].name.lower()
        return f"It differs in {parts} from what can be read in the damaged file."
    both = {**texts_without_letter(newest), **readable_texts(newest)}
    known = {name.removesuffix(".txt"): text for name, text in both.items()}
    same = sum(known.get(name) == text for name, text in left.texts.items())
    of_these = "All" if same == len(left.texts) else f"{same:,}"
    return f"{of_these} of these texts are in it word for word."


def state_plan(left: Left, one: Earlier) -> Plan:
    """Return the plan as it was in an earlier state; ``Locked`` where that is encrypted."""
    return earlier_state(one, left.found.kept)


def take_state(left: Left, one: Earlier, place: Path) -> Session:
    """Return an earlier state as a plan that is kept in a new file; it is not saved yet.

    Raises ``Locked`` for an encrypted backup: open that with its passphrase, and then let the
    session keep it in another file.
    """
    if not isinstance(one.source, Backup):
        return _anew(state_plan(left, one), left, place)
    session = open_session(one.source.path)
    session.keep_in(place)
    return session


def take_whole(left: Left, place: Path) -> Session:
    """Return the plan that is whole in a damaged file, to be kept in a new one."""
    if left.plan is None:
        raise _nothing(left.path)
    return _anew(left.plan, left, place)


def _anew(plan: Plan, left: Left, place: Path) -> Session:
    return Session(plan, replace(new_file(place), kept=left.found.kept))


def write_texts(left: Left, place: Path) -> None:
    """Write the readable texts of a damaged file into one new text file, or raise ``Problem``."""
    text = "\n\n".join(one.strip() for one in left.texts.values()) + "\n"
    write_whole(place, text.encode("utf-8", "replace"), agreed="")


def salvage_file(damaged: Path, folder: Path) -> Salvaged:
    """Write what is left of a damaged plan file into a new folder, or raise ``Problem``.

    The damaged file is only read.
    """
    found, copies = _found(damaged)
    if found.plan is None and not found.texts:
        raise _nothing(damaged)
    if folder.exists():
        raise Problem(
            f"There is “{folder.name}” already.",
            where=str(folder),
            safe="Nothing in it was changed.",
            then="Name a new folder.",
        )
    make_folder(folder)
    plan = None
    if found.plan:
        held = new_file(folder / damaged.stem)
        plan = save.save(found.plan, held).path
    texts = tuple(folder / f"{name.replace('/', ' ')}.txt" for name in found.texts)
    for path, text in zip(texts, found.texts.values(), strict=True):
        write_whole(path, text.encode("utf-8", "replace"), agreed="")
    return Salvaged(plan, texts, found.without, found.other_letter, copies is None)


def said_of_other_letter(other: str) -> str:
    """Say that another letter of this title, if any, stands for the lost one of a plan."""
    if not other:
        return ""
    return f"Its letter is lost, and “{other}” stands for it: check that it is the one you answer."


def said_of_gone(gone: tuple[Gone, ...]) -> str:
    """Say in a sentence what is gone, if anything; of much, the first and how many more."""
    if not gone:
        return ""
    said = [one.what for one in gone[:_NAMED]]
    more = len(gone) - len(said)
    said += [f"{more:,} more"] if more else []
    whole = listed(said)
    return f"{whole[:1].upper()}{whole[1:]} {'is' if len(gone) == 1 else 'are'} gone."


def said_of_silence(*, silent: bool) -> str:
    """Say that backups could not be looked for, where that is so."""
    if not silent:
        return ""
    return (
        "The folder for backups on this PC does not answer: look again later, there may be some."
    )


def _nothing(damaged: Path) -> Problem:
    return Problem(
        f"Nothing of a plan could be found in “{damaged.name}”.",
        where=str(damaged),
        safe="The file was only read.",
        then="Open an earlier copy of the plan. If it has a passphrase, nothing is readable.",
    )
