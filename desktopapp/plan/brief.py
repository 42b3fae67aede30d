"""The brief: what government asks for, kept as data, because the next letter will differ.

Themes with their questions, the asks we read in each question, and the requirements the letter
states beside its questions. Titles, introductions, question texts and quotes are the letter's
words; ids, labels, asks, conditions and force are our reading of it.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, NamedTuple

from desktopapp.plan.given import EachThing
from desktopapp.plan.question_numbers import bare_number, no_such_question, several_questions
from desktopapp.plan.records import record
from desktopapp.plan.remembering import OfSame
from desktopapp.plan.shapes import Whole
from desktopapp.plan.wanted import (
    AnswerField,
    AnswerKind,
    Depends,
    DocumentForm,
    LeftAside,
    LetterPlace,
    Limit,
    Repeats,
    SentForm,
)


class Fact(StrEnum):
    """What a council can say of itself that decides whether a conditional ask applies."""

    UPPER_TIER = "upper tier"  # another council provides the upper-tier services here
    PARTNERS = "partners"  # services or officers are shared with other councils
    DEVOLUTION = "devolution"  # a mayor, a combined authority or a devolution deal
    PLANNING = "planning authority"
    HIGHWAYS = "highway authority"
    HOUSING = "housing authority"
    SOCIAL_CARE = "social care authority"
    WASTE = "waste authority"  # collects or disposes of it
    LANDLORD = "landlord"  # lets homes of its own
    ACCOUNTABLE = "accountable body"  # holds money for a board or partnership


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


@record
class Ask:
    """One of the things a question asks. ``needs`` are the facts without which it is moot."""

    id: str
    label: str
    condition: str = ""
    needs: tuple[Fact, ...] = ()
    extra: str = ""


@record
class Question:
    """A question to consider, in the letter's words, with a short label of ours.

    ``profile`` holds words that an officer would expect in an answer; a ``word:2.5`` is weighted.
    ``number`` is the one the letter prints, without "Question". ``reasons`` says that what is
    chosen is explained in words as well, ``at_most`` how many options may be chosen. ``fields``
    are the columns of a table whose ``rows`` may be named, or what else is filled in. ``guidance``
    is shown to officers and never printed. ``place`` is where it stands in the brief’s ``letter``.
    ``not_ours`` is why the council leaves it to others, in an officer’s words, or nothing.
    """

    id: str
    label: str
    text: str
    asks: tuple[Ask, ...] = ()
    profile: tuple[str, ...] = ()
    number: str = ""
    kind: AnswerKind = AnswerKind.FREE
    reasons: bool = False
    optional: bool = False
    options: tuple[str, ...] = ()
    at_most: Annotated[int, Whole(1, 1000)] | None = None
    fields: tuple[AnswerField, ...] = ()
    rows: tuple[str, ...] = ()
    guidance: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()
    condition: str = ""
    needs: tuple[Fact, ...] = ()
    depends: Depends | None = None
    repeats: Repeats | None = None
    place: LetterPlace | None = None
    not_ours: str = ""
    extra: str = ""


@record
class Theme:
    """A theme of the letter with its questions. ``asks`` are those its introduction makes."""

    id: str
    number: Annotated[int, Whole(1, 999)]
    title: str
    label: str = ""
    introduction: str = ""
    asks: tuple[Ask, ...] = ()
    questions: tuple[Question, ...] = ()
    limits: tuple[Limit, ...] = ()
    condition: str = ""
    needs: tuple[Fact, ...] = ()
    repeats: Repeats | None = None
    place: LetterPlace | None = None
    extra: str = ""


@record
class Requirement:
    """What the letter says beside its questions, quoted, with its force."""

    id: str
    force: Force
    kind: RequirementKind
    quote: str
    place: LetterPlace | None = None
    extra: str = ""


@record
class Deliverable:
    """One of several things that a letter wants, each with its own day and ``themes``, by ids."""

    id: str
    title: str
    due: date | None = None
    address: str = ""
    themes: tuple[str, ...] = ()
    extra: str = ""


@record
class SignOff:
    """Who must sign what is sent, by role; ``in_person`` where nobody may do it for them."""

    id: str
    role: str
    in_person: bool = False
    deliverable: str = ""  # its id, or nothing where it is about all
    quote: str = ""
    extra: str = ""


@record
class PageRange:
    """How many pages a plan should have."""

    holds_together: ClassVar[bool] = True  # the least and the most of two people may not meet
    min: Annotated[int, Whole(1, 999)]
    max: Annotated[int, Whole(1, 999)]
    extra: str = ""


@record
class Brief:
    """A letter as data. ``deadline`` and ``address`` say when and where a plan is returned.

    ``pages`` and ``words`` are the length of the whole where one hard limit says it; ``limits``
    says what these two cannot: characters, suggestions, what only the form enforces.
    ``keeps_order`` says that answers must stand in the letter’s order, ``file_format`` the only
    form in which it is taken, such as PDF. ``form`` is how the document is set that answers it.
    ``left_aside`` are the parts of ``letter`` that were taken for no question. ``dropped`` are
    questions that an officer left aside: whole, so that each can be taken back, and answers to
    it are its answers again. ``sent_form`` is the letter’s own file where answers go into that.

    Within a plan, what is answered for each of several things stands once for each of those in
    ``for_things``; ``as_sent`` is then the brief as it came, which alone is stored.
    """

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
    limits: tuple[Limit, ...] = ()
    deliverables: tuple[Deliverable, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    keeps_order: bool = False
    file_format: str = ""
    left_aside: tuple[LeftAside, ...] = ()
    dropped: tuple[Question, ...] = ()
    letter: str = ""
    form: DocumentForm = DocumentForm.PLAN
    sent_form: SentForm | None = None
    as_sent: "Brief | None" = None
    for_things: tuple[EachThing, ...] = ()
    extra: str = ""

    @property
    def title_of_plan(self) -> str:
        """What a plan that answers it is called where nobody gave it a title."""
        return self.plan_title or self.title

    def questions(self) -> Iterator[tuple[Theme, Question]]:
        """Go through all questions with their theme, in the letter's order."""
        for theme in self.themes:
            for question in theme.questions:
                yield theme, question

    @property
    def has_repeats(self) -> bool:
        """Whether anything in the letter is answered for each of several things."""
        return any(
            theme.repeats or any(one.repeats for one in theme.questions) for theme in self.themes
        )

    def theme(self, theme_id: str) -> Theme:
        """Return the theme of this id, or raise ``KeyError``."""
        return _themes_by_id(self.themes)[theme_id]

    def has_theme(self, theme_id: str) -> bool:
        """Tell whether there is a theme of this id."""
        return theme_id in _themes_by_id(self.themes)

    def has_question(self, question_id: str) -> bool:
        """Tell whether there is a question of this id."""
        return question_id in _places(self.themes)

    def question(self, question_id: str) -> tuple[Theme, Question]:
        """Return the question of this id with its theme, or raise ``KeyError``."""
        found = _places(self.themes)[question_id]
        return found.theme, found.question

    def those(self, ids: Iterable[str]) -> tuple[Question, ...]:
        """Return the questions of these ids that there are, in the letter’s order."""
        places = _places(self.themes)
        found = sorted(places[one] for one in ids if one in places)
        return tuple(one.question for one in found)

    def number(self, question_id: str) -> str:
        """Return a question's number as the letter prints it; ours, "1.3", where it has none."""
        theme, question = self.question(question_id)
        return question.number or f"{theme.number}.{theme.questions.index(question) + 1}"

    def numbers(self) -> dict[str, str]:
        """Return the numbers of all questions by their ids."""
        return {
            question.id: question.number or f"{theme.number}.{at}"
            for theme in self.themes
            for at, question in enumerate(theme.questions, 1)
        }

    def find(self, named: str) -> str:
        """Return the id of a question named by its id or number, or raise ``Problem``.

        Where two have one number, that of the theme before it decides: "2/7".
        """
        wanted = named.strip().lower()
        numbered: list[tuple[Theme, Question]] = []
        for theme in self.themes:
            for at, question in enumerate(theme.questions, 1):
                if wanted == question.id.lower():
                    return question.id
                number = bare_number(question.number or f"{theme.number}.{at}")
                if bare_number(wanted) in (number, f"{theme.number}/{number}"):
                    numbered.append((theme, question))
        if len(numbered) == 1:
            return numbered[0][1].id
        if numbered:
            raise several_questions(
                named, [(theme.number, one.id, one.label) for theme, one in numbered]
            )
        known = [question.id for _, question in self.questions()]
        raise no_such_question(named, known[:1] and [known[0], self.number(known[0])])

    def asks(self) -> Iterator[tuple[Theme, Question | None, Ask]]:
        """Go through all asks; those of a theme's introduction have no question."""
        for theme in self.themes:
            for ask in theme.asks:
                yield theme, None, ask
            for question in theme.questions:
                for ask in question.asks:
                    yield theme, question, ask

    def facts_needed(self) -> frozenset[Fact]:
        """Return the facts of a council on which anything in the letter depends."""
        found = {need for _, _, ask in self.asks() for need in ask.needs}
        found.update(need for theme in self.themes for need in theme.needs)
        found.update(need for _, question in self.questions() for need in question.needs)
        return frozenset(found)


class _Place(NamedTuple):
    """Where a question stands in its letter."""

    at: int
    theme: Theme
    question: Question


def _placed(themes: tuple[Theme, ...]) -> dict[str, _Place]:
    """Return where each question stands, by its id; of two with one id the first."""
    asked = ((theme, question) for theme in themes for question in theme.questions)
    found: dict[str, _Place] = {}
    for at, (theme, question) in enumerate(asked):
        found.setdefault(question.id, _Place(at, theme, question))
    return found


def _themes_of(themes: tuple[Theme, ...]) -> dict[str, Theme]:
    """Return the themes by their ids; of two with one id the first."""
    return {theme.id: theme for theme in reversed(themes)}


_places = OfSame(_placed)
_themes_by_id = OfSame(_themes_of)
