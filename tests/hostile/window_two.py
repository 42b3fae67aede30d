"""Two PCs on one synced folder, and files put in each other's place, seen in the window."""

import shutil
from pathlib import Path

from tests.hostile.real_window import RealWindow
from tests.hostile.window_display import wait_until
from tests.hostile.window_start import Desk, command, in_file
from tests.hostile.window_words import ENDING, data_of, files, holds, plans_with

PASSPHRASE = "quiet harbour lantern"  # noqa: S105  # of a plan that is made here
OFFERED = ("Bring both together", "Save yours there again")  # when a file was put in its place


def answered_elsewhere(plan: Path, folder: Path, question: str, words: str) -> Path:
    """Answer a question on another PC, on its own copy of a plan; return that copy."""
    other = folder / f"elsewhere-{question}" / plan.name
    other.parent.mkdir(parents=True)
    shutil.copy(plan, other)
    done = command(folder / "other", "answer", str(other), question, "-", typed=words)
    assert done.returncode == 0, done.stderr
    return other


def deliver(source: Path, target: Path) -> None:
    """Put a file in place of another, as a sync client does."""
    beside = target.with_name(f".{target.name}.part")
    shutil.copy(source, beside)
    beside.replace(target)


def save_and_join(window: RealWindow, word: str) -> str:
    """Save over what the client delivered and bring both together; return what the window said."""
    window.write_seen(word)
    window.save()
    assert window.plan is not None
    plan = window.plan

    def offered() -> str:
        return next((one for one in OFFERED if window.find(one)), "")

    wait_until(lambda: offered() or holds(plan, word), 30)
    said = window.message()
    if name := offered():
        window.press(name)
        wait_until(lambda: holds(plan, word) or window.dialogs(), 30)
    return said


def answer_texts(plan: Path) -> str:
    """Return the words of all answers of a plan."""
    return str(data_of(plan).get("answers", ""))


def joined(desk: Desk, folder: Path) -> list[str]:
    """Save, then meet another's file that was made from an older state; return what was lost."""
    older = folder / "older.planwright"
    shutil.copy(desk.plan, older)
    other = answered_elsewhere(older, folder, "1.2", "OTHERWORDS of a colleague")
    with desk.open() as window:
        window.wait_plan().write_seen("OWNSAVED")
        window.save()
        assert in_file(desk.plan, "OWNSAVED")
        deliver(other, desk.plan)
        save_and_join(window, "OWNLATER")
        window.save()
        in_file(desk.plan, "OWNLATER", seconds=10)
    words = ("OWNSAVED", "OWNLATER", "OTHERWORDS")
    return [one for one in words if not holds(desk.plan, one)]


def rolled_back(desk: Desk, folder: Path) -> list[str]:
    """Save, then meet an older state of one's own; return what was lost."""
    older = folder / "older.planwright"
    shutil.copy(desk.plan, older)
    with desk.open() as window:
        window.wait_plan().write_seen("OWNSAVED")
        window.save()
        assert in_file(desk.plan, "OWNSAVED")
        deliver(older, desk.plan)
        save_and_join(window, "OWNLATER")
        window.save()
        in_file(desk.plan, "OWNLATER", seconds=10)
    return [one for one in ("OWNSAVED", "OWNLATER") if not holds(desk.plan, one)]


def saved_over(desk: Desk, other: Path, ending: str) -> tuple[str, list[str]]:
    """Save a copy under the name of another plan, agreeing to nothing, then agreeing.

    Return the question that was asked, and what is wrong.
    """
    wrong: list[str] = []
    with desk.open() as window:
        window.wait_plan().write_seen("MYOWNWORDS")
        asked = _save_as(window, other.with_suffix(ending))
        if not asked:
            in_file(other, "MYOWNWORDS", seconds=5)
        if not holds(other, "HOUSINGWORDS"):
            wrong.append("another plan was replaced unasked")
            return asked, wrong
        for _ in range(3):
            window.key("Escape")
        wait_until(lambda: not window.dialogs(), 10)
        if not holds(other, "HOUSINGWORDS"):
            wrong.append("another plan was replaced though that was declined")
        _save_as(window, other.with_suffix(ending))
        _agree(window)
        if not in_file(other, "MYOWNWORDS", seconds=20):
            wrong.append(f"not saved there though that was agreed to: {window.message()[:80]}")
        if not _anywhere("HOUSINGWORDS", desk.home, desk.documents):
            wrong.append("no backup was kept of the plan that was replaced")
    return asked, wrong


def _save_as(window: RealWindow, target: Path) -> str:
    title = "Save a copy elsewhere"
    window.key("ctrl+shift+s")
    window.wait(lambda: title in window.dialogs(), f"“{title}”", 20)
    window.key("ctrl+a")
    window.type(str(target))
    window.key("Return")

    def asks() -> str:
        return next((one for one in window.dialogs() if one != title), "")

    asked = wait_until(asks, 8)  # between the two there may be none for a moment
    return f"{asked}: {window.says()[-400:]}" if asked else ""


def _agree(window: RealWindow) -> None:
    """Agree to a question, whoever asks it."""
    wait_until(lambda: window.find("Replace it", "button") or window.find("Yes", "button"), 5)
    for name in ("Replace it", "Yes"):
        if window.find(name, "button"):
            window.press(name, "button")
            return


def _anywhere(word: str, *folders: Path) -> list[Path]:
    """Return every plan, under whatever ending, that holds a word."""
    return [*plans_with(word, *folders), *(one for one in files(*folders) if holds(one, word))]


def opened_again(desk: Desk) -> list[str]:
    """Open the plan that is open once more; return what is wrong."""
    wrong: list[str] = []
    with desk.open() as window:
        window.wait_plan().write_seen("AGAINONE")
        window.key("ctrl+o")
        window.wait(lambda: "Open a plan" in window.dialogs(), "“Open a plan”", 20)
        window.key("ctrl+a")
        window.type(str(desk.plan))
        window.key("Return")
        wait_until(lambda: not window.dialogs(), 20)
        window.wait_plan()
        if not wait_until(lambda: "AGAINONE" in window.answer(), 10):
            wrong.append("what was typed last is not shown")
        window.write_seen("AGAINTWO")
        window.save()
        if not in_file(desk.plan, "AGAINONE", "AGAINTWO", seconds=20):
            wrong.append(f"the next save fails: {window.message()[:80]}")
    copies = [one.name for one in files(desk.documents) if one.suffix == ENDING]
    if len(copies) > 1:
        wrong.append(f"copies beside the plan: {len(copies) - 1}")
    return wrong


def protect(window: RealWindow, passphrase: str = PASSPHRASE) -> None:
    """Protect the open plan with a passphrase."""
    window.do("Protect with a passphrase", "Protect with a passphrase")
    window.press("Passphrase", "text")
    window.type(passphrase)
    window.press("The same again", "text")
    window.type(passphrase)
    window.press("Protect", "button")
    window.wait(lambda: "Recovery sheet" in window.dialogs(), "the recovery sheet", 60)
    window.key("Escape")
    window.wait(lambda: "Recovery sheet" not in window.dialogs(), "the sheet gone", 20)
    if wait_until(window.dialogs, 4):
        _seal_all(window)
    window.wait(lambda: not window.dialogs(), "every sheet gone", 60)


def _seal_all(window: RealWindow) -> None:
    """Agree to whatever is asked about what can still be read."""
    things = window.things()
    at = next((n for n, one in enumerate(things) if one.role == "dialog"), len(things))
    for one in things[at:]:
        if one.role == "check box" and not one.is_ticked:
            window.reader.press(one)
    window.press("Encrypt what is ticked", "button")


def unsealed(desk: Desk, folder: Path) -> list[str]:
    """Protect a plan, put the readable one back, bring both together; return what is wrong."""
    readable = folder / "readable.planwright"
    shutil.copy(desk.plan, readable)
    with desk.open() as window:
        window.wait_plan()
        protect(window)
        window.wait_plan()
        deliver(readable, desk.plan)
        save_and_join(window, "SEALEDWORD")
        window.save()
        wait_until(lambda: holds(desk.plan, "SEALEDWORD") or window.dialogs(), 10)
        if holds(desk.plan, "SEALEDWORD") and not window.dialogs():
            return ["a protected plan was written readable, and nobody was asked"]
    return []
