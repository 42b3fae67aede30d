"""Undo and redo over the whole plan, with typing folded and the caret where it belongs."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.plan.council import Council
from desktopapp.plan.history import Caret, EditStep, History, begin
from desktopapp.plan.plan import Plan, new_plan
from tests.strategies import harbour

FIRST = new_plan(harbour(), Council("Wyvern Vale"), "0")
EDITS = st.lists(st.tuples(st.sampled_from(["", "typing a", "typing b"]), st.booleans()))


def titled(title: str) -> Plan:
    return replace(FIRST, title=title)


def step(title: str, fold: str = "", before: int = 0, after: int = 0) -> EditStep[Plan, Caret]:
    return EditStep(titled(title), "typing", Caret("a", "b", before), Caret("a", "b", after), fold)


def walk_back(history: History[Plan, Caret]) -> list[History[Plan, Caret]]:
    """Return the history after each undo, until none is left."""
    states = [history]
    while states[-1].can_undo:
        states.append(states[-1].undo())
    return states


@settings(max_examples=100)
@given(EDITS)
def test_undoing_all_gives_the_first_plan_and_redoing_all_the_last(
    edits: list[tuple[str, bool]],
) -> None:
    history = begin(FIRST, Caret())
    for n, (fold, seal) in enumerate(edits, 1):
        history = history.with_step(step(str(n), fold))
        history = history.sealed() if seal else history
    back = walk_back(history)
    assert back[-1].now == FIRST
    forth = [back[-1]]
    while forth[-1].can_redo:
        forth.append(forth[-1].redo())
    assert forth[-1].now == history.now
    assert [state.now for state in reversed(back)] == [state.now for state in forth]


@settings(max_examples=100)
@given(st.lists(st.sampled_from(["edit", "undo", "redo"]), max_size=40))
def test_random_edits_undos_and_redos_agree_with_a_simple_model(moves: list[str]) -> None:
    history, model, at = begin(FIRST, Caret()), ["0"], 0
    for n, move in enumerate(moves, 1):
        if move == "edit":
            history = history.with_step(step(str(n)))
            model = [*model[: at + 1], str(n)]
            at += 1
        elif move == "undo":
            history, at = history.undo(), max(at - 1, 0)
        else:
            history, at = history.redo(), min(at + 1, len(model) - 1)
        assert history.now.title == model[at]
        assert history.can_undo == (at > 0)
        assert history.can_redo == (at < len(model) - 1)


def test_typing_folds_into_one_step_from_the_first_caret_to_the_last() -> None:
    history = begin(FIRST, Caret())
    for n in range(5):
        history = history.with_step(step(str(n), "typing a", before=n, after=n + 1))
    assert len(history.done) == 2
    assert history.done[-1].before.position == 0
    assert history.done[-1].after.position == 5
    assert history.undo().now == FIRST


def test_typing_elsewhere_or_after_a_seal_is_a_step_of_its_own() -> None:
    history = (
        begin(FIRST, Caret()).with_step(step("a", "typing a")).with_step(step("b", "typing b"))
    )
    assert len(history.done) == 3
    sealed = history.sealed().with_step(step("c", "typing b"))
    assert len(sealed.done) == 4


def test_typing_after_an_undo_never_folds_into_what_was_there() -> None:
    history = (
        begin(FIRST, Caret()).with_step(step("a", "typing a")).with_step(step("b", "typing b"))
    )
    resumed = history.undo().with_step(step("c", "typing a"))
    assert [one.state.title for one in resumed.done] == ["0", "a", "c"]
    assert not resumed.can_redo


def test_typing_after_a_redo_does_not_fold_either() -> None:
    history = begin(FIRST, Caret()).with_step(step("a", "typing a")).undo().redo()
    assert len(history.with_step(step("b", "typing a")).done) == 3


def test_only_so_many_steps_are_kept() -> None:
    history = begin(FIRST, Caret())
    for n in range(30):
        history = history.with_step(step(str(n)), most=10)
    assert len(walk_back(history)) == 11
    assert history.now.title == "29"


def test_fewer_steps_are_kept_where_each_brought_much_and_the_last_always() -> None:
    history = begin(FIRST, Caret())
    for n in range(30):
        history = history.with_step(step(str(n))._replace(size=10), most_bytes=105)
    assert [one.state.title for one in history.done] == [str(n) for n in range(20, 30)]
    whole = history.with_step(step("whole")._replace(size=1000), most_bytes=105)
    assert [one.state.title for one in whole.done] == ["29", "whole"]
    assert whole.undo().now.title == "29"


def test_typing_that_folds_counts_what_it_came_to() -> None:
    history = begin(FIRST, Caret())
    for n in range(1, 9):
        history = history.with_step(step(str(n), "typing a")._replace(size=n))
    assert [one.size for one in history.done] == [0, 8]


def test_undo_and_redo_with_nothing_to_do_change_nothing() -> None:
    history = begin(FIRST, Caret())
    assert history.undo() is history
    assert history.redo() is history
