"""The brief: what government asks for, kept as data, because the next letter will differ.

Themes with their questions, the asks we read in each question, and the requirements the letter
states beside its questions. Titles, introductions, question texts and quotes are the letter's
words; ids, labels, asks, conditions and force are our reading of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, ClassVar

from desktopapp.plan.problem import Problem
from desktopapp.plan.saying import names
from desktopapp.plan.schema import record_of
from desktopapp.plan.shapes import DataError, Whole


class Fact(StrEnum):
    """What a council can say of itself that decides whether a conditional ask applies."""

    UPPER_TIER = "upper tier"  # another council provides the upper-tier services here
    PARTNERS = "partners"  # services or officers are shared with other councils
    DEVOLUTION = "devolution"  # a mayor, a combined authority or a devolution deal


class Force(StrEnum):
    """How strongly the letter puts a requirement."""

    MUST = "must"
    SHOULD = "should"
    EXPECTED = "expected"
    ENCOURAGED = "encouraged"
    INVITED = "invited"
    TOLD = "told"  # something the letter assures, asking nothing


class RequirementKind(StrEnum):
    """What a requirement is about."""

    CONTENT = "content"
    LENGTH = "length"
    SUBMISSION = "submission"
    ENDORSEMENT = "endorsement"
    PUBLICATION = "publication"
    AFTER_SUBMISSION = "after submission"
    ASSURANCE = "assurance"


@dataclass(frozen=True, slots=True)
class Ask:
    """One of the things a question asks. ``needs`` are the facts without which it is moot."""

    id: str
    label: str
    condition: str = ""
    needs: tuple[Fact, ...] = ()
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question to consider, in the letter's words, with a short label of ours.

    ``profile`` holds words that an officer would expect in an answer; a ``word:2.5`` is weighted.
    """

    id: str
    label: str
    text: str
    asks: tuple[Ask, ...] = ()
    profile: tuple[str, ...] = ()
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the letter with its questions. ``asks`` are those its introduction makes."""

    id: str
    number: Annotated[int, Whole(1, 99)]
    title: str
    label: str = ""
    introduction: str = ""
    asks: tuple[Ask, ...] = ()
    questions: tuple[Question, ...] = ()
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Requirement:
    """What the letter says beside its questions, quoted, with its force."""

    id: str
    force: Force
    kind: RequirementKind
    quote: str
    extra: str = ""


@dataclass(frozen=True, slots=True)
class PageRange:
    """How many pages a plan should have."""

    holds_together: ClassVar[bool] = True  # the least and the most of two people may not meet
    min: Annotated[int, Whole(1, 999)]
    max: Annotated[int, Whole(1, 999)]
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """A letter as data. ``deadline`` and ``address`` say when and where a plan is returned."""

    id: str
    title: str
    sender: str
    themes: tuple[Theme, ...]
    plan_title: str = ""
    letter_date: date | None = None
    deadline: date | None = None
    address: str = ""
    pages: PageRange | None = None
    words: Annotated[int, Whole(1, 1_000_000)] | None = (
        None  # the most words allowed, where the letter counts words
    )
    licence: str = ""
    note: str = ""
    requirements: tuple[Requirement, ...] = ()
    letter: str = ""
    extra: str = ""

    def questions(self) -> Iterator[tuple[Theme, Question]]:
        """Go through all questions with their theme, in the letter's order."""
        for theme in self.themes:
            for question in theme.questions:
                yield theme, question

    def theme(self, theme_id: str) -> Theme:
        """Return the theme of this id, or raise ``KeyError``."""
        for theme in self.themes:
            if theme.id == theme_id:
                return theme
        raise KeyError(theme_id)

    def question(self, question_id: str) -> tuple[Theme, Question]:
        """Return the question of this id with its theme, or raise ``KeyError``."""
        for theme, question in self.questions():
            if question.id == question_id:
                return theme, question
        raise KeyError(question_id)

    def number(self, question_id: str) -> str:
        """Return a question's number as officers say it: "1.3"."""
        theme, question = self.question(question_id)
        return f"{theme.number}.{theme.questions.index(question) + 1}"

    def find(self, named: str) -> str:
        """Return the id of a question named by its id or number ("1.3"), or raise ``Problem``."""
        wanted = named.strip().lower()
        known = [question.id for _, question in self.questions()]
        for one in known:
            if wanted in (one.lower(), self.number(one)):
                return one
        raise Problem(
            f"The letter has no question “{named[:60]}”.",
            safe="Nothing was changed.",
            then=f"Name a question as {known[0]} or {self.number(known[0])}."
            if known
            else "This letter has themes but no questions.",
        )

    def asks(self) -> Iterator[tuple[Theme, Question | None, Ask]]:
        """Go through all asks; those of a theme's introduction have no question."""
        for theme in self.themes:
            for ask in theme.asks:
                yield theme, None, ask
            for question in theme.questions:
                for ask in question.asks:
                    yield theme, question, ask


BRIEF = record_of(Brief)


class BriefError(ValueError):
    """A brief cannot be read. Says in which file, at which place, and what was expected."""

    def __init__(self, file: str, place: str, expected: str) -> None:
        super().__init__(f"{file}: {place}: {expected}")
        self.file = file
        self.place = place
        self.expected = expected


def read_brief(data: object) -> Brief:
    """Make a brief of plain data and check that it holds together, or raise ``DataError``."""
    brief = BRIEF.read(data, "")
    if not brief.themes:
        raise DataError("themes", "at least one theme", "none")
    if brief.pages and brief.pages.min > brief.pages.max:
        raise DataError("pages", "a min that is not above the max", str(brief.pages.min))
    seen: set[str] = set()
    ids = [theme.id for theme in brief.themes]
    ids += [question.id for _, question in brief.questions()]
    ids += [ask.id for _, _, ask in brief.asks()]
    ids += [requirement.id for requirement in brief.requirements]
    for one in ids:
        if not one.strip():
            raise DataError("id", "an id that is not empty", "an empty one")
        if one in seen:
            raise DataError("id", "each id once", f"{names([one])} twice")
        seen.add(one)
    return brief


@lru_cache(maxsize=4)
def parse_brief(source: str, file: str) -> Brief:
    """Make a brief of the text of a TOML file, or raise ``BriefError``; once for the same text."""
    import tomllib  # noqa: PLC0415  # 2 ms that the start of the window can do without

    try:
        return read_brief(tomllib.loads(source))
    except tomllib.TOMLDecodeError as error:
        raise BriefError(file, "the file", f"valid TOML was expected ({error})") from error
    except DataError as error:
        expected = f"expected {error.expected}, found {error.found}"
        raise BriefError(file, error.place or "the top of the file", expected) from error
    except ValueError as error:  # Python refuses to read or show a number of over 4,300 digits
        raise BriefError(file, "the file", "numbers of fewer digits were expected") from error
    except RecursionError as error:
        raise BriefError(file, "the file", "groups nested less deeply were expected") from error
