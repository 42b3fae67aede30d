"""What only large sources do: their hashes wait in a table, and are sorted together at the end."""

import csv
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from desktopapp.library import writing
from desktopapp.library.index import library_add, library_list, library_remove
from desktopapp.library.records import Added
from desktopapp.library.suggesting import library_search
from desktopapp.plan.stored_brief import parse_brief

LETTER = Path(__file__).parents[3] / "resources" / "briefs" / "productivity-2024.toml"
BRIEF = parse_brief(LETTER.read_text(encoding="utf-8"), LETTER.name)
HEADER = ("ref", "council", "document", "date", "theme", "heading", "text")
PASSAGES = 1200


def never() -> bool:
    return False


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a table of short passages of many documents, which take turns."""
    chance = random.Random(4)  # noqa: S311  # a reproducible text, not a secret
    words = [f"{one}{two}" for one in ("tide", "lock", "weir", "quay") for two in range(60)]
    path = tmp_path_factory.mktemp("large") / "many.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(HEADER)
        for number in range(PASSAGES):
            text = " ".join(chance.choices(words, k=chance.randint(1, 30)))
            plan = f"Plan {number % 7}"
            rows.writerow((f"p{number}", "Netherby Council", plan, "2024", "1", "", text))
    return path


def hashes(library: Path) -> list[tuple[int, int]]:
    base = sqlite3.connect(library)
    found = base.execute("SELECT hash, passage FROM fingerprint ORDER BY 1, 2").fetchall()
    base.close()
    return found


def added(library: Path, source: Path, cancelled: Callable[[], bool] = never) -> Added:
    return library_add(library, [source], BRIEF, cancelled=cancelled)


def test_hashes_that_waited_in_a_table_are_the_same(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(tmp_path / "small.library", source)
    monkeypatch.setattr(writing, "_HASHES", 50)
    added(tmp_path / "large.library", source)
    wanted = hashes(tmp_path / "small.library")
    assert len(wanted) > PASSAGES
    assert hashes(tmp_path / "large.library") == wanted


def test_adding_can_be_cancelled_while_hashes_are_sorted(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tmp_path / "some.library"
    added(library, source)
    library_remove(library, ["many.csv"])
    before = hashes(library)
    monkeypatch.setattr(writing, "_HASHES", 50)
    monkeypatch.setattr(writing, "_STEPS", 100)
    asked: list[int] = []

    def at_the_end() -> bool:
        asked.append(len(asked))
        return len(asked) > PASSAGES // writing._BATCH + 10  # noqa: SLF001  # past the last batch

    result = added(library, source, at_the_end)
    assert result.cancelled
    assert hashes(library) == before
    assert library_list(library).documents == ()
    assert added(library, source).passages == PASSAGES


def test_a_search_skips_what_was_removed_and_still_shows_as_many(
    source: Path, tmp_path: Path
) -> None:
    library = tmp_path / "some.library"
    added(library, source)
    found = library_search(library, "tide1", limit=1000).passages
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    first = found[0].document_id
    library_remove(library, [first])
    left = library_search(library, "tide1", limit=1000).passages
    assert [one.ref for one in left] == [one.ref for one in found if one.document_id != first]
    assert len(library_search(library, "tide1", limit=3).passages) == 3
