"""Find or do anything: what officers type, and whether what they mean comes first.

The words were written down before any other word was given to a command.
"""

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktopapp.ui.anything import Finder, Thing, commands, guide_places, in_guide, places_of
from desktopapp.ui.command_palette import Anything
from desktopapp.ui.guide import Guide
from desktopapp.ui.menu_table import table
from desktopapp.ui.other_words import OTHER_WORDS
from desktopapp.ui.widgets.commands import Command
from tests.waiting import settle, wait_until
from tests.window_desk import WindowDesk

# What officers type, and what any of the first three things found may be.
EVERYDAY = {
    "reuse": ("Prior answers for this question",),
    "export": ("Make the documents",),
    "pdf": ("Make the documents",),
    "word": ("Make the documents", "The council’s Word template"),
    "logo": ("Council", "Appearance of the documents"),
    "cabinet": ("Report to members",),
    "committee": ("Report to members",),
    "appendix": ("Report to members",),
    "dark": ("Colours: Dark",),
    "high contrast": ("Colours: High contrast",),
    "font": ("Appearance of the documents",),
    "zoom": ("Larger text", "Smaller text", "Text as wide as fits"),
    "password": ("Protect with a passphrase",),
    "encrypt": ("Protect with a passphrase",),
    "save as": ("Save a copy elsewhere",),
    "send": ("Make the documents", "Share a copy without history"),
    "email": ("Make the documents", "Share a copy without history"),
    "word count": (
        "Title, deadline, address and length",
        "Pages as they will print",
        "Small pages",
    ),
    "page limit": ("Title, deadline, address and length",),
    "last year": ("Bring in a document",),
    "import": ("Bring in a document",),
    "delete": ("Remove",),
    "date": ("Title, deadline, address and length",),
    "deadline": ("Title, deadline, address and length",),
    "image": ("Picture",),
    "photo": ("Picture",),
    "alt text": ("Describe the picture or table",),
    "comments": ("Guide",),
    "ready": ("Status: Ready",),
    "draft": ("Status: Drafting",),
    "status": ("Status: Ready", "Status: Drafting", "Status: Not started", "Status: Agreed"),
    "agreed": ("Status: Agreed",),
    "merge": ("Guide", "Versions and backups"),
    "history": ("Versions and backups",),
    "restore": ("Versions and backups",),
    "backup": ("Versions and backups",),
    "spell check": ("Check spelling", "Next spelling"),
    "bullet points": ("Bullets",),
    "numbered list": ("Numbers",),
    "hyperlink": ("Link",),
    "subheading": ("Heading 1", "Heading 2"),
    "indent": ("Indent",),
    "search": ("Find", "Find and replace"),
    "change all": ("Find and replace",),
    "duplicate": ("Repeated text",),
    "copied from": ("Repeated text", "Prior answers for this question"),
    "checks": ("Findings",),
    "errors": ("Findings",),
    "coverage": ("What the letter asks",),
    "criteria": ("What the letter asks",),
    "preview": ("Pages as they will print", "Small pages"),
    "finance": ("Report to members",),
    "sign off": ("Report to members",),
    "council name": ("Council",),
    "guidance": ("The letter",),
    "help": ("Guide",),
    "exit": ("Quit", "Close the plan"),
    "full screen": ("Focus on the text",),
    "colleague": ("Share a copy without history", "Guide"),
    "neighbour": ("Link a partner’s plan", "Prior answers for this question"),
}
MUST = 57
T = TypeVar("T", bound=QWidget)


@pytest.fixture
def finder(finished: WindowDesk) -> Finder:
    """Return what finds in a window with the finished sample."""
    things = (*places_of(finished.work), *commands(table(finished.top)))
    return Finder(things, tuple(in_guide(print)), finished.work)


@pytest.fixture
def box(finished: WindowDesk, finder: Finder) -> Anything:
    """Return the box over such a window."""
    shown = Anything(finished.top, finder)
    shown.open()
    return shown


def on_top(kind: type[T]) -> T | None:
    """Return the window of a kind that is shown, if there is one."""
    found = (one for one in QApplication.topLevelWidgets() if isinstance(one, kind))
    return next((one for one in found if one.isVisible()), None)


def means(found: Thing, meant: tuple[str, ...]) -> bool:
    return found.words in meant or ("Guide" in meant and found.words.startswith("Guide: "))


def first(finder: Finder, typed: str) -> list[str]:
    return [one.words for one in finder.find(typed)[:3]]


def test_everyday_words_find_what_they_mean_among_the_first_three(finder: Finder) -> None:
    wrong = {
        typed: first(finder, typed)
        for typed, meant in EVERYDAY.items()
        if not any(means(one, meant) for one in finder.find(typed)[:3])
    }
    right = len(EVERYDAY) - len(wrong)
    print(f"everyday words found among the first three: {right} of 60, must be {MUST}")  # noqa: T201  # a figure
    assert len(EVERYDAY) == 60
    assert right >= MUST, wrong


def test_without_other_words_they_do_not(finder: Finder) -> None:
    bare = finder._replace(things=tuple(one._replace(also="") for one in finder.things), guide=())
    found = sum(
        any(means(one, meant) for one in bare.find(typed)[:3]) for typed, meant in EVERYDAY.items()
    )
    assert found < len(EVERYDAY) / 2


def test_every_command_has_other_words_and_they_name_nothing_else(
    finished: WindowDesk, finder: Finder
) -> None:
    names = {one.words for one in (*finder.things, *finder.guide)}
    within = {one.partition(": ")[0] for one in names if ": " in one}
    branches = {"Stop using a shared library", "Stop comparing with a partner", "Open recent"}
    assert OTHER_WORDS.keys() <= names | within | branches
    menus = [entry for _, menu in table(finished.top) for entry in menu]
    assert {one.words.rstrip("…") for one in menus if isinstance(one, Command)} <= set(OTHER_WORDS)


def test_the_beginning_of_a_name_finds_what_begins_so(finder: Finder) -> None:
    assert first(finder, "cut")[0] == "Cut"
    assert first(finder, "cut to")[0] == "Cut to the limit"
    for one in finder.things:
        typed = " ".join(one.words.split()[:2])
        if typed.replace(" ", "").isalpha() and " " in typed:
            assert first(finder, typed)[0].lower().startswith(typed.lower()), typed


@pytest.mark.parametrize(
    "typed", ["how do I export to PDF", "Where can I make a PDF of it", "pdfs"]
)
def test_a_question_finds_as_its_words_do(finder: Finder, typed: str) -> None:
    assert "Make the documents" in first(finder, typed)


def test_the_plans_own_words_are_found_with_what_stands_around_them(finder: Finder) -> None:
    found = finder.find("£310,000")[0]
    assert "£310,000" in found.words
    assert found.hint.startswith("In 3.1")


@pytest.mark.parametrize("number", ["1", "1.1", "3.2"])
def test_the_number_of_a_question_finds_the_question_and_nothing_that_changes_its_text(
    finder: Finder, number: str
) -> None:
    assert first(finder, number)[0].split()[0] == number


def test_where_nothing_is_found_that_is_said(box: Anything) -> None:
    QTest.keyClicks(box.line, "9.9")
    assert box.nothing.isVisible()
    assert box.nothing.text() == "Nothing found."


def test_what_is_found_in_the_text_is_gone_to_and_chosen(
    finished: WindowDesk, box: Anything
) -> None:
    QTest.keyClicks(box.line, "removed £310,000")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert finished.editor().textCursor().selectedText() == "removed £310,000"


def test_what_cannot_be_done_is_there_with_the_reason_and_does_nothing(
    window: WindowDesk,
) -> None:
    finder = Finder(tuple(commands(table(window.top))), ())
    (found, *_) = finder.find("export")
    assert (found.words, found.obstacle) == ("Make the documents", "Open a plan first.")
    box = Anything(window.top, finder)
    box.show()
    QTest.keyClicks(box.line, "export")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.isVisible()
    said = box.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Make the documents, Open a plan first."
    box.close()


def test_nothing_that_cannot_be_done_is_offered_unasked(window: WindowDesk) -> None:
    finder = Finder(tuple(commands(table(window.top))), ())
    assert [one.words for one in finder.find("") if one.obstacle] == []
    assert "New plan" in [one.words for one in finder.find("")]


def test_the_box_opens_by_its_key_and_the_guide_from_it_at_the_heading_that_was_found(
    finished: WindowDesk,
) -> None:
    shown: list[str] = []

    def look() -> None:
        guide = on_top(Guide)
        if guide is None:
            QTimer.singleShot(0, look)  # it comes once the box is gone
            return
        settle()
        corner = guide.text.viewport().rect().topLeft()
        shown.append(guide.text.cursorForPosition(corner).block().text())
        guide.accept()

    def choose() -> None:
        box = on_top(Anything)
        assert box
        QTest.keyClicks(box.line, "merge")
        QTimer.singleShot(0, look)
        QTest.keyClick(box, Qt.Key.Key_Return)

    control_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(finished.top, Qt.Key.Key_P, control_shift)
    choose()
    wait_until(lambda: bool(shown))
    assert shown == ["Two people, one plan"]


def test_every_heading_of_the_guide_is_a_place() -> None:
    assert ("Keeping your work safe", "Two people, one plan") in {
        (one.title, one.heading) for one in guide_places()
    }


def test_five_thousand_letters_find_nothing_and_harm_nothing(finder: Finder) -> None:
    assert finder.find("x" * 5_000) == []
