"""Which questions of a letter are those of an earlier one: told by their words, not by number."""

from collections.abc import Iterator
from typing import NamedTuple

from desktopapp.library.asked import keys, plain_words
from desktopapp.library.wording import wordings, wordings_of
from desktopapp.plan.brief import Brief, Question
from desktopapp.plan.giving import field_names
from desktopapp.plan.question_numbers import number_parts


class QuestionPair(NamedTuple):
    """A question of the earlier letter and the one of today that asks the same, by their ids."""

    before: str
    now: str


class Rounds(NamedTuple):
    """What became of the questions of a letter, in the order of the later one.

    ``carried`` have the same words, choices and columns, ``reworded`` nearly the same; ``new`` are
    those that were not asked, ``gone`` those that are asked no more.
    """

    carried: tuple[QuestionPair, ...]
    reworded: tuple[QuestionPair, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def pairs(self) -> dict[str, str]:
        """Which question of today is which earlier one, by ids."""
        return {one.before: one.now for one in (*self.carried, *self.reworded)}

    def data(self) -> dict[str, object]:
        """Return it as the command line prints it in JSON."""
        return {
            "carried": [{"from": one.before, "to": one.now} for one in self.carried],
            "reworded": [{"from": one.before, "to": one.now} for one in self.reworded],
            "new": list(self.new),
            "gone": list(self.gone),
        }


class _Likely(NamedTuple):
    """How well an earlier question fits one of today: words first, then theme, number, place."""

    likeness: float
    theme: float
    number: bool
    apart: int
    before: int
    now: int


def is_same_question(before: str, now: str) -> bool:
    """Tell whether two questions have the same words, whatever stands between them."""
    return plain_words(before) == plain_words(now)


def rounds(before: Brief, now: Brief) -> Rounds:
    """Find out what became of each question."""
    old = [question for _, question in before.questions()]
    each, one_each = _repeating(before), _repeating(now)
    new = [question for _, question in now.questions()]
    taken: dict[int, int] = {}
    left = set(range(len(old)))
    for one in sorted(_likely(before, now), reverse=True):
        if one.before in left and one.now not in taken:
            taken[one.now] = one.before
            left.discard(one.before)
    pairs = [(old[taken[n]], question) for n, question in enumerate(new) if n in taken]
    same: list[QuestionPair] = []
    other: list[QuestionPair] = []
    for was, asked in pairs:
        is_same = (
            is_same_question(was.text, asked.text)
            and _takes_all(was, asked)
            and (was.id not in each or asked.id in one_each)
        )
        kind = same if is_same else other
        kind.append(QuestionPair(was.id, asked.id))
    return Rounds(
        tuple(same),
        tuple(other),
        tuple(question.id for n, question in enumerate(new) if n not in taken),
        tuple(question.id for n, question in enumerate(old) if n in left),
    )


def _takes_all(was: Question, now: Question) -> bool:
    """Tell whether all that could be chosen or filled in before can be so now."""
    options = {one.casefold() for one in now.options}
    names = (set(field_names(one.fields)) for one in (was, now))
    before, after = names
    return (
        options.issuperset(one.casefold() for one in was.options)
        and after.issuperset(before)
        and set(now.rows).issuperset(was.rows)
    )


def _repeating(brief: Brief) -> frozenset[str]:
    """Return the questions that are answered for each of several things, such as projects."""
    return frozenset(one.id for theme, one in brief.questions() if theme.repeats or one.repeats)


def _likely(before: Brief, now: Brief) -> Iterator[_Likely]:
    """Go through the earlier questions with those of today that they may be."""
    ready = wordings_of(now)
    titles = wordings(theme.title for theme in now.themes)
    themes = [n for n, theme in enumerate(now.themes) for _ in theme.questions]
    new = [question for _, question in now.questions()]
    place = {question.id: n for n, (_, question) in enumerate(before.questions())}
    for theme in before.themes:
        title = keys(theme.title)
        alike = [titles.likeness(title, n) for n in range(len(now.themes))]
        for question in theme.questions:
            words = keys(question.text)
            same = [(n, 1.0) for n in ready.same(words)]
            for n, likeness in same or ready.nearest(words):
                number = _have_one_number(question, new[n])
                at = place[question.id]
                yield _Likely(likeness, alike[themes[n]], number, -abs(n - at), at, n)


def _have_one_number(one: Question, other: Question) -> bool:
    return bool(one.number) and number_parts(one.number) == number_parts(other.number)
