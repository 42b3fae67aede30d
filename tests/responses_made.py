"""Invented answers to invented asks, written as the documents that councils keep of them.

Each form puts the questions in their own words, or their numbers, above or beside the answers.
"""

import io
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from docx import Document

from desktopapp.plan.brief import Brief, Question
from desktopapp.plan.wanted import AnswerKind

_WHO = ("Our wardens", "The harbour team", "Two parish clerks", "Officers in the depot", "We")
_DID = ("walked", "counted", "repaired", "asked about", "mapped", "paid for", "looked after")
_WHAT = (
    "the ferry steps",
    "every hedge",
    "nine footbridges",
    "the old lamp posts",
    "the allotments",
)
_WHEN = (
    "before Easter",
    "twice a month",
    "since the flood of 2021",
    "at half the cost",
    "by hand",
)
_WHY = (
    "because residents of Eastmere had asked for it",
    "and told the members of Larkmoor so in June",
    "which took eleven people and a borrowed van",
    "so that nothing of it has to be done again",
)


@dataclass(frozen=True)
class Answered:
    """A question with what a council says to it."""

    number: str
    question: Question
    answer: tuple[str, ...]  # a paragraph each
    theme: str

    @property
    def asked(self) -> str:
        """The question as it is printed, with its number."""
        mark = "" if self.number.endswith((".", ":", ")")) else "."
        return f"{self.number}{mark} {self.question.text}" if self.number else self.question.text


def answers_to(brief: Brief, seed: int = 1) -> list[Answered]:
    """Return answers in words of our own to all questions of a brief."""
    chance = random.Random(seed)  # noqa: S311  # the same words each time
    found = []
    for theme, question in brief.questions():
        paragraphs = [_sentence(chance, at) for at in range(chance.randint(1, 3))]
        if question.kind is AnswerKind.YES_OR_NO:
            paragraphs.insert(0, chance.choice(("Yes.", "No.", "Yes, in part.")))
        found.append(Answered(question.number, question, tuple(paragraphs), theme.title))
    return found


def _sentence(chance: random.Random, at: int) -> str:
    parts = [
        f"{chance.choice(_WHO)} {chance.choice(_DID)} {chance.choice(_WHAT)} "
        f"{chance.choice(_WHEN)}, {chance.choice(_WHY)}, in ward {chance.randint(1, 9_999)}."
        for _ in range(1 + at % 2)
    ]
    return " ".join(parts)


def by_theme(answers: Sequence[Answered]) -> Iterator[tuple[str, list[Answered]]]:
    """Go through answers under the titles of their themes."""
    for title in dict.fromkeys(one.theme for one in answers):
        yield title, [one for one in answers if one.theme == title]


def as_text(answers: Sequence[Answered], gap: str = "\n\n") -> bytes:
    """Write each question in a line of plain text with its answer below."""
    parts = ["Response of Eastmere District Council"]
    for title, found in by_theme(answers):
        parts.append(title)
        parts += [gap.join((one.asked, *one.answer)) for one in found]
    return "\n\n".join(parts).encode()


def as_numbers(answers: Sequence[Answered]) -> bytes:
    """Write the number of each question alone, as "Question 3", and its answer below."""
    parts = []
    for one in answers:
        first, *rest = one.answer
        said = f"{first}\nFree text: {' '.join(rest)}" if rest else first
        parts.append(f"Question {one.number}\n{said}")
    return "\n\n".join(parts).encode()


def as_headings(answers: Sequence[Answered]) -> bytes:
    """Write a Word document with each question as a heading."""
    document = Document()
    document.add_heading("Response of Eastmere District Council", 0)
    for title, found in by_theme(answers):
        document.add_heading(title, 1)
        for one in found:
            document.add_heading(one.asked, 2)
            for line in one.question.guidance:
                document.add_paragraph(line)
            for words in one.answer:
                document.add_paragraph(words)
    return _saved(document)


def as_bold(answers: Sequence[Answered]) -> bytes:
    """Write a Word document with each question in bold, and its options with the chosen ticked."""
    document = Document()
    for one in answers:
        document.add_paragraph().add_run(one.asked).bold = True
        first, *rest = one.answer
        options = one.question.options
        if first.startswith(("Yes", "No")) and not options:
            chosen = first.split(",")[0].rstrip(".")
            said = [f"{'☒' if option == chosen else '☐'} {option}" for option in ("Yes", "No")]
            document.add_paragraph(said[0])
            document.add_paragraph(said[1])
        else:
            rest = [first, *rest]
        for words in rest:
            document.add_paragraph(words)
    return _saved(document)


def as_table(answers: Sequence[Answered]) -> bytes:
    """Write a Word table of three columns: question, answer, evidence."""
    rows = [("Question", "Our answer", "Evidence")]
    rows += [(one.asked, one.answer[0], " ".join(one.answer[1:])) for one in answers]
    return _table(rows)


def as_numbered_table(answers: Sequence[Answered]) -> bytes:
    """Write a Word table whose first column is the number."""
    rows = [("No.", "Question", "Response")]
    rows += [(one.number, one.question.text, "\n".join(one.answer)) for one in answers]
    return _table(rows)


def as_page(answers: Sequence[Answered]) -> bytes:
    """Write a web page with each question as a heading."""
    parts = ["<h1>Response of Eastmere District Council</h1>"]
    for title, found in by_theme(answers):
        parts.append(f"<h2>{escape(title)}</h2>")
        for one in found:
            parts.append(f"<h3>{escape(one.asked)}</h3>")
            parts += [f"<p>{escape(words)}</p>" for words in one.answer]
    return _html(parts)


def as_page_table(answers: Sequence[Answered]) -> bytes:
    """Write a web page with a table of three columns."""
    parts = ["<table><tr><th>Question</th><th>Answer</th><th>Evidence</th></tr>"]
    for one in answers:
        cells = (one.asked, one.answer[0], " ".join(one.answer[1:]))
        parts.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
    return _html([*parts, "</table>"])


def as_csv(answers: Sequence[Answered]) -> bytes:
    """Write the rows of a spreadsheet: number, question, answer."""
    import csv  # noqa: PLC0415  # for this form only

    file = io.StringIO()
    rows = csv.writer(file)
    rows.writerow(("Ref", "Question", "Answer"))
    rows.writerows((one.number, one.question.text, "\n".join(one.answer)) for one in answers)
    return file.getvalue().encode()


def as_pdf(answers: Sequence[Answered]) -> bytes:
    """Write a PDF with each question in bold above its answer."""
    from reportlab.lib.styles import getSampleStyleSheet  # noqa: PLC0415  # slow to load
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer  # noqa: PLC0415  # same

    styles = getSampleStyleSheet()
    parts = [Paragraph("Response of Eastmere District Council", styles["Title"])]
    for title, found in by_theme(answers):
        parts.append(Paragraph(escape(title), styles["Heading1"]))
        for one in found:
            parts.append(Paragraph(f"<b>{escape(one.asked)}</b>", styles["BodyText"]))
            parts += [Paragraph(escape(words), styles["BodyText"]) for words in one.answer]
            parts.append(Spacer(1, 8))
    file = io.BytesIO()
    SimpleDocTemplate(file).build(parts)
    return file.getvalue()


def _html(parts: Sequence[str]) -> bytes:
    head = "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'></head><body>"
    return "\n".join((head, *parts, "</body></html>")).encode()


def _table(rows: Sequence[Sequence[str]]) -> bytes:
    document = Document()
    document.add_heading("Response of Eastmere District Council", 0)
    table = document.add_table(0, len(rows[0]))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    return _saved(document)


def _saved(document: object) -> bytes:
    file = io.BytesIO()
    document.save(file)  # type: ignore[attr-defined]  # a document of python-docx
    return file.getvalue()


FORMS: Mapping[str, tuple[str, Callable[[Sequence[Answered]], bytes]]] = {
    "text": ("txt", as_text),
    "close text": ("txt", lambda answers: as_text(answers, "\n")),
    "numbers": ("txt", as_numbers),
    "headings": ("docx", as_headings),
    "bold": ("docx", as_bold),
    "table": ("docx", as_table),
    "numbered table": ("docx", as_numbered_table),
    "page": ("html", as_page),
    "page with a table": ("html", as_page_table),
    "rows": ("csv", as_csv),
    "pdf": ("pdf", as_pdf),
}


def written(answers: Sequence[Answered], form: str, folder: Path, name: str = "") -> Path:
    """Write answers in a form, as a file."""
    ending, make = FORMS[form]
    path = folder / f"{name or form.replace(' ', '-')}.{ending}"
    path.write_bytes(make(answers))
    return path
