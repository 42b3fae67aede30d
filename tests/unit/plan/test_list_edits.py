"""What is done to numbered lists: labels, where they begin, whether they go on."""

from typing import Any

from desktopapp.plan import editing as e
from desktopapp.plan import list_edits as edits
from desktopapp.plan.list_labels import item_labels
from desktopapp.plan.text import Block, ListItem, Paragraph, Run, Text

OTHER = Paragraph("p", (Run("Between them."),))


def item(
    name: str, level: int = 0, label: str = "", *, start: int = 0, on: bool = False
) -> ListItem:
    return ListItem(name, (Run(name),), level, numbered=True, label=label, start=start, goes_on=on)


def said(text: Text) -> list[str]:
    return [label.text for label in item_labels(text) if label]


def test_a_list_goes_on_with_the_labels_of_the_one_before_and_begins_again() -> None:
    text: Text = (item("a", label="({a})"), item("b", label="({a})"), OTHER, item("c"), item("d"))
    made = edits.going_on(text, 4, on=True)
    assert said(made) == ["(a)", "(b)", "(c)", "(d)"]
    assert edits.is_going_on(made, 4)
    assert said(edits.going_on(made, 4, on=False)) == ["(a)", "(b)", "(a)", "(b)"]


def test_only_a_numbered_list_with_one_before_it_can_go_on() -> None:
    text: Text = (item("a"), OTHER, item("b"), item("c", 1))
    can = [edits.list_before(text, n) is not None for n in range(4)]
    assert can == [False, False, True, False]
    assert edits.going_on(text, 0, on=True) == text
    assert edits.going_on(text, 1, on=True) == text


def test_a_list_begins_at_a_number_wherever_its_item_stands() -> None:
    text: Text = (item("a"), item("b"), item("c"))
    assert said(edits.starting_at(text, 1, 7)) == ["1.", "7.", "8."]
    assert said(edits.starting_at(text, 1, 1)) == ["1.", "1.", "2."]
    assert edits.starting_at(edits.starting_at(text, 0, 7), 0, 1) == text
    assert edits.starting_at((OTHER,), 0, 7) == (OTHER,)


def test_labels_are_those_of_the_whole_list_also_where_it_goes_on() -> None:
    text: Text = (item("a"), item("i", 1), item("b"), OTHER, item("c", on=True), OTHER, item("d"))
    made = edits.with_label(text, 2, 2, "Priority {1}:")
    assert said(made) == ["Priority 1:", "a.", "Priority 2:", "Priority 3:", "1."]
    assert edits.pattern_at(made, 0) == "Priority {1}:"
    assert edits.with_label(made, 0, 0, "{1}.") == text


def test_paragraphs_and_bullets_become_items_of_the_labels_chosen() -> None:
    made = edits.with_label((OTHER, ListItem("b", (Run("b"),))), 0, 1, "{A}.")
    assert said(made) == ["A.", "B."]


def test_enter_in_a_list_that_begins_at_a_number_counts_on() -> None:
    text: Text = (item("first words", start=5), item("b"))
    assert said(e.split(text, (0, 5))[0]) == ["5.", "6.", "7."]
    assert said(e.split(text, (0, 0))[0]) == ["5.", "6.", "7."]
    assert said(e.split(text, (0, 11))[0]) == ["5.", "6.", "7."]


def test_without_its_first_item_a_list_still_begins_where_it_did() -> None:
    text: Text = (item("x"), OTHER, item("a", on=True), item("b"), item("c"))
    assert said(e.remove(text, (2, 0), (3, 0))[0]) == ["1.", "2.", "3."]
    text = (item("a", start=5), item("b"))
    assert said(e.remove(text, (0, 0), (1, 0))[0]) == ["5."]


def test_an_item_that_moves_has_the_label_of_those_beside_it() -> None:
    inner = item("b", 1, "({a})")
    text: Text = (item("a", label="{A}."), inner, item("c", label="{A}.", start=9), item("d"))
    assert said(e.shifted(text, 2, 2, 1)) == ["A.", "(a)", "(b)", "1."]
    assert said(e.shifted(text, 1, 1, -1)) == ["A.", "B.", "I.", "1."]
    assert said(e.shifted(text[:1], 0, 0, 1)) == ["1."]


def test_bullets_and_paragraphs_lose_the_numbers_they_had() -> None:
    numbered = item("a", label="({a})", start=4, on=True)
    assert e.as_item(numbered, numbered=False) == ListItem("a", (Run("a"),))
    assert e.as_item(numbered, numbered=True) == numbered
    assert e.as_item(e.as_paragraph(numbered), numbered=True) == item("a")


class Looked(tuple[Block, ...]):
    """A text that counts how often a block of it is looked at."""

    __slots__ = ()
    times = 0

    def __getitem__(self, at: Any) -> Any:  # noqa: ANN401  # as a tuple's
        Looked.times += 1
        return super().__getitem__(at)


def test_moving_many_items_looks_at_each_a_few_times() -> None:
    for levels in ((0, 1, 2), (0, 1), (1, 0, 0), (1,)):
        text = Looked(item(str(n), levels[n % len(levels)]) for n in range(3000))
        Looked.times = 0
        e.shifted(text, 0, len(text) - 1, 1)
        assert Looked.times < 8 * len(text)
