"""What rules find in a letter, before it is a brief: themes, questions, what is left aside."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktopapp.asking.lines import AskLine
from desktopapp.plan.wanted import AnswerField, AnswerKind, LeftAside, LetterPlace, Limit, Repeats


@dataclass(slots=True)
class FoundAnswer:
    """What is said of an answer around its question; it grows line by line."""

    options: list[str] = field(default_factory=list)
    fields: list[AnswerField] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    guidance: list[str] = field(default_factory=list)
    limits: list[Limit] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)
    hints: set[AnswerKind] = field(default_factory=set)  # kinds that the words around speak of
    repeats: Repeats | None = None
    reasons: bool = False
    free: bool = False  # it says that text is wanted


@dataclass(slots=True)
class FoundQuestion:
    """A question with its printed number, its words, and what is said of its answer."""

    text: str
    place: LetterPlace
    number: str = ""
    answer: FoundAnswer = field(default_factory=FoundAnswer)
    kind: AnswerKind | None = None  # where the layout says it
    condition: str = ""
    optional: bool = False
    heading: str = ""


@dataclass(slots=True)
class FoundTheme:
    """A theme with the questions under it."""

    title: str
    place: LetterPlace | None = None
    number: str = ""
    questions: list[FoundQuestion] = field(default_factory=list)
    introduction: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Found:
    """All that was found, in the letter's order."""

    themes: list[FoundTheme] = field(default_factory=list)
    aside: list[LeftAside] = field(default_factory=list)

    def theme(self, title: str, line: AskLine | None = None, number: str = "") -> FoundTheme:
        """Begin a theme; one without questions before it is taken back."""
        if self.themes and not self.themes[-1].questions:
            self.themes.pop()
        self.themes.append(FoundTheme(title, line.place if line else None, number))
        return self.themes[-1]

    def add(self, question: FoundQuestion) -> FoundQuestion:
        """Add a question to the theme in hand."""
        if not self.themes:
            self.themes.append(FoundTheme(""))
        self.themes[-1].questions.append(question)
        return question

    def leave(self, lines: Sequence[AskLine], why: str) -> None:
        """List lines that hold no question, and why."""
        if lines:
            text = "\n".join(line.text for line in lines)
            place = LetterPlace(lines[0].start, lines[-1].end)
            self.aside.append(LeftAside(text, why, place))

    def questions(self) -> list[FoundQuestion]:
        """Return all questions in order."""
        return [question for theme in self.themes for question in theme.questions]
