"""The graph of revisions: written small, united, thinned, and true about what came from what."""

import json
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from desktopapp.store.graph import (
    MOST_REVISIONS,
    NEWEST,
    Common,
    RevisionNode,
    graph_data,
    named,
    reachable,
    read_graph,
    thinned_graph,
    united,
    with_list,
    with_revision,
    youngest_common,
)
from desktopapp.store.planfile import digest

Parents = list[tuple[int, ...]]


def revision(number: int) -> str:
    """Return a revision as a save makes one."""
    return digest(str(number).encode())


def histories(most: int = 14) -> SearchStrategy[Parents]:
    """Generate histories: of each revision the earlier ones that it came from."""
    return st.integers(1, most).flatmap(
        lambda count: st.tuples(
            *(
                st.lists(st.integers(0, max(one - 1, 0)), max_size=2, unique=True).map(tuple)
                if one
                else st.just(())
                for one in range(count)
            )
        ).map(list)
    )


def graph_with(history: Parents) -> dict[str, RevisionNode]:
    """Return the graph of a history."""
    graph: dict[str, RevisionNode] = {}
    for number, parents in enumerate(history):
        graph = with_revision(graph, revision(number), map(revision, parents))
    return graph


def came_from(history: Parents, one: int) -> set[int]:
    """Return a revision and all it came from, in the plainest way."""
    return {one}.union(*(came_from(history, parent) for parent in history[one]))


def names(numbers: set[int]) -> set[str]:
    """Return the short names of revisions."""
    return {named(revision(one)) for one in numbers}


@given(histories())
def test_a_graph_is_read_as_it_was_written_and_keeps_the_keys_of_others(history: Parents) -> None:
    graph = graph_with(history)
    data = graph_data(graph, {"later": [1]})
    assert read_graph(data) == graph
    assert json.loads(data)["later"] == [1]


@given(histories())
def test_what_came_from_what_is_told_truly(history: Parents) -> None:
    graph = graph_with(history)
    for one in range(len(history)):
        assert reachable(graph, [named(revision(one))]) == names(came_from(history, one))


@given(histories())
def test_the_youngest_in_common_are_those_that_no_other_in_common_came_from(
    history: Parents,
) -> None:
    graph = graph_with(history)
    for one, other in combinations(range(len(history)), 2):
        common = came_from(history, one) & came_from(history, other)
        older = set().union(*(came_from(history, each) - {each} for each in common))
        found = youngest_common(graph, named(revision(one)), named(revision(other)))
        assert set(found.youngest) == names(common - older)
        assert found.sure


@given(histories(), st.data())
def test_two_files_know_together_what_one_that_saw_all_knows(
    history: Parents, data: st.DataObject
) -> None:
    ours = came_from(history, len(history) - 1)
    theirs = came_from(history, data.draw(st.integers(0, len(history) - 1)))
    graph = graph_with(history)
    parts = [{name: graph[name] for name in graph if name in names(one)} for one in (ours, theirs)]
    both = united(*parts)
    assert both == {name: graph[name] for name in graph if name in names(ours | theirs)}
    assert both == dict(united(*parts[::-1]))


def test_a_save_costs_ten_bytes_or_so_in_the_graph() -> None:
    graph: dict[str, RevisionNode] = {}
    for number in range(1000):
        graph = with_revision(graph, revision(number), [revision(number - 1)] if number else [])
    assert len(graph_data(graph, {})) < 21 * 1000


def long_history(count: int) -> dict[str, RevisionNode]:
    """Return the graph of so many saves in a row."""
    names_ = [named(revision(number)) for number in range(count)]
    return {
        name: RevisionNode(number, (names_[number - 1],) if number else ())
        for number, name in enumerate(names_)
    }


def test_older_revisions_are_thinned_and_the_special_ones_stay() -> None:
    graph = long_history(MOST_REVISIONS + 1)
    special = [named(revision(number)) for number in (3, 40, 77)]
    left = thinned_graph(graph, special)
    assert len(left) < MOST_REVISIONS - 900
    assert not set(special) - left.keys()
    assert set(list(graph)[-NEWEST:]) <= left.keys()
    tip = named(revision(MOST_REVISIONS))
    assert reachable(left, [tip]) == left.keys()
    assert thinned_graph(left, special) == left


def test_where_the_youngest_in_common_may_be_unnamed_it_is_said() -> None:
    graph = long_history(MOST_REVISIONS + 1)
    ours = thinned_graph(graph, [])
    gone = next(name for name in graph if name not in ours)
    theirs = RevisionNode(graph[gone].number + 1, graph[gone].parents)
    tip = named(revision(MOST_REVISIONS))
    found = youngest_common(ours | {"theirs": theirs}, tip, "theirs")
    assert found == Common(graph[gone].parents, sure=False)
    assert youngest_common(graph | {"theirs": theirs}, tip, "theirs").sure


def test_of_a_list_the_first_came_from_all_others_and_nothing_more_is_believed() -> None:
    listed = [revision(number) for number in (5, 4, 3, 2)]
    graph = with_list({}, listed)
    own, *others = map(named, listed)
    assert set(graph[own].parents) == set(others)
    assert reachable(graph, [others[0]]) == {others[0]}
    theirs = with_list({}, [revision(9), *listed[1:]])
    found = youngest_common(united(graph, theirs), own, named(revision(9)))
    assert found.youngest == (others[0],)


def test_a_list_says_what_an_older_program_saved_on_a_graph() -> None:
    graph = graph_with([(), (0,), (1,)])
    grown = with_list(graph, [revision(7), revision(6), revision(2), revision(1), revision(0)])
    assert set(grown[named(revision(7))].parents) == names({6, 2})
    assert with_list(grown, [revision(7), revision(0)]) == grown


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b'{"revisions": 1}', b"{", b"\xff", b"null"],
)
def test_what_is_no_graph_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # whatever json says
        read_graph(data)


def test_strange_rows_and_circles_do_no_harm() -> None:
    rows = ["a", 1, None, "", " ", "b x y z", "c 99999999999999999999 d", "d 3 c", "e -1 d ~ ?"]
    graph = read_graph(json.dumps({"revisions": rows}).encode())
    assert reachable(graph, ["c"]) >= {"c", "d"}
    youngest_common(graph, "c", "d")
    assert graph["e"].gap
    assert graph["e"].loose


@pytest.mark.parametrize("strange", ["", "x", "x" * 10**6, "é" * 64, "\ud800", "0" * 64])
def test_any_revision_has_a_short_name(strange: str) -> None:
    assert len(named(strange)) == 16
    assert named(strange).isalnum()
