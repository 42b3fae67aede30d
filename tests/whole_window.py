"""Every view, panel and dialog of the window, one after another, for tests that look at all.

Dialogs are found through the table of commands, so a new command brings its dialog along. What no
command opens by itself is opened by name; ``kinds_of_dialog`` tells whether a kind was forgotten.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

import desktopapp.ui
from desktopapp.asking.checking import with_question
from desktopapp.checks.rules import RULES
from desktopapp.operations.exporting import export
from desktopapp.operations.figures import FiguresRead, RefusedRow
from desktopapp.operations.making_apart import make_apart
from desktopapp.operations.rolling import rolled
from desktopapp.plan.asked_anew import with_brief
from desktopapp.plan.figures import Figure, FigureValue
from desktopapp.plan.plan import AskState, Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import paragraphs
from desktopapp.session.encrypting import encrypt
from desktopapp.session.opening import open_session
from desktopapp.session.readable import traces_of
from desktopapp.session.session import Session
from desktopapp.store.choices import RECENT
from desktopapp.store.resources import sample, sample_response
from desktopapp.ui.files import diverged, protecting
from desktopapp.ui.files.exporting import Exporting
from desktopapp.ui.files.figures import figure_verbs
from desktopapp.ui.files.figures.figures_sheet import FiguresSheet
from desktopapp.ui.files.letters.letter_verbs import ask_what_it_is, paste_letter
from desktopapp.ui.files.readable_sheet import ReadableSheet
from desktopapp.ui.menu_table import table
from desktopapp.ui.panels.library_verbs import add_open_plan
from desktopapp.ui.panels.rule_page import show_rule
from desktopapp.ui.panels.set_aside_form import ask_aside
from desktopapp.ui.views import PANELS, VIEWS, open_find
from desktopapp.ui.widgets.commands import Branch, Command, MenuEntry
from desktopapp.ui.window import Window
from desktopapp.ui.workspace.checking import checking
from tests.filled_plans import fill_report, keep_figures_and_measures
from tests.letter_desk import LetterDesk, written
from tests.waiting import settle, wait_until
from tests.window_desk import WindowDesk, press

Look = Callable[[str, QWidget], object]  # is told what is shown, and the window or dialog

PARTS = ("pages", "views", "dialogs", "answers")  # each of which another worker can go through

_ENDS = {"Quit", "Close the plan"}
_NOT_OURS = {"About Qt", "Print…"}  # dialogs of the system
_LETTER = (
    "1. How you have transformed the way you design and deliver services\n\n"
    "We count cost per case and days to decide, and publish both each quarter.\n"
)


def show_sample(window: Window, folder: Path) -> None:
    """Show the finished sample in the window, kept in a file of the folder."""
    show_plan(window, sample(), folder / "Sample.planwright")


def show_plan(window: Window, plan: Plan, path: Path) -> None:
    """Show a plan in the window, kept in a file."""
    session = Session(plan)
    session.keep_in(path)
    session.save()
    window.show_session(session)
    settle()


def next_round_of(plan: Plan) -> Plan:
    """Begin the plan of a next letter, which asks one thing otherwise, one anew, and one no more.

    One more question is taken out of it once the plan is begun.
    """
    letter = plan.brief_as_sent
    first, *others = letter.themes
    asked, *more = first.questions
    otherwise = replace(asked, text=f"{asked.text} Please say since when.")
    anew = replace(asked, id="anew", text="What do you charge for rowing boats?")
    changed = replace(first, questions=(otherwise, *more[:-1], anew))
    begun, _ = rolled(plan, replace(letter, id="next", themes=(changed, *others)))
    without = replace(changed, questions=(*more[:-1], anew))
    return with_brief(begun, replace(begun.brief_as_sent, themes=(without, *others)))


def tour(part: str, window: Window, folder: Path, look: Look) -> None:
    """Show a part of all there is; dialogs beside a library that holds something."""
    if part == "answers":
        show_plan(window, sample_response(), folder / "Response.planwright")
        tour_answers(window, look)
        return
    show_sample(window, folder)
    if part == "dialogs":
        add_open_plan(window)
        settle()
        tour_dialogs(window, folder, look)
    else:
        {"pages": tour_pages, "views": tour_views}[part](window, look)


def tour_pages(window: Window, look: Look, words: str = "") -> None:
    """Show the pages that are written on, and all that can stand above or beside them.

    ``words`` stand in what the window is told of problems.
    """
    desk = WindowDesk(window)
    work = desk.work
    add_open_plan(window)
    for where in ("t1.q1", "t2", desk.plan.sections[0].id):
        desk.go(where)
        _look(look, f"write {where}", window)
    _leave_out(desk)
    _look(look, "write with reasons", window)
    open_find(work)
    _look(look, "find and replace", window)
    assert work.finder
    work.finder.hide()
    for name in [one.name for one in PANELS]:
        panel = desk.panel(name)
        _look(look, f"beside: {name}", window)
        if name == "reuse":
            wait_until(lambda panel=panel: panel.cards)
            panel.cards[0].opened.emit()
            _look(look, "beside: a passage", window)
    work.toggle_side()
    window.show_problem(_problem(words))
    _look(look, "bad news", window)
    desk.close_news()


def tour_answers(window: Window, look: Look) -> None:
    """Show a page of each kind of answer in the sample response, and one that is left."""
    desk = WindowDesk(window)
    for _, question in desk.plan.brief.questions():
        desk.go(question.id)
        _look(look, f"answer {question.id}", window)
    if desk.card.folded:  # as in a low window
        desk.choose("Shorten the question")
        _look(look, "the question whole", window)
    press(desk.card, "Add a project")
    _look(look, "one more project", window)
    desk.go("w5")
    desk.choose("No answer, and why")
    _look(look, "why no answer", window)


def tour_views(window: Window, look: Look) -> None:
    """Show every view of an open plan, and the first page."""
    desk = WindowDesk(window)
    _leave_out(desk)
    for view in [one.name for one in VIEWS]:
        desk.view(view)
        _look(look, f"view {view}", window)
    keep_figures_and_measures(window)
    for view in ("figures", "measures"):
        desk.view(view)
        _look(look, f"view {view}, filled", window)
    fill_report(window)
    desk.view("report")
    _look(look, "view report, filled", window)
    desk.view("write")
    _tour_letter(window, look)
    window.show_home()
    _look(look, "home, later", window)
    window.settings.put(RECENT, ())
    window.show_home()
    _look(look, "home, at first", window)


def _tour_letter(window: Window, look: Look) -> None:
    """Show the page on which a letter is checked: each kind of row in hand, and what is wrong."""
    desk = LetterDesk(WindowDesk(window))
    folder = WindowDesk(window).session.path
    assert folder
    desk.read(written(folder.parent), folder.parent)
    _look(look, "a letter, a theme in hand", window)
    for words in ("Do you publish", "Contents"):
        desk.choose(words)
        _look(look, f"a letter, “{words}” in hand", window)
    desk.choose("Do you publish")
    desk.sheet.letter.change("number", partial(with_question, number="1"))
    _look(look, "a letter, something wrong", window)
    desk.press("Put it away")
    WindowDesk(window).choose("Change what was asked")
    _look(look, "change what was asked", window)
    desk.press("Back to the plan")


def _problem(words: str) -> Problem:
    return Problem(
        f"{words}The plan could not be saved.",
        where=f"{words}/share/plan.planwright",
        safe=f"What you wrote is kept on this PC.{words}",
        then=f"Try again, or save a copy elsewhere.{words}",
    )


def _leave_out(desk: WindowDesk) -> None:
    """Say of a few asks why they are not answered where they were asked."""
    states = (AskState.ELSEWHERE, AskState.LEFT_OUT, AskState.NOT_APPLICABLE)
    desk.go("t1.q5")
    for (_, row), state in zip(desk.card.rows, states, strict=False):
        row.choose(state)


def _look(look: Look, name: str, shown: QWidget) -> None:
    settle()
    look(name, shown)


def tour_dialogs(window: Window, folder: Path, look: Look, words: str = "") -> None:
    """Open every dialog: those of the commands, and those that something else brings up.

    ``words`` stand in what is brought in, and in what two wrote.
    """
    document = folder / "Earlier plan.txt"
    document.write_text(_LETTER + (f"{words}\n" * 9 if words else ""), encoding="utf-8")
    shower = _Shower(look)
    with (
        _instead(QFileDialog, "getOpenFileName", lambda *_, **__: (str(document), "")),
        _instead(QFileDialog, "getOpenFileNames", lambda *_, **__: ([str(document)], "")),
        _instead(QFileDialog, "getSaveFileName", lambda *_, **__: ("", "")),
        _instead(QFileDialog, "getExistingDirectory", lambda *_, **__: ""),
        _instead(QDialog, "exec", lambda dialog: shower.run(dialog)),  # noqa: PLW0108  # as a method
    ):
        for name, command in _commands(window):
            shower.name = name
            command.does()
            shower.visit_open()
        for name, opens in _others(window, folder, words):
            shower.name = name
            opens()
            shower.visit_open()


@contextmanager
def _instead(kind: type, name: str, does: object) -> Iterator[None]:
    """Let a kind do something else for a while; what pytest has for it would cost its memory."""
    before = getattr(kind, name)
    setattr(kind, name, does)
    try:
        yield
    finally:
        setattr(kind, name, before)


class _Shower:
    """Shows each dialog, has it looked at, and closes it."""

    def __init__(self, look: Look) -> None:
        self.look, self.name = look, ""

    def run(self, dialog: QDialog) -> int:
        """Stand in for ``exec``: the officer thinks better of it."""
        dialog.show()
        self.visit(dialog)
        return 0

    def visit(self, dialog: QDialog) -> None:
        _look(self.look, self.name, dialog)
        if isinstance(dialog, Exporting):
            dialog.ticks["web"].setChecked(True)
            dialog.start()
            _look(self.look, f"{self.name}, done", dialog)
        self.leave(dialog)

    def leave(self, dialog: QDialog) -> None:
        """Close the dialog as an officer would who thinks better of it."""
        closed: list[int] = []
        dialog.finished.connect(closed.append)
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
        wait_until(lambda: closed or not QAccessible.isActive())  # a reader hears each key first
        settle()
        assert closed, f"Escape does not close “{self.name}”"

    def visit_open(self) -> None:
        """Look at what was opened without waiting for it."""
        tops = QApplication.topLevelWidgets()
        for one in [one for one in tops if isinstance(one, QDialog) and one.isVisible()]:
            self.visit(one)


def _commands(window: Window) -> Iterator[tuple[str, Command]]:
    """Go through the commands that ask or show something: those with an ellipsis, and help."""

    def within(entries: tuple[MenuEntry, ...]) -> Iterator[Command]:
        for one in entries:
            if isinstance(one, Command):
                yield one
            elif isinstance(one, Branch):
                yield from within(one.fill())

    for menu, entries in table(window):
        for command in within(entries):
            opens = command.words.endswith("…") or menu == "&Help"
            if opens and command.words not in _ENDS | _NOT_OURS:
                yield command.words, command


def _others(
    window: Window, folder: Path, words: str
) -> Iterator[tuple[str, Callable[[], object]]]:
    """Return what brings up the dialogs that no command opens on an ordinary day."""
    session = WindowDesk(window).session
    path = session.path
    assert path
    yield "a letter of the council’s own", lambda: _take_letter(window, path.parent)
    yield "another plan for these members", lambda: _take_plan(window, path.parent)
    yield "what is left of a damaged plan", lambda: _damage(window, path)
    letter = written(path.parent)
    yield "words of a letter", lambda: paste_letter(window, path.parent)
    yield "what was dropped", lambda: ask_what_it_is(window, [letter], path.parent, print)
    encrypt(session, "correct horse battery")
    for name, command in _commands(window):
        if name in {"Recovery sheet…", "Remove the protection…", "Ask for the passphrase here…"}:
            yield f"{name} of a protected plan", command.does
    ask = partial(protecting.ask_passphrase, window, path, str, name="Sample")
    yield "a passphrase is asked for", ask
    yield (
        "what can still be read",
        lambda: ReadableSheet(window, session, traces_of(session)).open(),
    )
    yield from _of_figures(window)
    yield "a finding is set aside", lambda: _set_aside(window)
    yield "why a finding is named", lambda: show_rule(window, RULES["word twice"])
    yield "two changed one place", lambda: _clash(window, folder / "another", words)


def _of_figures(window: Window) -> Iterator[tuple[str, Callable[[], object]]]:
    """Return what brings up the dialogs of figures: one that is kept, and a table of them."""
    desk = WindowDesk(window)
    kept = Figure("f1", "Net budget", now=FigureValue("v1", "1200000", "2026/27"))
    told = replace(kept, history=(FigureValue("v0", "1100000", "2025/26", source="Budget book"),))
    yield "a figure is changed", lambda: figure_verbs.change(desk.work, told)
    desk.session.edit(replace(desk.plan, figures=(told,)), "figures")
    desk.go("t1.q1", write=True)
    yield "a figure is inserted", lambda: figure_verbs.choose_figure(desk.work)
    read = FiguresRead((kept,), ((kept, told),), 1, (RefusedRow(3, "7", "It has no name."),))
    yield "figures are brought in", lambda: FiguresSheet(desk.work, "figures.csv", read).open()


def _set_aside(window: Window) -> None:
    """Lead to a finding, and ask why it is set aside."""
    desk = WindowDesk(window)
    desk.type_into("t1.q1", "We saved the the money .")
    checks = checking(desk.work)
    wait_until(lambda: any(one.fixes for one in checks.found))
    ask_aside(checks, next(one for one in checks.found if one.fixes))


def _take_letter(window: Window, folder: Path) -> None:
    """Give the plan’s own PDF, with all its words, as the council’s copy of the letter."""
    desk = WindowDesk(window)
    (made,) = export(desk.plan, folder / "letters", ("submission",), making=make_apart).files
    desk.view("report").take_copy(made.path)
    settle()


def _take_plan(window: Window, folder: Path) -> None:
    """Give another plan that goes to members in the same report."""
    other = Session(sample_response())
    other.keep_in(folder / "Other.planwright")
    other.save()
    WindowDesk(window).view("report").other_plans.read(folder / "Other.planwright")
    settle()


def _damage(window: Window, path: Path) -> None:
    """Open a plan file that is cut off, and ask what is left of it."""
    damaged = path.with_name("Damaged.planwright")
    damaged.write_bytes(path.read_bytes()[:-400])
    window.open_path(damaged)
    wait_until(lambda: "See what is left" in WindowDesk(window).offered)
    settle()  # else what looks for backups may outlive the round, which counts what lives
    WindowDesk(window).press("See what is left")


def _clash(window: Window, folder: Path, words: str) -> None:
    """Change one answer here and, differently, in the file."""
    folder.mkdir()
    desk = WindowDesk(window)
    show_plan(window, desk.plan, folder / "Sample.planwright")
    path = desk.session.path
    assert path
    there = open_session(path)
    _reword(there, f"Theirs. {words}")
    there.save()
    _reword(desk.session, f"Ours. {words}")
    diverged.bring_together(window)
    settle()


def _reword(session: Session, words: str) -> None:
    answer = session.plan.answers_to("t1.q1")[0]
    changed = replace(answer, text=(replace(answer.text[0], runs=paragraphs(words)[0].runs),))
    session.edit(session.plan.with_part(changed), "reword")


def kinds_of_dialog() -> set[type[QDialog]]:
    """Return every kind of dialog that the window's modules define."""
    found: set[type[QDialog]] = set()
    for module in pkgutil.walk_packages(desktopapp.ui.__path__, "desktopapp.ui."):
        made = importlib.import_module(module.name)
        found |= {
            one
            for one in vars(made).values()
            if isinstance(one, type)
            and issubclass(one, QDialog)
            and one.__module__ == made.__name__
        }
    return found
