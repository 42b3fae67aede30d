"""The answers to paste into a form: each word as it is pasted, on a page and in a table."""

import csv
import io
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.documents.copy_page import copy_page, copy_table
from desktopapp.documents.csv_cells import harmless
from desktopapp.plan.copy_pieces import copy_pieces
from desktopapp.plan.given import EachThing
from desktopapp.plan.plain_text import clean
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import ListItem, Run, paragraphs
from desktopapp.store.resources import sample, sample_response
from tests.strategies import harbour, plans


class Boxes(HTMLParser):
    """Reads the boxes of the page, what is said below them, and the headings."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.boxes: list[str] = []
        self.names: list[str] = []
        self.headings: list[str] = []
        self.paragraphs: list[str] = []
        self._into: list[str] | None = None
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        places = {"h2": self.headings, "h3": self.headings, "p": self.paragraphs}
        self._into = self.boxes if held.get("class") == "answer" else places.get(tag, self._into)
        if self._into is not None and tag in ("div", "h2", "h3", "p"):
            self._into.append("")
        if self._into is self.boxes:
            self.names.append(held.get("aria-label") or "")

    def handle_endtag(self, _tag: str) -> None:
        self._into = None

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into[-1] += data


def rows(plan: Plan) -> list[dict[str, str]]:
    """Read the table as a spreadsheet does."""
    data = copy_table(plan)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def begun_with(words: str) -> Plan:
    """Return the sample with an answer that begins with these words."""
    plan = sample()
    answer = plan.answers_to(copy_pieces(plan)[0].place)[0]
    return plan.with_text(answer.id, paragraphs(words))


@given(plans(harbour()))
@settings(max_examples=25)
def test_page_and_table_hold_what_is_pasted_letter_by_letter(plan: Plan) -> None:
    pieces = copy_pieces(plan)
    boxes = Boxes(copy_page(plan)).boxes
    assert boxes == [clean(piece.text) for piece in pieces if piece.text]
    for row, piece in zip(rows(plan), pieces, strict=True):
        added = len(row["Before pasting"]) > 0
        assert row["Answer"].removeprefix("'" * added) == clean(piece.text)


def test_questions_stand_in_the_forms_order_under_their_numbers_and_themes() -> None:
    plan = sample()
    page = Boxes(copy_page(plan))
    assert [row["Number"] for row in rows(plan)] == [one.number for one in copy_pieces(plan)]
    assert page.headings[:3] == [
        "Contents",
        f"1 {plan.theme_title(plan.brief.themes[0].id)}",
        "1.1 Organisational change",
    ]
    assert page.names[0] == "Answer to 1.1 Organisational change, as it is pasted"


def test_what_answers_no_question_is_named_and_a_question_without_text_says_so() -> None:
    page = Boxes(copy_page(sample()))
    assert "There is nothing to enter." in page.paragraphs
    assert page.headings[-1] == "Not in the form"
    assert "Leading our place" in page.paragraphs[-2]


def test_no_cell_is_a_formula_and_the_reader_is_told_what_to_leave_out() -> None:
    plan = sample()
    answer = plan.answers_to(copy_pieces(plan)[0].place)[0]
    listed = plan.with_text(
        answer.id, (ListItem("a", (Run("one"),)), ListItem("b", (Run("two"),)))
    )
    row = rows(listed)[0]
    assert row["Answer"] == "'- one\n- two"
    assert row["Before pasting"].startswith("Leave out the apostrophe at the beginning")
    assert rows(plan)[0]["Before pasting"] == ""
    assert Boxes(copy_page(listed)).boxes[0] == "- one\n- two"


@given(st.text(max_size=12), st.sampled_from(["=", "+", "-", "@", "\t=", " @", "\uff1d"]))
def test_whatever_begins_as_a_formula_does_is_text_or_a_number(words: str, begins: str) -> None:
    cell = harmless(begins + words)
    is_number = cell.strip().strip("+-£%").replace(",", "").replace(".", "").strip().isdecimal()
    assert cell.startswith("'") or is_number


def test_counts_are_those_of_what_is_pasted() -> None:
    row = rows(begun_with("Four words\n\n- in all"))[0]
    assert (row["Words"], row["Characters"]) == ("5", "20")


def test_the_table_says_for_which_project_each_answer_is() -> None:
    done = sample_response()
    weir, quay = EachThing("a", "projects", "The weir"), EachThing("b", "projects", "=quay")
    plan = replace(done, things=(weir, quay))
    found = {row["Number"]: row["Answered for"] for row in rows(plan)}
    assert (found["22 (1)"], found["22 (2)"], found["5"]) == ("The weir", "'=quay", "")
