"""Documents made in a process of its own: the same bytes, stopped at once, errors in words."""

import pickle
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from desktopapp.operations.exporting import USUAL, export
from desktopapp.operations.making import Order, make
from desktopapp.operations.making_apart import make_apart
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Cancelled, Problem
from desktopapp.plan.progress import never, quiet
from desktopapp.plan.report import LetterCopy
from desktopapp.readers import cage
from desktopapp.store.resources import sample
from tests.strategies import plans

DAY = date(2024, 6, 11)
MADE_HERE = """
import sys
from datetime import date
from desktopapp.operations.exporting import USUAL
from desktopapp.operations.making import Order
from desktopapp.operations.making_apart import make_apart
from desktopapp.plan.progress import never, quiet
from desktopapp.store.resources import sample

assert make_apart(Order(sample(), USUAL, date(2024, 6, 11)), quiet, never).ready
print(*{"reportlab", "docx", "lxml", "pypdf", "PIL"} & {*sys.modules})
"""


def test_what_is_made_apart_is_what_is_made_here_and_each_step_is_told() -> None:
    steps: list[tuple[int, int, str]] = []
    order = Order(sample(), USUAL, DAY)
    apart = make_apart(order, lambda *step: steps.append(step), never)
    here = make(order)
    assert replace(apart, ready=()) == replace(here, ready=())
    for (kind, one), (same, other) in zip(apart.ready, here.ready, strict=True):
        assert (kind, one.ending, one.words, one.pages) == (
            (same, other.ending, other.words, other.pages)
        )
        assert kind == "email" or one.data == other.data  # an e-mail has a boundary by chance
    assert [done for done, _, _ in steps] == list(range(len(USUAL)))


@settings(max_examples=20)
@given(plans(sample().brief))
def test_any_plan_comes_through_the_pipe_as_it_was(plan: Plan) -> None:
    assert pickle.loads(pickle.dumps(plan)) == plan  # noqa: S301  # our own


def test_nothing_that_writes_documents_is_loaded_where_they_are_asked_for() -> None:
    ran = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", MADE_HERE], check=True, capture_output=True, text=True
    )
    assert ran.stdout.split() == []


def test_the_plan_is_no_argument_and_no_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    begun: list[list[str]] = []

    class Spied(subprocess.Popen):  # type: ignore[type-arg]  # whatever it is given
        def __init__(self, command: list[str], **given: object) -> None:
            begun.append(command)
            super().__init__(command, **given)

    monkeypatch.setattr(subprocess, "Popen", Spied)
    plan = replace(sample(), title="CANARY")
    files: list[Path] = []
    make_apart(Order(plan, ("web",), DAY), lambda *_: files.extend(tmp_path.iterdir()), never)
    assert len(begun) == 1
    assert "CANARY" not in " ".join(begun[0])
    assert files == []


def test_what_is_cancelled_ends_at_once_and_writes_nothing(tmp_path: Path) -> None:
    begun: list[int] = []
    before = time.monotonic()
    with pytest.raises(Cancelled):
        export(
            sample(),
            tmp_path / "out",
            progress=lambda *step: begun.append(step[0]),
            cancelled=lambda: bool(begun),
            making=make_apart,
        )
    assert begun == [0]
    assert time.monotonic() - before < 60
    assert not (tmp_path / "out").exists()


def test_a_problem_comes_back_in_its_own_words(tmp_path: Path) -> None:
    plan = sample()
    assert plan.report
    copy = LetterCopy("letter.pdf", "letter: letter.pdf", (), 1)
    appendices = tuple(replace(one, own_copy=copy) for one in plan.report.appendices)
    spoilt = replace(plan, report=replace(plan.report, separate=True, appendices=appendices))
    spoilt = spoilt.with_picture(copy.file, b"MZ")
    said = []
    for making in (make, make_apart):
        with pytest.raises(Problem) as caught:
            export(spoilt, tmp_path / "out", ("report",), making=making)
        said.append(caught.value.data())
    assert said[0] == said[1]
    assert "cannot be made fit" in said[0]["what"]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "program",
    [
        "import os; os._exit(9)",
        "print('no pickle')",
        "import os; os.close(1)",
        "import os; os.kill(os.getpid(), 9)",
    ],
)
def test_a_process_that_dies_is_said_in_words(
    program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cage, "command", lambda *_: [sys.executable, "-c", program])
    with pytest.raises(Problem, match="could not be made") as caught:
        make_apart(Order(sample(), USUAL, DAY), quiet, never)
    assert "helper program that makes them stopped unexpectedly" in caught.value.what
    assert "Nothing was written" in caught.value.safe
    assert caught.value.then.startswith("Try again.")


def test_an_error_that_nobody_foresaw_says_its_kind_and_no_word_of_the_plan() -> None:
    plan = replace(sample(), title="CANARY")
    with pytest.raises(Problem, match="could not be made") as caught:
        make_apart(Order(plan, ("CANARY",), DAY), quiet, never)
    assert "KeyError operations/making" in caught.value.where
    assert "CANARY" not in str(caught.value.data())
