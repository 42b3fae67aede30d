"""A library on disk: adding, finding, removing, and what may go wrong with it."""

import contextlib
import csv
import os
import sqlite3
import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from desktopapp.library.index import (
    library_add,
    library_confirm,
    library_describe,
    library_list,
    library_remove,
    library_restore,
)
from desktopapp.library.matches import library_overlaps, partner_overlaps, plan_overlaps
from desktopapp.library.rebuilding import library_rebuild
from desktopapp.library.records import Details, Suggestions
from desktopapp.library.suggesting import library_confirmed, library_search, library_suggest
from desktopapp.plan.problem import Problem
from desktopapp.plan.stored_brief import parse_brief
from desktopapp.store.container import pack
from tests.foreign_files import drawn, pages

LETTER = Path(__file__).parents[3] / "resources" / "briefs" / "productivity-2024.toml"
BRIEF = parse_brief(LETTER.read_text(encoding="utf-8"), LETTER.name)
HEADER = ("ref", "council", "document", "date", "theme", "heading", "text")
ROWS = (
    (
        "N-1",
        "Netherby",
        "Plan",
        "2024-07",
        "3",
        "Unions",
        "Facility time is 0.04% of the paybill.",
    ),
    ("N-2", "Netherby", "Plan", "2024-07", "t3", "", "Agency staff cost 3% of the staff budget."),
    ("W 3/ä", "Wexcombe", "Plan", "2023", "2", "", "Two legacy systems still block data sharing."),
    ("W4", "Wexcombe", "Plan", "2023", "1", "", "The capital programme rebuilt the town centre."),
)


def write_csv(path: Path, rows: Sequence[Sequence[str]], encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "prior.library"
    source = write_csv(tmp_path / "prior.csv", (HEADER, *ROWS))
    library_add(path, [source], BRIEF)
    return path


def refs(result: Suggestions) -> list[str]:
    return [passage.ref for passage in result.passages]


def test_each_row_of_a_csv_file_is_a_passage_with_its_ref_word_for_word(library: Path) -> None:
    documents = library_list(library).documents
    assert [(one.details.council, one.passages) for one in documents] == [
        ("Netherby", 2),
        ("Wexcombe", 2),
    ]
    found = library_suggest(library, BRIEF, "t2.q2", limit=1).passages[0]
    assert found.ref == "W 3/ä"
    assert found.theme == "t2"
    assert found.text == ROWS[2][-1]


def test_a_suggestion_says_whether_there_is_a_direct_answer(library: Path) -> None:
    unions = library_suggest(library, BRIEF, "t3.q9")
    assert unions.direct_answer
    assert refs(unions)[0] == "N-1"
    mayor = library_suggest(library, BRIEF, "3.8", limit=3)
    assert not mayor.direct_answer
    assert len(mayor.passages) == 3
    assert mayor.question == "t3.q8"


def test_a_councils_own_passages_can_be_left_out(library: Path) -> None:
    for name in ("Netherby", "Netherby Borough Council", "netherby council"):
        assert set(refs(library_suggest(library, BRIEF, "t3.q9", not_from=name))) == {
            "W 3/ä",
            "W4",
        }


def test_the_words_that_matched_are_marked(library: Path) -> None:
    passage = library_suggest(library, BRIEF, "t3.q9").passages[0]
    marked = [passage.text[start:end] for start, end in passage.matching]
    assert "Facility time" in marked


def test_an_unknown_question_is_refused(library: Path) -> None:
    with pytest.raises(Problem, match="no question “t9"):
        library_suggest(library, BRIEF, "t9.q9")


def test_what_the_draft_says_already_sinks_and_is_marked(library: Path) -> None:
    draft = "We write this. Facility time is 0.04% of the paybill."
    found = library_suggest(library, BRIEF, "t3.q9", draft=draft).passages
    assert found[0].ref != "N-1"
    assert [one.used for one in found if one.ref == "N-1"] == [True]


def test_a_passage_confirmed_by_the_officer_rises(library: Path) -> None:
    before = refs(library_suggest(library, BRIEF, "t3.q4"))
    assert before[0] == "N-2"
    last = library_suggest(library, BRIEF, "t3.q4").passages[1]
    library_confirm(library, last.ref, "t3.q4")
    after = library_suggest(library, BRIEF, "t3.q4").passages[1]
    assert after.score > last.score
    library_confirm(library, last.ref, "t3.q4", right=None)
    assert library_suggest(library, BRIEF, "t3.q4").passages[1].score == last.score


def test_a_passage_that_does_not_fit_sinks(library: Path) -> None:
    best = refs(library_suggest(library, BRIEF, "t3.q4"))[0]
    library_confirm(library, best, "t3.q4", right=False)
    found = library_suggest(library, BRIEF, "t3.q4")
    assert refs(found)[-1] == best
    assert not found.direct_answer
    assert library_confirmed(library, "t3.q4") == {best: False}


def test_search_knows_phrases_and_exclusion(library: Path) -> None:
    assert refs(library_search(library, "system shares")) == []
    assert refs(library_search(library, "systems sharing")) == ["W 3/ä"]
    assert refs(library_search(library, '"agency staff"')) == ["N-2"]
    assert refs(library_search(library, '"staff agency"')) == []
    assert set(refs(library_search(library, "staff -agency"))) == set()
    assert set(refs(library_search(library, "programme"))) == {"W4"}


@pytest.mark.parametrize("typed", ["", '"', "- - -", "AND OR NOT", "text:*", "(((", "a" * 5000])
def test_search_takes_whatever_is_typed(library: Path, typed: str) -> None:
    assert refs(library_search(library, typed)) == []


def test_a_document_added_twice_is_recognised_by_what_it_holds(
    library: Path, tmp_path: Path
) -> None:
    copy = write_csv(tmp_path / "copy.csv", (HEADER, *ROWS))
    result = library_add(library, [copy], BRIEF)
    assert (result.added, result.replaced, result.passages) == (0, 0, 0)
    assert "already" in result.skipped[0].why


def test_a_changed_document_replaces_its_passages(library: Path, tmp_path: Path) -> None:
    write_csv(tmp_path / "prior.csv", (HEADER, *ROWS[:2], ("N-9", *ROWS[2][1:])))
    result = library_add(library, [tmp_path / "prior.csv"], BRIEF)
    assert (result.added, result.replaced, result.passages) == (0, 2, 3)
    assert set(refs(library_suggest(library, BRIEF, "t1.q1"))) == {"N-1", "N-2", "N-9"}
    assert refs(library_search(library, "legacy")) == ["N-9"]


def test_a_removed_document_is_gone_and_can_be_put_back(library: Path) -> None:
    (first, _) = library_list(library).documents
    assert library_remove(library, [first.id]) == (first.id,)
    assert refs(library_search(library, "paybill")) == []
    assert "N-1" not in refs(library_suggest(library, BRIEF, "t3.q9"))
    assert [one.id for one in library_list(library).removed] == [first.id]
    library_restore(library, [first.id])
    assert refs(library_search(library, "paybill")) == ["N-1"]
    with pytest.raises(Problem, match="no such document"):
        library_remove(library, ["d77"])


def test_a_removed_document_is_deleted_for_good_after_a_month(
    library: Path, tmp_path: Path
) -> None:
    library_remove(library, ["d1"], today=date(2024, 5, 1))
    more = write_csv(tmp_path / "more.csv", (HEADER, ("X", "Yarrow", "P", "", "", "", "A b c.")))
    library_add(library, [more], BRIEF, today=date(2024, 7, 1))
    assert library_list(library).removed == ()
    assert len(library_list(library).documents) == 2


def test_a_removed_document_can_be_added_again(library: Path, tmp_path: Path) -> None:
    library_remove(library, ["prior.csv"])
    assert library_add(library, [tmp_path / "prior.csv"], BRIEF).added == 2
    assert len(library_list(library).documents) == 2


def test_one_bad_file_never_stops_the_others(tmp_path: Path) -> None:
    bad = {
        "missing.csv": None,
        "notes.xls": b"x",
        "empty.csv": b"",
        "no-text.csv": b"ref,body\r\n1,hello\r\n",
        "no-rows.csv": b"ref,text\r\n",
        "binary.csv": bytes(range(256)) * 40,
        "cell.csv": b"text\n" + b"x" * 200_000,
        "line.csv": b"text" + b"," * 3_000_000,
    }
    for name, data in bad.items():
        if data is not None:
            (tmp_path / name).write_bytes(data)
    good = write_csv(tmp_path / "good.csv", (HEADER, *ROWS))
    result = library_add(tmp_path / "lib", [*(tmp_path / name for name in bad), good], BRIEF)
    assert result.added == 2
    assert [Path(one.path).name for one in result.skipped] == list(bad)
    assert all(one.why.endswith(".") for one in result.skipped)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-32"]
)
def test_a_csv_file_is_read_in_the_encoding_its_spreadsheet_chose(
    tmp_path: Path, encoding: str
) -> None:
    row = ("N-1", "Netherby", "Plan", "2024", "1", "", "We spent £3 million – a third more.")
    source = write_csv(tmp_path / "one.csv", (HEADER, row), encoding)
    library_add(tmp_path / "lib", [source], BRIEF)
    assert library_search(tmp_path / "lib", "third").passages[0].text == row[-1]


def test_rows_of_two_encodings_in_one_file_are_read_in_both(tmp_path: Path) -> None:
    source = tmp_path / "two.csv"
    many = "P,Wexcombe shares an office with many words.\n" * 3000
    utf8 = f"ref,text\nN-1,We spent £3 million – a third.\n{many}"
    source.write_bytes(utf8.encode() + "N-2,We saved £4 million – a fourth.\n".encode("cp1252"))
    library_add(tmp_path / "lib", [source], BRIEF)
    found = [library_search(tmp_path / "lib", one).passages[0] for one in ("third", "fourth")]
    assert [one.text for one in found] == [
        "We spent £3 million – a third.",
        "We saved £4 million – a fourth.",
    ]


def test_columns_may_stand_in_any_order_and_be_missing(tmp_path: Path) -> None:
    source = write_csv(
        tmp_path / "few.csv", (("Text", "Other", "REF"), ("One two three", "", "r"))
    )
    library_add(tmp_path / "lib", [source], BRIEF)
    passage = library_search(tmp_path / "lib", "two").passages[0]
    assert (passage.ref, passage.document, passage.theme) == ("r", "few", None)


def test_cancelling_keeps_the_files_before_and_nothing_of_the_one_in_hand(tmp_path: Path) -> None:
    first = write_csv(tmp_path / "a.csv", (HEADER, *ROWS))
    second = write_csv(
        tmp_path / "b.csv", (HEADER, *[("r", "X", "P", "", "", "", "a b c")] * 3000)
    )
    seen: list[tuple[int, int, str]] = []

    result = library_add(
        tmp_path / "lib",
        [first, second],
        BRIEF,
        progress=lambda *told: seen.append(told),
        cancelled=lambda: (1, 2, "b.csv, 1,000 passages so far") in seen,
    )
    assert result.cancelled
    assert seen[0] == (0, 2, "a.csv")
    assert result.added == 2
    assert sum(one.passages for one in library_list(tmp_path / "lib").documents) == 4


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among files")
def test_a_pipe_in_a_folder_is_named_and_not_waited_for(tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    folder.mkdir()
    os.mkfifo(folder / "last year.docx")
    added = library_add(tmp_path / "ours.planlibrary", [folder], BRIEF)
    assert [(Path(one.path).name, one.why) for one in added.skipped] == [
        ("last year.docx", "This is no file that can be read.")
    ]


def test_a_folder_is_added_with_the_documents_inside(tmp_path: Path) -> None:
    folder = tmp_path / "plans" / "2024"
    folder.mkdir(parents=True)
    write_csv(folder / "a.csv", (HEADER, *ROWS))
    (folder / "photo.png").write_bytes(b"x")
    text = "Netherby Borough Council\n\nProductivity plan, July 2024\n\nWe share one payroll team."
    (folder / "b.txt").write_text(text, encoding="utf-8")
    result = library_add(tmp_path / "lib", [tmp_path / "plans"], BRIEF)
    assert (result.added, result.skipped) == (3, ())
    listed = library_list(tmp_path / "lib").documents
    assert [(one.details.council, one.details.date) for one in listed][2] == (
        "Netherby Borough Council",
        "2024-07",
    )


def test_what_the_officer_says_of_a_document_is_kept_when_it_changes(tmp_path: Path) -> None:
    source = tmp_path / "plan.txt"
    source.write_text("Our plan for the year.\n\nWe share one payroll team.", encoding="utf-8")
    assert library_add(tmp_path / "lib", [source], BRIEF).proposed == ("d1",)
    (listed,) = library_list(tmp_path / "lib").documents
    assert listed.details.council == ""
    library_describe(tmp_path / "lib", "d1", Details("Netherby", "Plan", "2023", "plan", own=True))
    source.write_text("Our plan for the year.\n\nWe share two payroll teams.", encoding="utf-8")
    assert library_add(tmp_path / "lib", [source], BRIEF).proposed == ()  # nothing to confirm
    (listed,) = library_list(tmp_path / "lib").documents
    assert (listed.details.council, listed.details.date, listed.details.own) == (
        "Netherby",
        "2023",
        True,
    )


def test_two_windows_can_add_at_once(tmp_path: Path) -> None:
    library = tmp_path / "lib"
    sources = [
        write_csv(
            tmp_path / f"{n}.csv", (HEADER, *[(f"{n}", "C", f"P{n}", "", "", "", "a b c d")] * 50)
        )
        for n in range(6)
    ]
    threads = [
        threading.Thread(target=library_add, args=(library, sources[n::2], BRIEF))
        for n in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(library_list(library).documents) == 6


@pytest.mark.parametrize("content", [b"", b"not a library at all" * 100, b"SQLite format 3\0junk"])
def test_a_file_that_is_no_library_is_refused_and_not_touched(
    tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "notes.txt"
    file.write_bytes(content)
    with pytest.raises(Problem):
        library_search(file, "anything")
    assert file.read_bytes() == content


def test_a_library_that_is_not_there_is_a_clear_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no library here"):
        library_list(tmp_path / "none")
    with pytest.raises(Problem, match="folder"):
        library_list(tmp_path)
    assert not (tmp_path / "none").exists()


def read_all(library: Path) -> None:
    for _, question in BRIEF.questions():
        library_suggest(library, BRIEF, question.id, limit=50)
        library_search(library, question.label.replace("-", " "))
        library_overlaps(library, [("a", ROWS[0][-1] + " and of other things too")])


def test_a_damaged_library_is_rebuilt_from_its_documents(library: Path) -> None:
    data = bytearray(library.read_bytes())
    data[len(data) // 2 :] = b"\xff" * (len(data) - len(data) // 2)
    library.write_bytes(data)
    with pytest.raises(Problem, match="damaged"):
        read_all(library)
    result = library_rebuild(library, BRIEF)
    assert result.lost == () or result.list_lost
    assert Path(result.damaged).exists()
    if not result.list_lost:
        assert refs(library_suggest(library, BRIEF, "t3.q9"))[0] == "N-1"


@pytest.mark.parametrize("name", ["notes.txt", "notes.library"])
@pytest.mark.parametrize(
    "content",
    [
        b"Minutes of the harbour board",
        pack({"plan.json": b"{}"}),
        b"%PDF-1.7 \0",
        b"SQLite format 3\0" + bytes(52) + b"else" + bytes(4000),
    ],
    ids=["text", "plan", "pdf", "base of another program"],
)
def test_what_never_was_a_library_is_not_rebuilt_and_stays_as_it_is(
    name: str, content: bytes, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    link = tmp_path / "council.library"
    link.symlink_to(file)
    for one in (file, link):
        with pytest.raises(Problem, match="not a Planwright library"):
            library_rebuild(one, BRIEF)
    assert file.read_bytes() == content
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted((link.name, name))


def test_neither_a_pipe_nor_a_folder_nor_nothing_is_rebuilt(tmp_path: Path) -> None:
    (tmp_path / "folder.library").mkdir()
    (tmp_path / "empty.txt").touch()
    names = {"empty.txt": "not a Planwright library"} | {
        "folder.library": "a folder",
        "none.library": "no library here",
    }
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.library")
        names["pipe.library"] = "not a library"
    before = set(tmp_path.iterdir())
    for name, said in names.items():
        with pytest.raises(Problem, match=said):
            library_rebuild(tmp_path / name, BRIEF)
    assert set(tmp_path.iterdir()) == before


def test_a_library_is_rebuilt_whichever_part_of_its_beginning_was_damaged(library: Path) -> None:
    sound = library.read_bytes()
    no_mark, plain = bytes(100) + sound[100:], library.with_name("prior.db")
    plain.write_bytes(no_mark)
    for file, data in ((plain, no_mark), (library, bytes(9000)), (library, b"")):
        file.write_bytes(data)
        assert Path(library_rebuild(file, BRIEF).damaged).read_bytes() == data


def test_a_library_without_its_beginning_under_another_name_is_told_how_to_be_rebuilt(
    library: Path,
) -> None:
    lost = library.with_name("prior answers.bak")
    lost.write_bytes(bytes(9000))
    with pytest.raises(Problem, match="not a Planwright library") as told:
        library_rebuild(lost, BRIEF)
    assert "rename it so that it ends in “.library”" in told.value.then
    renamed = lost.rename(lost.with_suffix(".library"))
    assert Path(library_rebuild(renamed, BRIEF).damaged).read_bytes() == bytes(9000)
    text = library.with_name("notes.txt")
    text.write_text("Minutes of the harbour board")
    with pytest.raises(Problem) as told:
        library_rebuild(text, BRIEF)
    assert "rename" not in told.value.then


def test_a_link_to_a_library_still_leads_to_it_when_it_is_rebuilt(
    library: Path, tmp_path: Path
) -> None:
    link = tmp_path / "link.library"
    link.symlink_to(library)
    data = library.read_bytes()
    assert Path(library_rebuild(link, BRIEF).damaged).read_bytes() == data
    assert link.readlink() == library
    assert refs(library_suggest(link, BRIEF, "t3.q9"))[0] == "N-1"


def test_a_library_of_a_later_version_is_not_rebuilt_as_one_of_ours(library: Path) -> None:
    with contextlib.closing(sqlite3.connect(library)) as base:
        base.execute("PRAGMA user_version = 7")
    data = library.read_bytes()
    with pytest.raises(Problem, match="later version"):
        library_rebuild(library, BRIEF)
    assert library.read_bytes() == data
    assert [one.name for one in library.parent.glob("*damaged*")] == []


def test_rebuilding_says_which_documents_are_gone(library: Path, tmp_path: Path) -> None:
    (tmp_path / "prior.csv").unlink()
    result = library_rebuild(library, BRIEF)
    assert [Path(one).name for one in result.lost] == ["prior.csv"]


def test_a_new_profile_ranks_the_library_anew(library: Path) -> None:
    other = parse_brief(
        LETTER.read_text(encoding="utf-8").replace("facility time:6", "town centre:60"), "x"
    )
    assert refs(library_suggest(library, BRIEF, "t3.q9"))[0] == "N-1"
    assert refs(library_suggest(library, other, "t3.q9"))[0] == "W4"


def test_overlap_with_the_library_shows_both_sides(tmp_path: Path) -> None:
    first = "The board looks at every vacancy before a post may be filled again"
    second = "and it meets on the first Monday of each month in the old library."
    source = write_csv(
        tmp_path / "one.csv",
        (
            HEADER,
            ("a", "Netherby", "P", "2023", "", "", first),
            ("b", "Netherby", "P", "2023", "", "", second),
        ),
    )
    library_add(tmp_path / "lib", [source], BRIEF)
    plan = (
        f"In our council, the board looks at every vacancy before a post may be filled, {second}"
    )
    (found,) = library_overlaps(tmp_path / "lib", [("x", "Nothing here."), ("y", plan)])
    assert (found.here.part, found.there.ref, found.exact) == ("y", "a", False)
    assert found.here.text == plan.removeprefix("In our council, ")[:-1]
    assert found.there.text.split("\n") == [first, second[:-1]]
    assert not library_overlaps(tmp_path / "lib", [("y", plan)], letter=f"{first} {second}")


def test_a_run_that_goes_on_from_one_passage_into_the_next_is_found(tmp_path: Path) -> None:
    rows = [
        (str(n), "C", "P", "", "", "", text)
        for n, text in enumerate(
            ("We look at all posts", "that fall", "vacant in any month of the year")
        )
    ]
    source = write_csv(tmp_path / "one.csv", (HEADER, *rows))
    library_add(tmp_path / "lib", [source], BRIEF)
    (found,) = library_overlaps(
        tmp_path / "lib", [("p", "all posts that fall vacant in any month")]
    )
    assert found.words == 8


def test_what_a_plan_says_twice_names_both_places() -> None:
    twice = "the board looks at every vacancy before a post may be filled"
    (found,) = plan_overlaps(
        [("a", f"First, {twice}."), ("b", "Other."), ("c", f"Again: {twice}!")]
    )
    assert (found.here.part, found.there.part) == ("a", "c")
    assert found.here.text == found.there.text == twice


def test_text_that_partners_agreed_is_told_from_text_that_drifts_apart() -> None:
    agreed = "Our two councils share one team for payroll and one for the print room."
    drifts = "Each year we look at every contract above ten thousand pounds before it is renewed."
    theirs = drifts.replace("ten", "twenty")
    found = partner_overlaps([("a", agreed), ("b", drifts)], [("x", f"{agreed} {theirs}")])
    assert [(one.here.part, one.exact) for one in found] == [("a", True), ("b", False)]
    assert found[1].there.text == theirs[:-1]


def of_an_earlier_version(library: Path, *changes: str) -> None:
    """Give a library the tables that an earlier version might have had."""
    with contextlib.closing(sqlite3.connect(library)) as base:
        for change in changes:
            base.execute(change)
        base.commit()


def test_a_library_of_another_schema_is_made_anew_from_what_it_holds(
    library: Path, tmp_path: Path
) -> None:
    library_confirm(library, "W4", "t3.q9")
    before = library_list(library).documents
    (tmp_path / "prior.csv").unlink()  # nothing is lost where a document is gone
    of_an_earlier_version(
        library,
        "DROP TABLE fingerprint",
        "DROP TABLE standing",
        "DROP TABLE ranked",
        "ALTER TABLE document DROP COLUMN removed",
        "ALTER TABLE document DROP COLUMN own",
    )
    assert library_list(library).documents == before
    assert refs(library_suggest(library, BRIEF, "t3.q9"))[0] == "N-1"
    assert library_confirmed(library, "t3.q9") == {"W4": True}
    plan = [("x", ROWS[0][-1] + " " + ROWS[1][-1])]
    assert library_overlaps(library, plan)
    old = library.with_name("prior.library.earlier")
    assert old.exists()
    assert sorted(one.name for one in tmp_path.iterdir()) == [library.name, old.name]
    read_all(library)  # and is not made anew again
    assert not library.with_name("prior.library.earlier-2").exists()


def test_what_cannot_be_taken_over_is_left_as_it_is_and_said(library: Path) -> None:
    of_an_earlier_version(library, "ALTER TABLE passage RENAME COLUMN text TO body")
    data = library.read_bytes()
    with pytest.raises(Problem, match="another version") as caught:
        library_list(library)
    assert "again from its documents" in caught.value.then
    assert library.read_bytes() == data
    result = library_rebuild(library, BRIEF)
    assert result.lost == ()
    assert Path(result.damaged).read_bytes() == data
    assert refs(library_suggest(library, BRIEF, "t3.q9"))[0] == "N-1"


def test_a_library_of_this_version_is_opened_as_it_is(library: Path, tmp_path: Path) -> None:
    read_all(library)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["prior.csv", library.name]


@pytest.mark.parametrize(
    ("header", "named"),
    [
        ("ref,council (full name),text", "Column “council (full name)” was"),
        ('"Text","council, full name",Owner', "Columns “council, full name”, “owner” were"),
        ("text,ref,Text", "Column “text” was"),
    ],
)
def test_columns_that_a_library_does_not_keep_are_named(
    tmp_path: Path, header: str, named: str
) -> None:
    source = tmp_path / "one.csv"
    source.write_text(f"{header}\nOne pilot boat,two pilot boats,three pilot boats\n")
    (note,) = library_add(tmp_path / "lib", [source], BRIEF).notes
    assert note == f"one.csv: {named} left out: a library keeps {', '.join(HEADER)}."


def test_what_a_document_leaves_out_is_said_when_it_is_added(tmp_path: Path) -> None:
    source = tmp_path / "one.md"
    source.write_text("---\nauthor: A\n---\nWe share one pilot boat with Gullmouth.\n")
    added = library_add(tmp_path / "lib", [source], BRIEF)
    assert added.notes == ("one.md: Left out, since it stands above the text: author: A",)


def test_adding_a_long_document_tells_which_of_its_pages_is_read(tmp_path: Path) -> None:
    source = tmp_path / "long.pdf"
    words = "The harbour office shares one pilot boat with Gullmouth."
    source.write_bytes(pages(*(drawn([(72, 700, f"{words} {n}")]) for n in range(3))))
    told: list[str] = []
    library_add(
        tmp_path / "lib", [source], BRIEF, progress=lambda _done, _of, what: told.append(what)
    )
    assert [one for one in told if "page" in one and "passages" not in one] == [
        f"long.pdf, page {n} of 3" for n in (1, 2, 3)
    ]


def test_adding_stops_within_a_document_when_the_officer_says_so(tmp_path: Path) -> None:
    source = tmp_path / "long.pdf"
    source.write_bytes(pages(*(drawn([(72, 700, "One pilot boat is shared.")]) for _ in range(3))))
    told: list[str] = []
    added = library_add(
        tmp_path / "lib",
        [source],
        BRIEF,
        progress=lambda _done, _of, what: told.append(what),
        cancelled=lambda: any("page 1" in one for one in told),
    )
    assert (added.cancelled, added.passages) == (True, 0)
