"""Words read of public documents, against pandoc, LibreOffice and pdftotext: a table for each.

The documents are no part of the project: ``sh installers/dev words FOLDER`` names their folder.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.judges_of_words import JUDGES
from tests.words_of_sets import table_of

Figure = Callable[[str, str, str], None]
MOST = {  # judge -> documents that may miss much unsaid, have much too many, be refused with words
    "pandoc": (2, 20, 1),  # of 861; words that stand in a document's own XML are none too many
    "libreoffice": (160, 110, 30),  # of some 905; it prints marks of notes and words of charts
    "pdftotext": (40, 30, 6),  # of 466; see the table for those whose letters are the same
}
SECOND = {"pandoc": "libreoffice"}  # which reads the numbers of lists too


@pytest.fixture
def sets(request: pytest.FixtureRequest) -> Path:
    """Return the folder of fetched documents, or skip and say so."""
    folder: Path | None = request.config.getoption("--sets")
    if folder is None:
        pytest.skip("public documents are not here; give their folder with --sets PATH")
    return folder


@pytest.mark.parametrize("name", JUDGES)
def test_words_of_public_documents_are_read(
    name: str,
    sets: Path,
    figure: Figure,
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
) -> None:
    judge = JUDGES[name]
    if missing := judge.missing():
        pytest.skip(f"{missing} is not on this machine")
    files = [path for path in sorted(sets.rglob("*")) if path.suffix.lower() == judge.suffix]
    if not files:
        pytest.skip(f"there are no {judge.suffix} documents in {sets}")
    table = table_of(files, name, judge, request.config.getoption("--kept"), SECOND.get(name, ""))
    with capsys.disabled():
        print(*table.lines(), sep="\n")  # noqa: T201  # the table is what this is run for
    over: list[str] = []
    for what, found, most in zip(
        ("miss much unsaid", "have much too many", "are refused with words"),
        (table.unsaid(), table.having_more(), table.refused()),
        MOST[name],
        strict=True,
    ):
        share = f"{len(found)} of {len(table.counting())}"
        figure(f"{judge.suffix} that {what}, against {name}", share, f"{most} at most")
        over += [f"{share} {what}, {most} may"] if len(found) > most else []
    assert over == []
