"""What counting and exporting cost, in processor time."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktopapp.documents.to_pdf import to_pdf
from desktopapp.layout.build import build
from desktopapp.layout.count import count
from desktopapp.layout.pages import lay_out
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Paragraph, Run, new_id
from tests import generated_plans, pdf_reader
from tests.benchmarks.timing import milliseconds

Figure = Callable[[str, str, str], None]


def _plan(words: int, pages: range) -> Plan:
    """Return a generated plan of about so many words whose pages lie in a range."""
    for seed in range(200):
        plan = generated_plans.plan(seed, words=words, size=12.0)
        if count(plan).pages in pages:
            return plan
    raise AssertionError("no generated plan has so many pages")


def _after_edits(plan: Plan) -> float:
    """Return the median cost of a count after an edit in the middle of a plan."""
    answer = plan.answers[len(plan.answers) // 2]
    edited = iter(
        [
            plan.with_text(
                answer.id, (Paragraph(new_id(), (Run(f"Another {n} words."),)), *answer.text)
            )
            for n in range(15)
        ]
    )
    count(plan)
    return milliseconds(lambda: count(next(edited)))


@pytest.mark.parametrize(("words", "pages", "must"), [(900, 4, 10), (20_000, 60, 60)])
def test_a_count_after_an_edit(words: int, pages: int, must: int, figure: Figure) -> None:
    plan = _plan(words, range(pages, pages + 1) if pages == 4 else range(48, 90))
    spent = _after_edits(plan)
    figure(f"count after an edit, {count(plan).pages} pages", f"{spent:.1f} ms", f"{must} ms")
    assert spent <= must


def test_a_warm_pdf_of_four_pages(figure: Figure) -> None:
    document = build(_plan(900, range(4, 5)))
    layout = lay_out(document)
    to_pdf(document, layout)
    spent = milliseconds(lambda: to_pdf(document, layout))
    figure("warm PDF of four pages", f"{spent:.1f} ms", "at most 60 ms")
    assert spent <= 60


def test_a_warm_pdf_of_many_pages(figure: Figure) -> None:
    document = build(_plan(20_000, range(48, 90)))
    layout = lay_out(document)
    to_pdf(document, layout)
    spent = milliseconds(lambda: to_pdf(document, layout), rounds=5)
    figure(f"warm PDF of {len(layout.pages)} pages", f"{spent:.1f} ms", "at most 800 ms")
    assert spent <= 800


@pytest.mark.skipif(pdf_reader.missing(), reason="poppler's pdftotext is not installed here")
def test_300_generated_plans_count_as_their_pdfs_read(tmp_path: Path, figure: Figure) -> None:
    unequal = []
    path = tmp_path / "plan.pdf"
    for seed in range(300):
        document = build(generated_plans.plan(seed))
        layout = lay_out(document)
        path.write_bytes(to_pdf(document, layout))
        unequal += [f"plan {seed}, {one}" for one in pdf_reader.differences(path, layout)]
    figure("plans whose PDF reads otherwise than counted", f"{len(unequal)} of 300", "0 of 300")
    assert unequal == []


def test_other_sizes_are_counted_as_fast(figure: Figure) -> None:
    plan = _plan(900, range(4, 5))
    plan = replace(plan, appearance=replace(plan.appearance, size=11.0))
    spent = _after_edits(plan)
    figure("count after an edit at 11 points", f"{spent:.1f} ms", "at most 10 ms")
    assert spent <= 10
