"""The plan as one immutable value: an edit makes a new plan.

Answers belong to a theme and keep their order in it. An answer may serve several questions, and
a question may be answered in several places; an answer that serves none is the theme's own text.
Sections are free text before or after the themes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeVar

from desktopapp.plan.answer_order import place_for
from desktopapp.plan.brief import Brief, PageRange, Question
from desktopapp.plan.council import Council
from desktopapp.plan.earlier import EarlierAnswer
from desktopapp.plan.figures import Figure
from desktopapp.plan.given import EachThing, Given
from desktopapp.plan.measures import Measure, PrintedMeasures
from desktopapp.plan.receipt import Receipt
from desktopapp.plan.records import record
from desktopapp.plan.release import Release
from desktopapp.plan.remembering import OfSame
from desktopapp.plan.set_aside import SetAside
from desktopapp.plan.shapes import Decimal, Id
from desktopapp.plan.text import Heading, Text, new_id
from desktopapp.plan.wanted import DocumentForm
from desktopapp.plan.words_then import WordsThen

if TYPE_CHECKING:
    from desktopapp.plan.report import Report


class Status(StrEnum):
    """How far an answer is, as a person set it."""

    NOT_STARTED = "not started"
    DRAFTING = "drafting"
    READY = "ready"
    AGREED = "agreed"


class HeadingChoice(StrEnum):
    """What stands above an answer in the export."""

    QUESTION = "question"  # the letter's words
    LABEL = "label"  # the short label
    OWN = "own"  # a heading of the council's own
    NONE = "none"  # flowing text


class AskState(StrEnum):
    """What a person says of an ask or a requirement."""

    OPEN = "open"
    HERE = "answered here"
    ELSEWHERE = "answered elsewhere"
    NOT_APPLICABLE = "does not apply"
    LEFT_OUT = "left out"


class SectionPlace(StrEnum):
    """Where a section stands."""

    BEFORE = "before the themes"
    AFTER = "after the themes"


@record
class Answer:
    """Rich text within a theme, serving the questions named, or none: the theme's own text."""

    id: str
    theme: str
    questions: tuple[str, ...] = ()
    text: Text = ()
    heading: HeadingChoice = HeadingChoice.NONE
    own_heading: str = ""
    status: Status = Status.NOT_STARTED
    agreed: WordsThen | None = None
    extra: str = ""


@record
class Section:
    """Free text with a heading of its own, such as an introduction or place leadership."""

    id: str
    heading: str
    place: SectionPlace = SectionPlace.BEFORE
    text: Text = ()
    status: Status = Status.NOT_STARTED
    agreed: WordsThen | None = None
    extra: str = ""


@record
class Coverage:
    """What a person says of an ask or a requirement of content.

    ``where`` names the answer, section or document meant by "answered elsewhere". ``reason`` is
    internal unless ``published``.
    """

    state: AskState = AskState.OPEN
    where: str = ""
    reason: str = ""
    published: bool = False
    extra: str = ""


@record
class Source:
    """A document that text came from: an imported plan, a prior answer, a strategy."""

    id: str
    title: str
    council: str = ""
    dated: date | None = None
    kind: str = ""
    passage: str = ""  # the passage's reference and its text as it was when inserted
    text: str = ""
    extra: str = ""


@record
class Appearance:
    """How the plan's documents look. Sizes and margins are in points.

    ``spacing`` is the distance of lines as a share of the size of body text: 1.25 sets 12 point
    text on exactly 15 points.
    """

    font: str = "Arial"
    size: Annotated[float, Decimal(6, 72)] = 12.0
    spacing: Annotated[float, Decimal(0.8, 4)] = 1.25
    margin: Annotated[float, Decimal(18, 216)] = 72.0
    accent: str = "#1B5B53"
    cover_page: bool = False
    cover_counted: bool = False
    extra: str = ""


@record
class Plan:
    """A plan: the council's answer to a brief.

    ``deadline``, ``address``, ``pages`` and ``form`` replace the brief's where they are given
    (the first three did move). ``theme_headings`` holds a theme's heading where it is not the
    letter's. ``pictures`` are bytes by name. ``coverage`` is by the id of an ask or requirement,
    ``given`` by that of a question: what is answered beside texts. ``things`` are those for each
    of which something is answered; ``brief`` then has each question once for each. ``report`` is
    what was written of the report to members; what nobody wrote is proposed from the rest.
    ``entered`` says what was put into the form, by the key of a piece of ``copy_out``;
    ``receipts`` are what forms said they received. ``earlier`` is what the plan before this one
    said, beside the questions of today. ``figures`` are those that text refers to, ``measures``
    the key performance indicators. ``passed_words`` are those that spelling takes for right in
    this plan alone, by their small letters. ``set_aside`` are findings that somebody set aside;
    ``releases`` say when it was sent or published.
    """

    id: Annotated[str, Id()]
    brief: Brief
    council: Council
    title: str
    answers: tuple[Answer, ...] = ()
    sections: tuple[Section, ...] = ()
    theme_headings: Mapping[str, str] = field(default_factory=dict)
    coverage: Mapping[str, Coverage] = field(default_factory=dict)
    given: Mapping[str, Given] = field(default_factory=dict)
    things: tuple[EachThing, ...] = ()
    sources: tuple[Source, ...] = ()
    appearance: Appearance = Appearance()
    deadline_override: date | None = None
    address_override: str = ""
    pages_override: PageRange | None = None
    form_override: DocumentForm | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    report: "Report | None" = None
    entered: Mapping[str, WordsThen] = field(default_factory=dict)
    receipts: tuple[Receipt, ...] = ()
    earlier: tuple[EarlierAnswer, ...] = ()
    figures: tuple[Figure, ...] = ()
    measures: tuple[Measure, ...] = ()
    measures_printed: PrintedMeasures = PrintedMeasures.NOT
    passed_words: Mapping[str, str] = field(default_factory=dict)
    set_aside: tuple[SetAside, ...] = ()
    releases: tuple[Release, ...] = ()
    extra: str = ""

    def __post_init__(self) -> None:
        if self.things or self.brief.for_things:
            from desktopapp.plan.repeated import with_each  # noqa: PLC0415  # seldom wanted

            object.__setattr__(self, "brief", with_each(self.brief, self.things))

    @property
    def brief_as_sent(self) -> Brief:
        """The brief as it came, in which nothing stands once for each of several things."""
        return self.brief.as_sent or self.brief

    @property
    def deadline(self) -> date | None:
        """The day the plan must be returned by."""
        return self.deadline_override or self.brief.deadline

    @property
    def address(self) -> str:
        """The address the plan is sent to."""
        return self.address_override or self.brief.address

    @property
    def pages(self) -> PageRange | None:
        """The range of pages asked for, or nothing where the brief names none."""
        return self.pages_override or self.brief.pages

    @property
    def form(self) -> DocumentForm:
        """How the document is set."""
        return self.form_override or self.brief.form

    def theme_answers(self, theme_id: str) -> tuple[Answer, ...]:
        """Return a theme's answers in the order of the export."""
        return _answers_by_theme(self.answers).get(theme_id, ())

    def answers_to(self, question_id: str) -> tuple[Answer, ...]:
        """Return the answers that serve a question, in the order of the export."""
        found = _answers_by_question(self.answers).get(question_id, ())
        if len({answer.theme for answer in found}) < 2:  # noqa: PLR2004  # as nearly always
            return found
        order = [theme.id for theme in self.brief.themes]
        return tuple(sorted(found, key=lambda answer: order.index(answer.theme)))

    def sections_at(self, place: SectionPlace) -> tuple[Section, ...]:
        """Return the sections before or after the themes, in order."""
        return tuple(section for section in self.sections if section.place is place)

    def part(self, part_id: str) -> Answer | Section:
        """Return the answer or section of this id, or raise ``KeyError``."""
        answer = _answers_by_id(self.answers).get(part_id)
        return answer or _sections_by_id(self.sections)[part_id]

    def parts(self) -> tuple[Answer | Section, ...]:
        """Return all sections and answers in the order of the export."""
        body = [a for theme in self.brief.themes for a in self.theme_answers(theme.id)]
        return (
            *self.sections_at(SectionPlace.BEFORE),
            *body,
            *self.sections_at(SectionPlace.AFTER),
        )

    def theme_title(self, theme_id: str) -> str:
        """Return the heading that a theme has in this plan."""
        return self.theme_headings.get(theme_id) or self.brief.theme(theme_id).title

    def covered(self, one_id: str) -> Coverage:
        """Return what was said of an ask or requirement; nothing yet is an open coverage."""
        return self.coverage.get(one_id, _OPEN)

    def status(self, question_id: str) -> Status:
        """Return the status of a question: the least of those of its answers."""
        found = [answer.status for answer in self.answers_to(question_id)]
        return min(found, key=STATUS_ORDER.index) if found else Status.NOT_STARTED

    def with_part(self, part: Answer | Section) -> "Plan":
        """Return a plan in which this answer or section replaces its older self, or is added.

        A new answer goes to the end of its theme, a new section to the end of its place.
        """
        if isinstance(part, Answer):
            return replace(self, answers=_put(self.answers, part))
        return replace(self, sections=_put(self.sections, part))

    def with_text(self, part_id: str, text: Text) -> "Plan":
        """Return a plan in which an answer or section has this text, or raise ``KeyError``."""
        return self.with_part(replace(self.part(part_id), text=text))

    def without_part(self, part_id: str) -> "Plan":
        """Return a plan without this answer or section."""
        return replace(
            self,
            answers=tuple(answer for answer in self.answers if answer.id != part_id),
            sections=tuple(section for section in self.sections if section.id != part_id),
        )

    def with_order(self, theme_id: str, order: Iterable[str]) -> "Plan":
        """Return a plan in which a theme's answers stand in the order of these ids."""
        place = {one: n for n, one in enumerate(order)}
        theme = sorted(self.theme_answers(theme_id), key=lambda a: place.get(a.id, len(place)))
        others = tuple(answer for answer in self.answers if answer.theme != theme_id)
        return replace(self, answers=(*others, *theme))

    def with_status(self, question_id: str, status: Status) -> "Plan":
        """Return a plan in which a question has this status; it gets an answer if it has none."""
        plan = self if self.answers_to(question_id) else self.with_answer_to(question_id)
        for answer in plan.answers_to(question_id):
            plan = plan.with_part(replace(answer, status=status))
        return plan

    def with_answer_to(
        self,
        question_id: str,
        text: Text = (),
        heading: HeadingChoice | None = None,
        part_id: str = "",
    ) -> "Plan":
        """Return a plan with a new answer to a question, placed in the order of the brief.

        Without a ``heading`` said, it has the question's label above it; but none where its text
        begins with one, or where no other answer of its theme has one, since what follows would
        be printed as if below it.

        Raises ``KeyError`` for a question that the brief does not have.
        """
        theme, _ = self.brief.question(question_id)
        begins = isinstance(text[0], Heading) if text else False
        heading = heading or (HeadingChoice.NONE if begins else self._usual_heading(theme.id))
        answer = Answer(part_id or new_id(), theme.id, (question_id,), text, heading)
        at = place_for(question_id, theme, self.answers)
        return replace(self, answers=(*self.answers[:at], answer, *self.answers[at:]))

    def _usual_heading(self, theme: str) -> HeadingChoice:
        written = [one for one in self.answers if one.theme == theme and one.text]
        bare = [
            one.heading is HeadingChoice.NONE and not isinstance(one.text[0], Heading)
            for one in written
        ]
        return HeadingChoice.NONE if bare and all(bare) else HeadingChoice.LABEL

    def with_coverage(self, one_id: str, coverage: Coverage) -> "Plan":
        """Return a plan in which this is said of an ask or requirement."""
        return replace(self, coverage={**self.coverage, one_id: coverage})

    def with_picture(self, name: str, data: bytes) -> "Plan":
        """Return a plan that holds this picture."""
        return replace(self, pictures={**self.pictures, name: data})


def _by_question(answers: tuple[Answer, ...]) -> dict[str, tuple[Answer, ...]]:
    found: dict[str, tuple[Answer, ...]] = {}
    for answer in answers:
        for question in dict.fromkeys(answer.questions):
            found[question] = (*found.get(question, ()), answer)
    return found


def _by_theme(answers: tuple[Answer, ...]) -> dict[str, tuple[Answer, ...]]:
    found: dict[str, list[Answer]] = {}
    for answer in answers:
        found.setdefault(answer.theme, []).append(answer)
    return {theme: tuple(those) for theme, those in found.items()}


_answers_by_question = OfSame(_by_question)
_answers_by_theme = OfSame(_by_theme)
P = TypeVar("P", bound=Answer | Section)


def _by_id(parts: tuple[P, ...]) -> dict[str, P]:
    return {one.id: one for one in reversed(parts)}  # of two with one id the first


_answers_by_id = OfSame[tuple[Answer, ...], dict[str, Answer]](_by_id)
_sections_by_id = OfSame[tuple[Section, ...], dict[str, Section]](_by_id)
_OPEN = Coverage()
STATUS_ORDER = list(Status)  # from the least done


def _put(parts: tuple[P, ...], part: P) -> tuple[P, ...]:
    for n, other in enumerate(parts):
        if other.id == part.id:
            return (*parts[:n], part, *parts[n + 1 :])
    return (*parts, part)


def new_plan(brief: Brief, council: Council, title: str = "") -> Plan:
    """Start a plan: an introduction to write, and asks that cannot apply marked so.

    While a fact of the council is not said, the asks that depend on it are open. Those of a
    question that is not ours do not apply, for the reason that was given.
    """
    facts = council.facts() | set(council.unsaid)
    moot = Coverage(AskState.NOT_APPLICABLE)
    others = {
        ask.id: left_to_others(q) for _, q in brief.questions() if q.not_ours for ask in q.asks
    }
    return Plan(
        id=new_id() + new_id(),
        brief=brief,
        council=council,
        title=title or brief.title_of_plan,
        sections=(Section(new_id(), "Introduction"),),
        coverage={ask.id: moot for _, _, ask in brief.asks() if not facts.issuperset(ask.needs)}
        | others,
    )


def left_to_others(question: Question) -> Coverage:
    """Return what is said of each ask of a question that the council leaves to others."""
    return Coverage(AskState.NOT_APPLICABLE, reason=question.not_ours)
