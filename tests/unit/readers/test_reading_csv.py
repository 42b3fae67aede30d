"""CSV is read as spreadsheet programs write it, and a slip in one row costs no other."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.readers import csv_text
from desktopapp.readers.csv_rows import read_csv
from desktopapp.readers.csv_text import records


def read(source: str) -> list[tuple[str, ...]]:
    return list(read_csv(source.encode()).rows)


@pytest.mark.parametrize("first", ["sep=;\n", "SEP=;\r\n", '"sep=;"\n'])
def test_a_first_line_may_name_the_separator_and_is_no_row(first: str) -> None:
    assert read(f"{first}Pier;Dues, a boat\nEast;7,50\n") == [
        ("Pier", "Dues, a boat"),
        ("East", "7,50"),
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_the_one_that_makes_columns(separator: str) -> None:
    others = ",;|".replace(separator, "")
    rows = [(f"Pier{others}name", "Boats"), (f"East {others} West{others}{others}", "41")]
    for quoting in (csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC):
        out = io.StringIO()
        csv.writer(out, delimiter=separator, quoting=quoting).writerows(rows)
        assert read(out.getvalue()) == rows


def test_commas_in_prose_part_no_column_of_a_file_that_has_one() -> None:
    source = "Answer\nWe share piers.\nWe lend boats, nets, and crews, to Gannet.\n"
    assert read(source)[2] == ("We lend boats, nets, and crews, to Gannet.",)


def test_a_quotation_that_never_ends_swallows_no_row_and_is_told() -> None:
    reading = read_csv(b'No,Answer,Who\n1,"We sold a boat,Ola\n2,We lent a net,Per\n')
    assert reading.rows[1:] == (("1", '"We sold a boat', "Ola"), ("2", "We lent a net", "Per"))
    assert "row 2 begins never ends" in reading.notes[0]


def test_a_quotation_that_a_later_mark_ends_by_chance_swallows_no_row() -> None:
    source = 'No,Answer,Who\n1,"We sold,Ola\n2,We said "yes",Per\n3,"So, we did",Ann\n'
    assert read(source)[1:] == [
        ("1", '"We sold', "Ola"),
        ("2", 'We said "yes"', "Per"),
        ("3", "So, we did", "Ann"),
    ]


def test_quoted_cells_hold_lines_separators_and_marks() -> None:
    rows = [("Question", "Answer"), ("How did\nyou?", 'First, so.\n\n"Second"'), ("Next", "x")]
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    assert read(out.getvalue()) == rows
    assert read('Pier, "Dues, all", Boats\nEast, "1,200", 7\n')[1] == ("East", "1,200", " 7")


def test_a_figure_that_its_own_comma_parted_is_whole_again() -> None:
    source = "Pier,Dues\nEast,£41,000 in all\nWest,£1,250,000\nSouth,a boat, and a net\n"
    assert read(source)[1:] == [
        ("East", "£41,000 in all"),
        ("West", "£1,250,000"),
        ("South", "a boat, and a net"),
    ]


def test_rows_of_other_lengths_keep_all_their_cells_and_are_counted() -> None:
    reading = read_csv(b"a,b\n1,2,3\n4\n")
    assert reading.rows == (("a", "b", ""), ("1", "2", "3"), ("4", "", ""))
    assert reading.notes == (
        "1 row has fewer cells than the first.",
        "1 row has more cells than the first.",
    )


_CELL = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=9)
_WORDS = st.tuples(_CELL, st.sampled_from(["", '"', ",", "\n", ';"'])).map("w".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_WORDS, _WORDS), min_size=1, max_size=5), st.sampled_from(",;\t|"))
def test_what_a_writer_of_csv_wrote_is_read_again(
    rows: list[tuple[str, str]], separator: str
) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows(rows)
    assert [tuple(one.cells) for one in records((out.getvalue(),), separator)] == rows


@pytest.mark.parametrize("cut", [1, 3, 7, 1000])
def test_pieces_are_read_as_the_whole(cut: int, monkeypatch: pytest.MonkeyPatch) -> None:
    source = 'No,Answer\n1,"two\nlines"\n2,plain\n3,"a ""b"""\n' * 20
    whole = list(records((source,), ","))
    monkeypatch.setattr(csv_text, "LONGEST_CELL", 40)
    pieces = [source[n : n + cut] for n in range(0, len(source), cut)]
    assert list(records(pieces, ",")) == whole


@pytest.mark.parametrize(
    "line", ['1,"x\n', ',"a', '"', '1,"x "y\n', 'a,"b ""c"", d",e\n', '1,"x,"y" z\n']
)
def test_a_csv_of_twice_the_length_takes_twice_the_work(line: str) -> None:
    small, large = (_work(line * many) for many in (400, 800))
    assert large < 3 * small


def _work(source: str) -> int:
    """Return how many characters are looked at in reading a CSV."""
    looked = 0

    patterns = csv_text._patterns(",")  # noqa: SLF001  # the work is in these

    def counting(pattern):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        class One:
            def match(self, text: str, at: int):  # type: ignore[no-untyped-def]  # noqa: ANN202
                nonlocal looked
                found = pattern.match(text, at)
                end = found.end() if found else text.find("\n", at) % (len(text) + 1)
                if not found and pattern is patterns.field:
                    end = len(text)
                looked += max(end - at, 1)
                return found

            def search(self, text: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
                nonlocal looked
                looked += len(text)
                return pattern.search(text)

        return One()

    cursor = csv_text._Cursor(  # noqa: SLF001  # the same
        iter((source,)),
        type(patterns)(*map(counting, patterns)),
        ",",
    )
    while cursor.more():
        cursor.record(2)
    return looked


def test_a_cell_that_a_spreadsheet_made_of_words_holds_the_words_it_shows() -> None:
    link = '"=HYPERLINK(""http://pier.example/a"",""the """"old"""" pier"")"'
    assert read(f'Ref,Pier\n="0012","=""007"""\n=A1+1,{link}\n')[1:] == [
        ("0012", "007"),
        ("=A1+1", 'the "old" pier (http://pier.example/a)'),
    ]
