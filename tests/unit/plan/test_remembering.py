"""What is remembered weighs so much at most, whatever it is, and is asked for once."""

from dataclasses import replace

from desktopapp.layout import lines
from desktopapp.layout.build import build
from desktopapp.layout.pages import lay_out
from desktopapp.plan.remembering import OfSame, forget_same, remembered
from desktopapp.plan.text import Paragraph, Run
from tests import generated_plans


def test_what_was_asked_is_not_made_again_until_more_was_asked_than_is_kept() -> None:
    made: list[str] = []

    @remembered(most=10, weigh=len)
    def doubled(word: str, *, loud: bool = False) -> str:
        made.append(word)
        return word * 2 + "!" * loud

    assert doubled("a") == doubled("a") == "aa"
    assert doubled("a", loud=True) == "aa!"
    assert made == ["a", "a"]
    for word in "bcde":
        doubled(word)
    assert doubled.held <= 10
    doubled("e")
    doubled("a")
    assert made == ["a", "a", "b", "c", "d", "e", "a"]


def test_one_large_answer_does_not_push_out_all_others() -> None:
    made: list[str] = []

    @remembered(most=8, weigh=len)
    def same(word: str) -> str:
        made.append(word)
        return word

    for word in ("ab", "x" * 1_000, "ab", "x" * 1_000):
        same(word)
    assert len(made) == 2
    assert same.held <= 8


def test_a_long_day_of_typing_keeps_a_bounded_part_of_what_was_laid_out() -> None:
    plan = generated_plans.plan(0)
    first, *others = plan.answers
    typed = 0
    for key in range(100):
        said = (Run("words of a long answer " * 800 + str(key)),)
        typed += len(said[0].text)
        answer = replace(first, text=(Paragraph("p", said),))
        lay_out(build(replace(plan, answers=(answer, *others))))
        assert lines.break_lines.held <= 1_000_000
    assert typed > 1_000_000


def test_what_was_made_of_the_same_object_is_not_made_again() -> None:
    made: list[tuple[int, ...]] = []

    def total(of: tuple[int, ...]) -> int:
        made.append(of)
        return sum(of)

    known = OfSame(total, most=2)
    first, alike = (1, 2), tuple([1, 2])  # noqa: C409  # another object of the same words
    assert known(first) == known(first) == 3
    assert made == [first]
    assert known(alike) == 3
    assert made == [first, alike]
    known((3,))
    known(first)  # two were asked since
    assert made == [first, alike, (3,), first]


def test_what_was_asked_of_the_same_is_let_go_of_where_a_plan_is_put_away() -> None:
    asked: list[str] = []
    known = OfSame(lambda words: asked.append(words) or len(words))
    letter = "a letter"
    assert [known(letter), known(letter), asked] == [8, 8, [letter]]
    forget_same()
    assert [known(letter), asked] == [8, [letter, letter]]
