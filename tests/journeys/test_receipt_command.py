"""A form’s receipt filed and compared from the command line, whatever kind of file it is."""

import csv
import html
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from desktopapp.documents.to_docx import to_docx
from desktopapp.documents.to_pdf import to_pdf
from desktopapp.layout.build import Document, ItemOrigin, TextItem
from desktopapp.layout.pages import lay_out
from desktopapp.layout.style import styles
from desktopapp.plan.copy_pieces import copy_pieces
from desktopapp.plan.plan import Appearance, Plan
from desktopapp.plan.text import Run
from desktopapp.session.opening import open_sample, open_session
from tests.console import Capture, Console

Answers = Sequence[tuple[str, str]]  # what a form asks, and what it received


@pytest.fixture
def say(capsys: Capture) -> Console:
    return Console(capsys)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = open_sample(tmp_path / "demo").path
    assert path
    return path


def received(plan: Plan) -> Answers:
    """Return what a form received that cut one answer, lost one and altered a figure."""
    changes: dict[str, Callable[[str], str]] = {
        "1.2": lambda text: text[:90],
        "2.2": lambda _: "Not answered",
        "3.2": lambda text: text.replace("£240,000", "£24,000"),
    }
    return [
        (f"{one.number}. {one.asks}", changes.get(one.number, str)(one.text or "Not answered"))
        for one in copy_pieces(plan)
    ]


def as_text(answers: Answers) -> bytes:
    return "\n\n".join(f"{asked}\n\n{text}" for asked, text in answers).encode()


def as_page(answers: Answers) -> bytes:
    rows = "".join(
        f"<dt>{html.escape(asked)}</dt><dd>{html.escape(text).replace(chr(10), '<br>')}</dd>"
        for asked, text in answers
    )
    return f"<!DOCTYPE html><title>Response</title><h1>Your response</h1><dl>{rows}</dl>".encode()


def as_table(answers: Answers) -> bytes:
    rows = "".join(
        f"<tr><th>{html.escape(asked)}</th><td>{html.escape(text)}</td></tr>"
        for asked, text in answers
    )
    return f"<!DOCTYPE html><title>Response</title><table>{rows}</table>".encode()


def as_csv(answers: Answers) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("Question", "Answer"), *answers])
    return out.getvalue().encode()


def document(answers: Answers) -> Document:
    style = styles(Appearance())
    items = [TextItem("title", (Run("Your response"),), style.title, ItemOrigin())]
    for asked, text in answers:
        items.append(
            TextItem("heading", (Run(asked),), style.headings[0], ItemOrigin(), 1, before=12)
        )
        items += [
            TextItem("paragraph", (Run(line),), style.body, ItemOrigin(), before=6)
            for line in text.split("\n")
            if line
        ]
    return Document("Your response", "A form", style, tuple(items))


def as_pdf(answers: Answers) -> bytes:
    made = document(answers)
    return to_pdf(made, lay_out(made))


def as_word(answers: Answers) -> bytes:
    made = document(answers)
    return to_docx(made, lay_out(made))


@pytest.mark.parametrize(
    ("name", "writes"),
    [
        ("receipt.txt", as_text),
        ("receipt.html", as_page),
        ("table.html", as_table),
        ("receipt.csv", as_csv),
        ("receipt.pdf", as_pdf),
        ("receipt.docx", as_word),
    ],
)
def test_what_differs_is_told_by_question_and_kept(
    plan: Path, tmp_path: Path, say: Console, name: str, writes: Callable[[Answers], bytes]
) -> None:
    file = tmp_path / name
    file.write_bytes(writes(received(open_session(plan).plan)))
    said = say("receipt", plan, file)
    assert {one["number"]: one["state"] for one in said["differences"]} == {
        "1.2": "cut off",
        "2.2": "missing",
        "3.2": "altered",
    }
    assert {one["number"]: one["said"] for one in said["differences"]} == {
        "1.2": "Cut off after 17 of 52 words.",
        "2.2": "Not in the receipt.",
        "3.2": "Altered: 1 word differs.",
    }
    (kept,) = open_session(plan).plan.receipts
    assert (kept.file, said["receipt"]["file"]) == (name, name)
    assert "Your response" in kept.text or name.endswith(("txt", "csv")) or name == "table.html"


def test_a_receipt_that_cannot_be_read_changes_nothing(
    plan: Path, tmp_path: Path, say: Console
) -> None:
    before = plan.read_bytes()
    (tmp_path / "scan.pdf").write_bytes(b"no pdf")
    said = say("receipt", plan, tmp_path / "scan.pdf", code=1)
    assert "not a PDF" in said["error"]["what"]
    assert plan.read_bytes() == before
