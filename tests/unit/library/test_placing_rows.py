"""Tables and numbered parts of other documents, placed: each figure has its name, no row goes."""

import pytest

from desktopapp.library import passages
from desktopapp.library.asked import asked_by
from desktopapp.library.placing import place
from desktopapp.library.proposal import WHY_NAMES, WHY_NUMBER, Proposal
from desktopapp.plan.brief import Brief
from desktopapp.plan.text import Run, Table, plain
from desktopapp.readers.csv_rows import read_csv
from desktopapp.readers.plaintext import read_text
from desktopapp.store.resources import brief


@pytest.fixture(scope="module")
def letter() -> Brief:
    return brief("productivity-2024")


def texts(proposal: Proposal) -> list[str]:
    return [plain(p.text) for p in proposal.passages] + [one.text for one in proposal.unplaced]


def rows_of(source: str, letter: Brief) -> tuple[list[str], list[str]]:
    """Return the rows of a CSV as they are placed, and the names of columns left aside."""
    proposal = place([read_csv(source.encode())], letter)
    aside = [one.text for one in proposal.sources[0].left_aside if one.why == WHY_NAMES]
    return texts(proposal), aside


def test_figures_of_a_csv_file_stand_under_the_names_of_their_columns(letter: Brief) -> None:
    found, names = rows_of("Service,2023/24,Boats lent\nPiers,41,\nTrams,52,7\n", letter)
    assert found == ["Piers; 2023/24: 41", "Trams; 2023/24: 52; Boats lent: 7"]
    assert names == ["Service 2023/24 Boats lent"]


def test_a_first_row_that_holds_data_is_kept(letter: Brief) -> None:
    rows = "We lent a boat to the county in June.,Ola Dunlin\nWe share a pier.,Per Avocet\n"
    assert rows_of(rows, letter) == (
        ["We lent a boat to the county in June. Ola Dunlin", "We share a pier. Per Avocet"],
        [],
    )


def test_lines_above_the_names_of_the_columns_are_kept(letter: Brief) -> None:
    source = "Returns of the piers,,\n,,\nPier,Boats,Dues\nEast,41,£7\nWest,12,£9\n"
    found, names = rows_of(source, letter)
    assert found == [
        "Returns of the piers",
        "East; Boats: 41; Dues: £7",
        "West; Boats: 12; Dues: £9",
    ]
    assert names == ["Pier Boats Dues"]


def test_a_csv_that_answers_the_letters_questions_is_a_form(letter: Brief) -> None:
    asked = [question for _, question in letter.questions()][:3]
    rows = "".join(f'"{one.text}","We lent boat {n} to Gannet."\n' for n, one in enumerate(asked))
    proposal = place([read_csv(f"Question,Answer\n{rows}".encode())], letter)
    assert "We lent boat 2 to Gannet." in " ".join(texts(proposal))


@pytest.mark.parametrize("word", ["Section", "Chapter", "Part", "Priority", "Area"])
def test_numbered_parts_of_another_document_are_no_themes(letter: Brief, word: str) -> None:
    source = "\n\n".join(
        f"# {word} {n}\n\nThe tenant paints door {n} of it." for n in (1, 2, 3, 4)
    )
    proposal = place([read_text(source.encode())], letter)
    assert not proposal.sources[0].theme_headings
    assert f"{word} 2" in " ".join(texts(proposal))


def test_numbered_parts_that_answer_all_themes_in_a_row_are_these_and_are_listed(
    letter: Brief,
) -> None:
    body = {theme.number: " ".join(one.text for one in theme.questions) for theme in letter.themes}
    source = "\n\n".join(f"# Section {n}\n\nWe did so: {body[n]}" for n in sorted(body))
    placed = place([read_text(source.encode())], letter)
    assert list(placed.sources[0].theme_headings) == [theme.id for theme in letter.themes]
    aside = [one.text for one in placed.sources[0].left_aside if one.why == WHY_NUMBER]
    assert aside == [f"Section {n}" for n in sorted(body)]


def test_a_number_beside_a_heading_of_the_theme_is_the_themes(letter: Brief) -> None:
    two = letter.themes[1]
    source = f"# Section 2\n\n# {two.title}\n\nRounds are drawn with what the boats tell us."
    placed = place([read_text(source.encode())], letter)
    assert list(placed.sources[0].theme_headings) == [two.id]


def test_a_table_of_twice_the_rows_takes_twice_the_work(
    letter: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = asked_by(letter)
    looked = 0
    keys = passages.keys

    def counted(text: str) -> tuple[str, ...]:
        nonlocal looked
        looked += 1
        return keys(text)

    monkeypatch.setattr(passages, "keys", counted)
    monkeypatch.setattr(
        passages, "title_agreement", lambda *_: pytest.fail("a short cell was compared")
    )

    def work(rows: int) -> int:
        nonlocal looked
        looked = 0
        cells = ((f"Pier {n}", "Nets and boats", str(n * 7)) for n in range(rows))
        table = Table("t", tuple(tuple((Run(cell),) for cell in row) for row in cells))
        assert not passages.is_form(table, asked)
        return looked

    assert work(800) <= 2 * work(400) + 2
