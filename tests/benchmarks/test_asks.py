"""How asks are read and answered, with all figures: ``sh installers/dev asks [FOLDER]``.

The folder holds asks that are no part of the project, see ``tests/asks_of_folder.py``. Without it,
the invented ones of ``tests/asks`` are measured.
"""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from desktopapp.layout.count import count
from desktopapp.library.placing import place
from desktopapp.operations.letters import read_letter, read_words
from desktopapp.plan.brief import Brief
from desktopapp.plan.council import council_named
from desktopapp.plan.plan import Plan, new_plan
from desktopapp.plan.text import paragraphs, plain
from desktopapp.readers.kinds import kind_of
from desktopapp.readers.worker import understood
from desktopapp.session.session import Session
from desktopapp.store.resources import sample
from tests.asks_made import Figures, asks, made, measure, squeezed
from tests.asks_of_folder import Grades, grade, graded_asks, read_graded
from tests.benchmarks.test_startup import run_child
from tests.responses_made import FORMS, Answered, answers_to, written
from tests.window_desk import Open, WindowDesk

Figure = Callable[[str, str, str], None]
_LEAST = {  # of what a person reads out of asks
    "recall": 0.97,
    "precision": 0.97,
    "number": 0.98,
    "kind": 0.94,
    "limit": 0.98,
    "options": 0.95,
    "guidance": 0.85,
    "headings left alone": 0.99,
    "days": 0.95,
    "title": 0.8,
    "sender": 0.8,
}
_PARTS = (
    "Part {n}\n\nQuestion {n}: How has the ferry changed in ward {n} since the last return?\n\n"
)
_MANY = 225
OPENED = """
import sys
from desktopapp.ui.app import run_window

def watch(window):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    timer = QTimer(window)

    def look():
        work = window.work
        editor = work.editor() if work else None
        if editor and editor.toPlainText() and work.counter.chip.words.text():
            timer.stop()
            QTimer.singleShot(0, QApplication.quit)

    timer.timeout.connect(look)
    timer.start(10)

sys.exit(run_window(sys.argv[1:], watch))
"""


@pytest.fixture
def folder(request: pytest.FixtureRequest) -> Path | None:
    """Return the folder of asks that was named, if one was."""
    found: Path | None = request.config.getoption("--asks")
    return found


def test_asks_of_a_folder_are_read(
    folder: Path | None, tmp_path: Path, figure: Figure, capsys: pytest.CaptureFixture[str]
) -> None:
    if folder is None:
        pytest.skip("real asks are not here; give their folder with --asks PATH")
    whole = Grades()
    for ask in graded_asks(folder):
        grades = grade(ask, read_graded(ask, tmp_path))
        with capsys.disabled():
            print(f"\n{ask.path.name}: {grades.said()}", end="")  # noqa: T201  # what this is for
        whole.join(grades)
    assert whole.counts
    for what, (right, of) in whole.counts.items():
        figure(f"asks of the folder: {what}", f"{right / of:.3f} ({right}/{of})", _bound(what))
    assert [what for what in whole.counts if whole.share(what) < _LEAST[what]] == []


def _bound(what: str) -> str:
    return f"{_LEAST[what]:.2f} at least"


@pytest.mark.parametrize("name", ["seen", "apart", "further"])
def test_invented_asks_are_read(name: str, tmp_path: Path, figure: Figure) -> None:
    figures = Figures()
    for ask in asks(name):
        measure(ask, read_letter(made(ask, tmp_path)), figures)
    figure(f"invented asks, {name}: recall", f"{figures.recall:.3f}", "0.97 at least")
    figure(f"invented asks, {name}: precision", f"{figures.precision:.3f}", "0.97 at least")
    for what, (right, of) in figures.right.items():
        figure(f"invented asks, {name}: {what}", f"{right}/{of}", "0.90 at least")
    assert figures.recall >= 0.97
    assert figures.precision >= 0.97


def _briefs(folder: Path | None, work: Path) -> list[Brief]:
    if folder:
        read = (read_graded(ask, work) for ask in graded_asks(folder) if ask.path.suffix == ".txt")
        return [one for one in read if one]
    return [read_letter(made(ask, work)) for ask in asks("apart")]


def test_answered_responses_are_placed(
    folder: Path | None, tmp_path: Path, figure: Figure
) -> None:
    right = of = 0
    for n, brief in enumerate(_briefs(folder, tmp_path)):
        answers = answers_to(brief)
        for form in FORMS:
            if form == "numbers" and not all(one.number for one in answers):
                continue
            path = written(answers, form, tmp_path, f"response {n}")
            proposal = place([understood(path.read_bytes(), kind_of(str(path)))], brief)
            got: dict[str, str] = {}
            for one in proposal.passages:
                if one.question:
                    got[one.question] = got.get(one.question, "") + squeezed(plain(one.text))
            right += sum(_holds(got, one) for one in answers)
            of += len(answers)
    figure("answers of responses placed", f"{right / of:.3f} ({right}/{of})", "0.95 at least")
    assert right / of >= 0.95


def _holds(got: dict[str, str], one: Answered) -> bool:
    """Tell whether a question got all the words of its answer; a tick says no more than yes."""
    words = [squeezed(part) for part in one.answer if len(part.split()) > 3]  # a tick
    return all(part in got.get(one.question.id, "") for part in words)


def many() -> Brief:
    """Return a letter of very many questions, as it is read."""
    return read_words(
        "Return\n\n" + "\n".join(_PARTS.format(n=n) for n in range(1, _MANY + 1)), ""
    )


def test_a_response_of_many_questions_is_placed_at_once(tmp_path: Path, figure: Figure) -> None:
    brief = many()
    answers = answers_to(brief)[:220]
    path = written(answers, "headings", tmp_path)
    reading = understood(path.read_bytes(), kind_of(str(path)))
    begun = time.process_time()
    place([reading], brief)
    took = time.process_time() - begun
    figure("a response of 220 questions placed, CPU", f"{took:.2f} s", "2 s at most")
    assert took <= 2


def test_a_long_letter_is_read_soon(figure: Figure) -> None:
    words = "The minister wishes to know how each harbour is kept. " * 12
    body = "\n\n".join(f"{_PARTS.format(n=n)}{words}" for n in range(1, 151))
    assert len(body.split()) > 19_000
    begun = time.process_time()
    brief = read_words(body, "Long")
    took = time.process_time() - begun
    assert sum(1 for _ in brief.questions()) == 150
    figure("a letter of 20,000 words read, CPU", f"{took:.2f} s", "3 s at most")
    assert took <= 3


def answered(brief: Brief) -> Plan:
    """Return a plan that answers every question in a sentence."""
    plan = new_plan(brief, council_named("Fenmoor Council"))
    plan = plan.with_text(plan.sections[0].id, paragraphs("This is what we say."))
    for _, question in brief.questions():
        plan = plan.with_answer_to(question.id, paragraphs("We count the boats each morning."))
    return plan


def kept(plan: Plan, folder: Path, name: str) -> Path:
    session = Session(plan)
    path = folder / f"{name}.planwright"
    session.keep_in(path)
    session.save()
    return path


def test_a_plan_of_many_questions_opens_as_the_sample_does(
    tmp_path: Path, figure: Figure, request: pytest.FixtureRequest, noise: float
) -> None:
    rounds = 5 if request.config.getoption("--short") else 11
    large = kept(answered(many()), tmp_path, "large")
    small = kept(sample(), tmp_path, "sample")
    for path in (large, small):
        run_child(OPENED, tmp_path, str(path))
    pairs = [
        (run_child(OPENED, tmp_path, str(large)).cpu, run_child(OPENED, tmp_path, str(small)).cpu)
        for _ in range(rounds)
    ]
    ratio = median(one for one, _ in pairs) / median(one for _, one in pairs)
    figure("start with 225 questions, against the sample", f"{ratio:.2f} times", "<= 1.1")
    assert ratio <= 1.1 * noise


def _key_cost(desk: WindowDesk) -> float:
    """Return the CPU seconds of a key in the answer in hand: one run of keys."""
    held = desk.top.focusWidget()
    assert held
    begun = time.process_time()
    for letter in "average waits fell ":
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(
                held, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            )
        QApplication.processEvents()
    return (time.process_time() - begun) / 19


def test_a_key_and_the_count_in_a_plan_of_many_questions(
    open_window: Open, figure: Figure, noise: float
) -> None:
    large, small = open_window(Session(answered(many()))), open_window(Session(sample()))
    costs = []
    for desk in (large, small):
        desk.go(next(one.id for _, one in desk.plan.brief.questions()), write=True)
    for _ in range(12):
        pair = []
        for desk in (large, small):
            desk.top.activateWindow()
            desk.go(next(one.id for _, one in desk.plan.brief.questions()), write=True)
            QApplication.processEvents()
            pair.append(_key_cost(desk))
        costs.append(pair)
    ours, theirs = (median(one[n] for one in costs[2:]) for n in (0, 1))
    figure("a key among 225 questions, against the sample", f"{ours / theirs:.2f} times", "<= 1.5")
    begun = time.process_time()
    pages = count(large.plan).pages
    took = time.process_time() - begun
    figure("pages of 225 answers counted anew, CPU", f"{took:.2f} s ({pages})", "2 s at most")
    assert ours / theirs <= 1.5 * noise
    assert took <= 2
