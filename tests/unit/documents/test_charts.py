"""Charts: drawn as lines in the PDF, as a picture elsewhere, and said in words and a table."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from desktopapp.documents.to_docx import to_docx
from desktopapp.documents.to_html import to_html
from desktopapp.documents.to_pdf import to_pdf
from desktopapp.documents.verify import verify
from desktopapp.layout.build import PictureItem, TableItem, build
from desktopapp.layout.charts import (
    CHART_HIGH,
    ChartDot,
    ChartStroke,
    ChartWords,
    chart_marks,
)
from desktopapp.layout.drawn import picture_file
from desktopapp.layout.pages import lay_out
from desktopapp.layout.style import styles
from desktopapp.plan.charts import Chart, chart_of
from desktopapp.plan.measures import Direction, Measure, MeasuredValue, PrintedMeasures
from desktopapp.plan.plan import Appearance, Plan
from desktopapp.plan.text import plain_runs
from desktopapp.store.resources import sample

WIDE, FONT = 450.0, "Arial"


def measure(*values: tuple[str, str], **said: object) -> Measure:
    known = tuple(MeasuredValue(f"v{n}", *one) for n, one in enumerate(values))
    made = Measure("m1", "Days to decide", unit="days", target="8", target_date="2026-03")
    return replace(made, direction=Direction.DOWN, values=known, **said)  # type: ignore[arg-type]  # by name


FALLING = measure(("12", "2024-04"), ("11", "2024-09"), ("9.5", "2025-03"))


def chart(one: Measure = FALLING) -> Chart:
    made = chart_of(one)
    assert made
    return made


def charted() -> Plan:
    return replace(sample(), measures=(FALLING,), measures_printed=PrintedMeasures.CHARTS)


def test_a_chart_is_said_in_words_with_its_values_and_its_target() -> None:
    assert chart().alternative == (
        "Line chart of Days to decide. 12 days (April 2024), 11 days (September 2024) and "
        "9.5 days (March 2025). It fell. The target is 8 days by March 2026."
    )
    many = measure(*((str(n % 7), f"20{n:02}") for n in range(10, 25)))
    said = chart(many).alternative
    assert "15 values from 3 days (2010) to 3 days (2024)" in said
    assert "The lowest is 0 days (2014), the highest 6 days (2013)" in said


@pytest.mark.parametrize(
    "values",
    [
        (),
        (("12", "2024-04"),),
        (("12", "2024-04"), ("11", "2024-04")),  # one day
        (("12", ""), ("11", "")),
        (("twelve", "2024"), ("eleven", "2025")),
    ],
)
def test_values_of_less_than_two_days_make_no_chart(values: tuple[tuple[str, str], ...]) -> None:
    assert chart_of(measure(*values)) is None


NUMBERS = st.decimals("-1000000", "1000000", places=2).map("{:f}".format)
DAYS = st.dates(min_value=date(1900, 1, 1)).map(lambda day: day.isoformat())


@given(st.lists(st.tuples(NUMBERS, DAYS), min_size=2, max_size=40, unique_by=lambda one: one[1]))
@settings(max_examples=60)
def test_all_marks_stand_within_the_chart_and_no_words_meet(
    values: list[tuple[str, str]],
) -> None:
    marks = chart_marks(chart(measure(*values)), WIDE, FONT)
    dots = [one for one in marks if isinstance(one, ChartDot)]
    assert len(dots) == len(values)
    assert all(one.x <= other.x for one, other in pairwise(dots))
    for one in marks:
        spots = one.points if isinstance(one, ChartStroke) else ((one.x, one.y),)
        assert all(0 <= x <= WIDE and 0 <= y <= CHART_HIGH for x, y in spots)
    words = [one for one in marks if isinstance(one, ChartWords) and one.colour == "quiet"]
    assert words
    for one, other in pairwise(sorted(words, key=lambda mark: mark.x)):
        assert one.x + one.line.width < other.x


def test_higher_values_stand_higher_and_a_target_is_dashed() -> None:
    marks = chart_marks(chart(), WIDE, FONT)
    heights = [one.y for one in marks if isinstance(one, ChartDot)]
    assert heights == sorted(heights)
    (target,) = [one for one in marks if isinstance(one, ChartStroke) and one.dashed]
    assert target.points[0][1] > max(heights)


def test_the_ink_of_a_chart_stands_out_from_paper_also_in_grey() -> None:
    shades = dict(styles(Appearance(accent="#ffff00")).colours)
    used = {one.colour for one in chart_marks(chart(), WIDE, FONT)}
    for role in used:
        parts = [int(shades[role][n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [
            one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
        ]
        bright = sum(
            share * one for share, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
        )
        assert 1.05 / (bright + 0.05) >= 4.5, role


def test_the_pdf_draws_it_as_lines_within_a_figure_that_says_it() -> None:
    document = build(charted())
    layout = lay_out(document)
    pdf = to_pdf(document, layout)
    assert [one for one in verify(pdf, document, layout) if not one.holds] == []
    resources = PdfReader(io.BytesIO(pdf)).pages[-1]["/Resources"]
    pictures = resources.get("/XObject", {})  # type: ignore[attr-defined]  # a dictionary
    assert not [one for one in pictures if "formxob" in one.lower()]
    assert to_pdf(document, layout) == pdf


def test_word_and_web_hold_a_picture_with_the_same_words_and_a_table_of_the_values() -> None:
    document = build(charted())
    picture = next(one for one in document.items if isinstance(one, PictureItem) and one.chart)
    table = document.items[-1]
    assert isinstance(table, TableItem)
    assert [plain_runs(cell) for cell in table.rows[1]] == ["April 2024", "12 days"]
    said = chart().alternative
    page = to_html(document).decode()
    assert f'alt="{said}"' in page
    assert picture.alternative == said
    with Image.open(io.BytesIO(picture_file(picture, document.styles))) as drawn:
        assert drawn.format == "PNG"
        assert len(drawn.convert("L").getcolors() or ()) > 2
    word = to_docx(document, lay_out(document))
    with zipfile.ZipFile(io.BytesIO(word)) as parts:
        assert f'descr="{said}"' in parts.read("word/document.xml").decode()
