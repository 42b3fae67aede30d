"""The report that asks a council's members to decide on a plan.

Facts may be proposed from the plan. What finance, legal and equalities officers say is theirs:
it is never proposed, and awaits clearance until one of them is named as having cleared it.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from desktopapp.plan.records import record
from desktopapp.plan.schema import record_of
from desktopapp.plan.shapes import Whole
from desktopapp.plan.text import Text

SCHEDULE = "Part 1 of Schedule 12A to the Local Government Act 1972"
EXEMPTIONS = (  # what its paragraphs 1 to 7 are about, as it applies in England
    "an individual",
    "the identity of an individual",
    "financial or business affairs",
    "labour relations",
    "legal professional privilege",
    "notices and orders",
    "crime",
)


class Verb(StrEnum):
    """What the members are asked to do."""

    ENDORSE = "endorse"
    APPROVE = "approve"
    NOTE = "note"
    DELEGATE = "delegate"


class AppendixKind(StrEnum):
    """What an appendix is: the letter that asks, the plan that answers it, or another plan."""

    LETTER = "letter"
    PLAN = "plan"
    OTHER = "other plan"


@record
class Field:
    """A line of the table on the first page, such as "Report to" and "Cabinet"."""

    label: str
    value: str = ""
    extra: str = ""


@record
class ReportSection:
    """A numbered section. One that ``needs_clearance`` awaits it until it is said who and when."""

    heading: str
    text: Text = ()
    needs_clearance: bool = False
    cleared_by: str = ""
    cleared_on: date | None = None
    extra: str = ""

    @property
    def awaits_clearance(self) -> bool:
        """Tell whether nobody is named yet as having cleared this section, with the day."""
        return self.needs_clearance and not (self.cleared_by.strip() and self.cleared_on)


@record
class BackgroundPaper:
    """A background paper and where it can be inspected."""

    document: str
    place: str = ""
    extra: str = ""


@record
class LetterCopy:
    """The council's own copy of a letter, or a copy of another plan.

    ``name`` is the name of its file without a folder; ``file`` names its bytes among the plan's
    pictures, made fit to be published, and is empty where only its words were taken. ``text`` is
    what was read from it, and empty for a scan, whose pages are pictures. ``pages`` is 0 where its
    format does not say. ``notes`` say in sentences what of it cannot be printed, ``left`` what its
    file goes out without.
    """

    name: str
    file: str
    text: Text = ()
    pages: Annotated[int, Whole(0)] = 0
    notes: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    extra: str = ""

    @property
    def is_scan(self) -> bool:
        """Tell whether it holds no words that could be printed."""
        return not self.text


@record
class Appendix:
    """An appendix with its status: open, or exempt under a paragraph of Schedule 12A.

    ``exempt`` is the number of the paragraph, empty where the appendix is open; ``reasoning``
    says why keeping it from the public outweighs showing it. A letter may be the council's
    ``own_copy`` instead of the brief's text. Of another plan that is the copy taken of it;
    ``asked`` says in sentences who asks for it and by when, and ``decide`` whether the members
    decide on it in the same way as on the plan.
    """

    kind: AppendixKind
    title: str
    exempt: str = ""
    reasoning: str = ""
    own_copy: LetterCopy | None = None
    asked: str = ""
    decide: bool = False
    extra: str = ""


@record
class Dates:
    """The days of a decision, and how this council counts clear days.

    ``notice`` is the day on which the key decision was published in the forward plan, ``agenda``
    that of the agenda with the report, ``final`` the day on which call-in ends, ``publication``
    that on which the plan is published. Whether a decision is key may not be known yet.
    """

    key_decision: bool | None = None
    notice: date | None = None
    agenda: date | None = None
    meeting: date | None = None
    final: date | None = None
    publication: date | None = None
    weekends: bool = False  # Saturdays and Sundays are clear days too
    bank_holidays: bool = False  # bank holidays are clear days too
    extra: str = ""


@record
class PrivateMeeting:
    """The notices that part of an executive's meeting is held in private.

    ``first`` and ``second`` are the days on which they were given. ``opposed`` says whether
    representations came that the meeting be open, which may not be known yet; ``representations``
    and ``response`` are what they say and what is answered. Where time is too short for the
    notices the meeting is ``urgent``: ``agreed_by`` is who agreed to that, ``reasons`` why it
    cannot wait.
    """

    first: date | None = None
    second: date | None = None
    opposed: bool | None = None
    representations: str = ""
    response: str = ""
    urgent: bool = False
    agreed_by: str = ""
    agreed_on: date | None = None
    reasons: str = ""
    extra: str = ""


@record
class Report:
    """A report to members, its parts in the order in which they are printed.

    ``with_contact`` is ticked where the contact officer's details may stand on the first page,
    ``separate`` where each appendix is to be a file of its own.
    """

    title: str = ""
    fields: tuple[Field, ...] = ()
    sections: tuple[ReportSection, ...] = ()
    papers: tuple[BackgroundPaper, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    verb: Verb = Verb.ENDORSE
    with_contact: bool = False
    separate: bool = False
    dates: Dates = Dates()
    private: PrivateMeeting = PrivateMeeting()
    extra: str = ""

    @property
    def exempt(self) -> tuple[tuple[int, Appendix], ...]:
        """The appendices that are kept from the public, each with its number."""
        return tuple((n, one) for n, one in enumerate(self.appendices, 1) if one.exempt.strip())


REPORT = record_of(Report)
