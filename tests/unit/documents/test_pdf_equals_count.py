"""The counter against the exported PDF, whose pages and lines an independent reader reads."""

from pathlib import Path

import pytest

from desktopapp.documents.to_pdf import to_pdf
from desktopapp.layout.build import build
from desktopapp.layout.count import count
from desktopapp.layout.pages import lay_out
from tests import generated_plans, pdf_reader

pytestmark = pytest.mark.skipif(
    pdf_reader.missing(), reason="poppler's pdftotext is not installed here"
)


@pytest.mark.parametrize("first", range(0, 40, 8))
def test_pages_lines_and_letters_of_the_pdf_are_those_that_were_counted(
    first: int, tmp_path: Path
) -> None:
    for seed in range(first, first + 8):
        plan = generated_plans.plan(seed)
        document = build(plan)
        layout = lay_out(document)
        path = tmp_path / f"{seed}.pdf"
        path.write_bytes(to_pdf(document, layout))
        assert pdf_reader.differences(path, layout) == []
        assert count(plan).pages == len(layout.pages)


def test_the_reader_notices_a_line_and_a_page_that_are_not_there(tmp_path: Path) -> None:
    document = build(generated_plans.plan(3))
    layout = lay_out(document)
    first = layout.pages[0]
    shorter = layout._replace(pages=(first._replace(lines=first.lines[:-1]), *layout.pages[1:]))
    fewer = layout._replace(pages=layout.pages[:-1])
    path = tmp_path / "plan.pdf"
    path.write_bytes(to_pdf(document, layout))
    assert pdf_reader.differences(path, layout) == []
    assert pdf_reader.differences(path, shorter)
    assert pdf_reader.differences(path, fewer)
