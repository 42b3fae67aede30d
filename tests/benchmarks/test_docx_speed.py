"""What a Word file costs."""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from desktopapp.documents.build import build
from desktopapp.documents.layout import lay_out
from desktopapp.documents.to_docx import to_docx
from desktopapp.session.exporting import export
from desktopapp.store import resources


def test_a_warm_word_file_of_four_pages_is_quick(
    figure: Callable[[str, str, str], None], slowness: float
) -> None:
    plan = resources.sample()
    times = []
    for _ in range(9):
        begun = time.process_time()
        document = build(plan)
        layout = lay_out(document)
        to_docx(document, layout)
        times.append((time.process_time() - begun) * 1000)
    taken = median(times[2:])
    figure("warm export of four pages to DOCX", f"{taken:.1f} ms CPU", "at most 150 ms")
    assert taken <= 150 * slowness


def test_the_whole_document_set_of_four_pages_is_quick(
    tmp_path: Path, figure: Callable[[str, str, str], None], slowness: float
) -> None:
    plan = resources.sample()
    times = []
    for _ in range(5):
        begun = time.process_time()
        export(plan, tmp_path)
        times.append((time.process_time() - begun) * 1000)
    taken = median(times[1:])
    figure("warm export of the whole document set", f"{taken:.0f} ms CPU", "at most 500 ms")
    assert taken <= 500 * slowness
