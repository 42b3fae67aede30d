"""What a Word file costs."""

from collections.abc import Callable
from pathlib import Path

from desktopapp.documents.to_docx import to_docx
from desktopapp.layout.build import build
from desktopapp.layout.pages import lay_out
from desktopapp.operations.exporting import export
from desktopapp.store import resources
from tests.benchmarks.timing import milliseconds

Figure = Callable[[str, str, str], None]


def test_a_warm_word_file_of_four_pages_is_quick(figure: Figure) -> None:
    plan = resources.sample()

    def make() -> None:
        document = build(plan)
        layout = lay_out(document)
        to_docx(document, layout)

    taken = milliseconds(make, rounds=7, warm=2)
    figure("warm export of four pages to DOCX", f"{taken:.1f} ms CPU", "at most 150 ms")
    assert taken <= 150


def test_the_whole_document_set_of_four_pages_is_quick(tmp_path: Path, figure: Figure) -> None:
    plan = resources.sample()
    taken = milliseconds(lambda: export(plan, tmp_path), rounds=4, warm=1)
    figure("warm export of the whole document set", f"{taken:.0f} ms CPU", "at most 500 ms")
    assert taken <= 500
