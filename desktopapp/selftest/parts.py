"""What is tried without a window, each part a function: what holds in a sentence, or an error.

A part is tried in a folder of its own. ``Absent`` says that this computer does not have something
that Planwright works without.
"""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktopapp.plan.problem import Problem

if TYPE_CHECKING:
    from desktopapp.plan.plan import Plan

_DAY = date(2024, 7, 1)
_PASSPHRASE = "quiet heron over marsh"  # noqa: S105  # of a plan that is made to be thrown away


class Absent(Exception):  # noqa: N818  # it is no error
    """It is not on this computer, and Planwright works without."""


def hold(what: object, otherwise: str) -> None:
    """Raise ``Problem`` in these words where something does not hold."""
    if not what:
        raise Problem(otherwise)


def _sample_with(words: str) -> "Plan":
    from desktopapp.store.resources import sample  # noqa: PLC0415  # each part loads what it tries

    return replace(sample(), title=words)


def try_resources(_folder: Path) -> str:
    """Read all that comes with the program: letters, guide, sample."""
    from desktopapp.store import resources  # noqa: PLC0415  # as above

    letters, pages = resources.briefs(), resources.help_pages()
    hold(letters, "No letter comes with the program.")
    for plan in (resources.sample(), resources.sample_response()):
        hold(plan.answers, "The sample has no answers.")
    resources.read_resource("icons/planwright.png")
    return f"{len(letters)} letter, {len(pages)} pages of the guide, 2 sample plans."


def try_policies(_folder: Path) -> str:
    """Read what IT has decided, and look for the files and folders that it names."""
    from desktopapp.store.policy import PATH_KINDS, POLICIES, PolicyKind, policy, words_by_policy  # noqa: PLC0415  # as above

    decided = policy()
    for one in POLICIES:
        if one.kind in PATH_KINDS and one.name in decided:
            path = words_by_policy(one.name, decided)
            hold(path, f"{one.name}: “{decided[one.name]}” is not a whole path.")
            is_there = one.kind is PolicyKind.FOLDER or Path(path).is_file()  # folders are made
            hold(is_there, f"{one.name}: “{path}” is not there now.")
    return f"Set: {', '.join(sorted(decided))}." if decided else "None is set."


def try_fonts(_folder: Path) -> str:
    """Find the faces of the plan’s usual font, or one with letters of the same widths."""
    from desktopapp.layout.fonts import family  # noqa: PLC0415  # as above
    from desktopapp.store.resources import sample  # noqa: PLC0415  # the same

    named = sample().appearance.font
    found = family(named)
    hold(len(set(found.faces)) == len(found.faces), f"{found.name} lacks a bold or italic face.")
    return f"{named}: {found.name}, in four faces."


def try_layout(_folder: Path) -> str:
    """Count the sample plans; each line breaks where it does on every other computer."""
    from desktopapp.operations.counting import count_data  # noqa: PLC0415  # as above
    from desktopapp.store import resources  # noqa: PLC0415  # the same

    known = json.loads(resources.read_resource("sample/counted.json"))
    for name, plan in (
        ("plan", resources.sample()),
        ("consultation", resources.sample_response()),
    ):
        counted = count_data(plan)
        for what, expected in known[name].items():
            hold(
                counted[what] == expected,
                f"The sample “{name}” has other {what} here than elsewhere: {counted[what]},"
                f" not {expected}. Its font has letters of other widths.",
            )
    return "Words, pages and lines are those of other computers."


def try_own_folders(_folder: Path) -> str:
    """Write into the folders of this officer: settings, and what stays on this computer."""
    from desktopapp.store.disk import DISK  # noqa: PLC0415  # the same
    from desktopapp.store.files import make_folder, remove_quietly, write_whole  # noqa: PLC0415  # as above
    from desktopapp.store.settings import backups_folder, journal_folder, settings_folder  # noqa: PLC0415  # the same

    places = settings_folder(), journal_folder(), backups_folder()
    for place in places:
        make_folder(place, private=True)
        file = place / f"~self-test-{os.getpid()}.tmp"
        write_whole(file, b"Self-test", agreed="")
        remove_quietly(DISK, file)
        hold(not file.exists(), f"What was written into “{place}” cannot be removed.")
    return "; ".join(map(str, places))


def try_saving(folder: Path) -> str:
    """Save a plan twice, and read it again; the version before is kept."""
    from desktopapp.session.opening import open_session  # noqa: PLC0415  # as above
    from desktopapp.session.session import Session  # noqa: PLC0415  # the same
    from desktopapp.store.open_file import new_file  # noqa: PLC0415  # the same

    path = folder / "Saved.planwright"
    session = Session(_sample_with("Saved once"), new_file(path))
    session.save()
    session.edit(replace(session.plan, title="Saved twice"), "title")
    session.save()
    read = open_session(path).plan
    hold(read == session.plan, "The plan that was read is not the plan that was saved.")
    return f"{path.stat().st_size:,} bytes, read again as they were saved."


def try_locking(folder: Path) -> str:
    """Let a plan be held here, and ask another process who has it open; then let go of it."""
    from desktopapp.readers import cage  # noqa: PLC0415  # as above
    from desktopapp.store.files import write_whole  # noqa: PLC0415  # the same
    from desktopapp.store.locks import Lease, claim, lease_file  # noqa: PLC0415  # the same

    path = folder / "Held.planwright"
    write_whole(path, b"")
    lease = claim(path, "Self-test", "2026-01-01T00:00:00Z")
    hold(isinstance(lease, Lease) and lease_file(path).exists(), "The plan cannot be held.")
    assert isinstance(lease, Lease)  # noqa: S101  # said above, for the types
    command = cage.command("desktopapp.selftest.other", "--self-test-other", str(path))

    def asked() -> str:
        ended = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # this program itself
        return ended.stdout.strip()

    hold(asked() == "held", "Another process does not see that the plan is open.")
    lease.release()
    hold(asked() == "free", "Another process still takes the plan for open.")
    return "Another process sees that a plan is open, and that it was closed."


def try_journal(folder: Path) -> str:
    """Write a journal, leave it as a crash does, and bring back what it holds."""
    from desktopapp.store.journal import Journal  # noqa: PLC0415  # as above
    from desktopapp.store.recovery import journals_left, read_recovery  # noqa: PLC0415  # the same

    before = _sample_with("As it was opened")
    journal = Journal(folder / "journals", before, folder / "Plan.planwright")
    after = replace(before, title="As it was typed")
    journal.note(after)
    journal.leave()
    left = journals_left(folder / "journals")
    hold(left, "A journal that was left is not found.")
    found = read_recovery(left[0].file)
    hold(found and found.plan == after, "The journal does not hold what was typed.")
    return "What was typed after the last save comes back."


def try_protecting(folder: Path) -> str:
    """Encrypt a plan, open it with its passphrase, and be refused with another."""
    from desktopapp.session.encrypting import encrypt, open_encrypted  # noqa: PLC0415  # as above
    from desktopapp.session.session import Session  # noqa: PLC0415  # the same
    from desktopapp.store.open_file import new_file  # noqa: PLC0415  # the same
    from desktopapp.store.vault import WrongPassphrase  # noqa: PLC0415  # the same

    path = folder / "Protected.planwright"
    session = Session(_sample_with("Nobody reads this"), new_file(path))
    encrypt(session, _PASSPHRASE)
    hold(b"Nobody reads" not in path.read_bytes(), "The file can be read without passphrase.")
    hold(open_encrypted(path, _PASSPHRASE).plan == session.plan, "It opens as another plan.")
    try:
        open_encrypted(path, _PASSPHRASE + "!")
    except WrongPassphrase:
        return "A plan is encrypted, and opens with its passphrase only."
    raise Problem("It opens with a wrong passphrase.")


def try_keyring(_folder: Path) -> str:
    """Keep a key in the system’s store of passwords, read it, and remove it."""
    from desktopapp.store.keyring import forget_secret, new_secret, secret_of  # noqa: PLC0415  # as above

    name = f"self-test-{os.getpid()}"
    try:
        secret = new_secret(name)
    except Problem as problem:
        if sys.platform == "win32":  # which always has one
            raise
        raise Absent(f"{problem.what} Plans are opened with their passphrase.") from problem
    try:
        hold(secret_of(name) == secret, "It gives back another key than it was given.")
    finally:
        forget_secret(name)
    hold(secret_of(name) is None, "It keeps a key that was removed.")
    import keyring  # noqa: PLC0415  # as above

    return f"{keyring.get_keyring().name}: keeps, gives back and removes a key."


def try_reading(folder: Path) -> str:
    """Read a document of each kind, each in the process in which strangers’ documents are read."""
    from desktopapp.readers import worker  # noqa: PLC0415  # as above
    from desktopapp.readers.kinds import Kind  # noqa: PLC0415  # the same
    from desktopapp.readers.read import read, sanitise  # noqa: PLC0415  # the same
    from desktopapp.store.files import write_whole  # noqa: PLC0415  # the same

    names = []
    for kind in Kind:
        for data, of_kind in worker.rehearsals(kind):
            if of_kind is not kind:
                continue
            if kind is Kind.COUNCIL_FILE:
                hold(sanitise(data).data, "A Word template cannot be made safe.")
            else:
                file = folder / "document"
                write_whole(file, data)
                try:
                    found = read(file, kind=kind)
                    hold(found.blocks or found.rows, f"Nothing was read of a {kind}.")
                except Problem as problem:
                    raise Problem(f"A {kind} cannot be read. {problem.what}") from problem
            names.append(str(kind))
            break
    return f"{', '.join(names)}: read by a process of their own."


def try_documents(folder: Path) -> str:
    """Make every kind of document, in the process in which they are made."""
    from desktopapp.operations.document_kinds import documents_for  # noqa: PLC0415  # as above
    from desktopapp.operations.exporting import export  # noqa: PLC0415  # the same
    from desktopapp.operations.making_apart import make_apart  # noqa: PLC0415  # the same
    from desktopapp.store.resources import sample  # noqa: PLC0415  # the same

    plan = sample()
    offered = documents_for(plan)
    made = export(plan, folder, tuple(offered), today=_DAY, making=make_apart)
    missing = [
        one.name for id_, one in offered.items() if id_ not in {file.kind for file in made.files}
    ]
    hold(not missing, f"Not made: {', '.join(missing)}.")
    for file in made.files:
        hold(file.path.stat().st_size, f"“{file.path.name}” is empty.")
    hold(made.checked, "The PDF was not read back.")
    return f"{len(made.files)} documents; the PDF, read back, holds what was written."


def try_library(folder: Path) -> str:
    """Keep a document in a library, and find a passage of it for a question."""
    from desktopapp.library.index import library_add  # noqa: PLC0415  # as above
    from desktopapp.library.suggesting import library_suggest  # noqa: PLC0415  # the same
    from desktopapp.store.files import write_whole  # noqa: PLC0415  # the same
    from desktopapp.store.resources import briefs  # noqa: PLC0415  # the same

    brief = briefs()[0]
    _, question = next(iter(brief.questions()))
    text = folder / "Answers of last year.txt"
    write_whole(text, f"{question.text}\n\nWe answered this at length last year.\n".encode())
    library = folder / "Answers.library"
    library_add(library, (text,), brief, today=_DAY)
    found = library_suggest(library, brief, question.id)
    hold(found.passages, "Nothing was found of what was kept.")
    return "A passage that was kept is found again."


def try_spelling(_folder: Path) -> str:
    """Read the British English dictionary, and look up words."""
    from desktopapp.ui.text.spelling import find_dictionary, read_dictionary  # noqa: PLC0415  # as above

    path = find_dictionary()
    if path is None:
        raise Absent("There is no British English dictionary: spelling is not checked.")
    words = read_dictionary(path)
    hold(
        words.lookup("organised") and words.lookup("colour"), "British words are taken for wrong."
    )
    hold(not words.lookup("recieve"), "Wrong words are taken for right.")
    hold("receive" in list(words.suggest("recieve")), "The right word is not suggested.")
    return f"{path.name}, with suggestions."


Try = Callable[[Path], str]


def about() -> dict[str, str]:
    """Return facts of this computer for the head of the report."""
    import desktopapp  # noqa: PLC0415  # as above

    return {
        "Planwright": desktopapp.__version__,
        "Python": platform.python_version(),
        "System": f"{platform.system()} {platform.release()} {platform.machine()}",
    }
