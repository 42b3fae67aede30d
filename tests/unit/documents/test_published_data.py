"""The data that a PDF may carry: all that is printed, and nothing that is not."""

import csv
import io
import json
from dataclasses import replace

from hypothesis import given, settings
from pypdf import PdfReader

from desktopapp.documents.published_data import DataFile, data_files
from desktopapp.documents.to_pdf import to_pdf
from desktopapp.documents.verify import verify
from desktopapp.layout.build import Document, TableItem, build, item_words
from desktopapp.layout.pages import lay_out
from desktopapp.plan.plan import Answer, AskState, Coverage, Plan, Source
from desktopapp.plan.text import Paragraph, Run, Text, plain_runs
from tests import generated_plans, strategies


def _files(plan: Plan) -> tuple[Document, tuple[DataFile, ...]]:
    document = build(plan)
    return document, data_files(plan, document)


def _words(held: object) -> int:
    """Count the words of the text of described content."""
    match held:
        case {"kind": "table", "rows": rows}:
            return sum(len(cell.split()) for row in rows for cell in row)
        case {"text": str(text), "kind": _}:
            return len(text.split())
        case {"parts": parts}:
            return sum(_words(one) for part in parts for one in part["content"])
    return 0


@given(text=strategies.texts())
@settings(max_examples=30)
def test_the_data_has_every_word_that_is_printed(text: Text) -> None:
    plan = replace(generated_plans.plan(0), answers=(Answer("a1", "t1", ("q11",), text),))
    document, files = _files(plan)
    assert _words(json.loads(files[0].data)) == sum(map(item_words, document.items))


def test_tables_are_rows_of_cells_as_printed() -> None:
    document, files = _files(generated_plans.plan(3))
    tables = [item for item in document.items if isinstance(item, TableItem)]
    assert tables
    for table, file in zip(tables, files[1:], strict=True):
        rows = list(csv.reader(io.StringIO(file.data.decode("utf-8-sig"), newline="")))
        assert rows == [[plain_runs(cell) for cell in row] for row in table.rows]


def test_nothing_leaves_with_the_data_that_is_not_printed() -> None:
    text = (Paragraph("p", (Run("Printed words.", origin="CANARY origin"),)),)
    plan = replace(
        generated_plans.plan(0),
        answers=(Answer("CANARY", "t1", ("q11",), text),),
        sections=(),
        coverage={"q11": Coverage(AskState.LEFT_OUT, "CANARY reason")},
        sources=(Source("CANARY source", "CANARY file"),),
        address_override="CANARY@example.gov.uk",
        extra='{"CANARY":1}',
    )
    _, files = _files(plan)
    assert "Printed words." in files[0].data.decode()
    assert not any("CANARY" in f"{file}" for file in files)


def test_a_pdf_carries_the_data_and_is_the_same_each_time() -> None:
    document, files = _files(generated_plans.plan(3))
    layout = lay_out(document)
    pdf = to_pdf(document, layout, with_data=files)
    assert pdf == to_pdf(document, layout, with_data=files)
    held = PdfReader(io.BytesIO(pdf)).attachments
    assert {name: data[0] for name, data in held.items()} == {one.name: one.data for one in files}
    assert b"<pdfaid:part>3</pdfaid:part>" in pdf
    assert all(check.holds for check in verify(pdf, document, layout, files))


def test_data_that_is_absent_or_another_is_noticed() -> None:
    document, files = _files(generated_plans.plan(3))
    layout = lay_out(document)
    other = (files[0]._replace(data=b"{}"), *files[1:])
    for made, meant in (((), files), (files, ()), (other, files)):
        pdf = to_pdf(document, layout, with_data=made)
        failed = [check.what for check in verify(pdf, document, layout, meant) if not check.holds]
        assert failed == ["Data it carries" if meant else "No attached files"]
