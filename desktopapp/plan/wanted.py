"""What a letter wants of an answer: its kind, what can be chosen, what is filled in, how long.

Declared here once for briefs; what counts, validates and prints an answer asks these records.
"""

from enum import StrEnum
from typing import Annotated

from desktopapp.plan.records import record
from desktopapp.plan.schema import record_of
from desktopapp.plan.shapes import Whole


class AnswerKind(StrEnum):
    """What is to be given as an answer.

    Where several fields are filled in and all are of one kind, the answer is of that kind;
    ``FIELDS`` says that they are of several.
    """

    FREE = "free text"
    SHORT = "short text"
    YES_OR_NO = "yes or no"
    CHOICE = "choice"  # one of the options
    CHOICES = "choices"  # any of the options
    SCALE = "scale"  # one of the options, which go from one end to the other
    NUMBER = "number"
    MONEY = "money"
    PERCENTAGE = "percentage"
    DATE = "date"
    TABLE = "table"
    FILE = "file"
    FIELDS = "several fields"
    DECLARATION = "declaration"


class DocumentForm(StrEnum):
    """How the document is set that answers a letter."""

    PLAN = "plan"  # text that flows, under the headings chosen for it
    RESPONSE = "response"  # each question in full, then its answer
    SHORT = "response in short"  # each question by its number and label, then its answer
    TABLE = "table"  # a row for each question: what is asked, yes or no, what shows it


class LimitUnit(StrEnum):
    """What a limit counts."""

    WORDS = "words"
    CHARACTERS = "characters"
    PAGES = "pages"


class FormCounting(StrEnum):
    """How the form that takes the answer counts, where that is known."""

    AS_HERE = "as Planwright counts"
    WITH_SPACES = "characters with spaces"
    WITHOUT_SPACES = "characters without spaces"
    TWO_TO_A_LINE = "characters, two for each line end"
    HYPHENS_PART = "words, parted by hyphens too"


@record
class Limit:
    """How long something may be. ``printed`` is false where only the form enforces it.

    One that is not ``hard`` is a suggestion. ``part`` names what of the answer it is about, or is
    empty where it is about all of it.
    """

    unit: LimitUnit
    max: Annotated[int, Whole(1, 10_000_000)]
    hard: bool = True
    printed: bool = True
    counting: FormCounting = FormCounting.AS_HERE
    part: str = ""
    extra: str = ""


@record
class AnswerField:
    """One of the things that are filled in: a column of a table, or one of several fields."""

    label: str
    kind: AnswerKind = AnswerKind.SHORT
    options: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()
    optional: bool = False
    extra: str = ""


@record
class Depends:
    """That something is asked only after an answer to another question, or ``also`` others."""

    question: str  # its id
    answer: str = "yes"
    also: tuple[str, ...] = ()
    extra: str = ""


@record
class Repeats:
    """That something is answered once for each of several things, such as each project."""

    each: str
    most: Annotated[int, Whole(1, 10_000)] | None = None
    extra: str = ""


@record
class LetterPlace:
    """A stretch of the letter’s text: where something was read, from and to which character."""

    start: Annotated[int, Whole(0, 2**31)]
    end: Annotated[int, Whole(0, 2**31)]
    extra: str = ""


@record
class LeftAside:
    """A part of the letter that holds no question, and why that was thought."""

    text: str
    why: str
    place: LetterPlace | None = None
    extra: str = ""


@record
class SentForm:
    """The Word form that came as the letter, in which answers are written: its file in Base64."""

    name: str
    data: str
    extra: str = ""


LIMIT = record_of(Limit)
