"""Work on a place that may never answer."""

from pathlib import Path
from threading import Event, Thread

import pytest

from desktopapp.store.in_time import Turns, done_in_time, wait_for_late

HERE, THERE = Path("here"), Path("there")


def test_it_returns_what_the_work_returns_and_raises_what_it_raises() -> None:
    turns = Turns()
    assert turns.do(lambda: 5) == 5
    with pytest.raises(ZeroDivisionError):
        turns.do(lambda: 1 / 0)
    assert turns.do(lambda: "and again") == "and again"


def test_a_place_that_does_not_answer_is_asked_nothing_more_until_it_does() -> None:
    turns, answers, asked = Turns(), Event(), []
    with pytest.raises(TimeoutError):
        turns.do(answers.wait, 0.01)
    with pytest.raises(TimeoutError):
        turns.do(lambda: asked.append("again"), 30)
    assert asked == []
    answers.set()
    turns.wait()
    turns.do(lambda: asked.append("at last"), 30)
    assert asked == ["at last"]


@pytest.mark.impatient
def test_one_place_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = Event()
    with monkeypatch.context() as hurried:
        hurried.setattr("desktopapp.store.in_time.PATIENCE", 0.01)
        with pytest.raises(TimeoutError):
            done_in_time(THERE, answers.wait)
    assert done_in_time(HERE, lambda: "meanwhile") == "meanwhile"
    answers.set()
    wait_for_late()
    assert done_in_time(THERE, lambda: "at last") == "at last"


def test_of_many_that_come_at_once_one_works_at_a_time_and_all_do() -> None:
    turns, at_work, most, done = Turns(), [], [], []

    def work(number: int) -> None:
        at_work.append(number)
        most.append(len(at_work))
        Event().wait(0.001)
        at_work.remove(number)
        done.append(number)

    callers = [
        Thread(target=turns.do, args=(lambda number=number: work(number), 60))
        for number in range(40)
    ]
    for one in callers:
        one.start()
    for one in callers:
        one.join()
    assert max(most) == 1
    assert sorted(done) == list(range(40))
