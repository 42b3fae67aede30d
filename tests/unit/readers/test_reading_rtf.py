"""Rich text is read whole, as Word and WordPad write it, and what stays out is counted."""

from pathlib import Path

import pytest

from desktopapp.plan.problem import Problem
from desktopapp.plan.text import Paragraph, Run, Table, plain, plain_runs
from desktopapp.readers.kinds import Kind
from desktopapp.readers.read import read
from desktopapp.readers.rtf import read_rtf
from desktopapp.readers.worker import understood
from tests.growth import MOST, growth
from tests.shapes import shapes_of

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Calibri;}{\f1\fcharset238 Arial CE;}"
    r"{\f2\fnil\fcharset2 Wingdings;}{\f3\froman\fcharset2 Symbol;}}"
    r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 heading 2;}}"
)


def rtf(body: str) -> bytes:
    return f"{HEAD}{body}}}".encode("latin-1")


def shapes(body: str) -> list[tuple[str, str]]:
    return shapes_of(read_rtf(rtf(body)).blocks)


def test_paragraphs_headings_and_formats() -> None:
    blocks = read_rtf(
        rtf(
            r"\pard\s1 Piers\par\pard\s2 East\par\pard We {\b lend \i four}\b0  boats\line to "
            r'{\field{\*\fldinst HYPERLINK "https://x.example/a"}{\fldrslt it}}.\par'
        )
    ).blocks
    assert shapes_of(blocks)[:2] == [("Heading1", "Piers"), ("Heading2", "East")]
    assert isinstance(blocks[2], Paragraph)
    assert blocks[2].runs == (
        Run("We "),
        Run("lend ", bold=True),
        Run("four", bold=True, italic=True),
        Run(" boats\nto "),
        Run("it", link="https://x.example/a"),
        Run("."),
    )


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"\'a37 caf\'e9", "£7 café"),
        (r"\u8217?s \uc2\u8211\'96\'96 so \uc0\u163 7", "’s – so £7"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"{\f1 \'e8\'ec}", "čě"),
        (r"\lquote so\rquote  \ldblquote it\rdblquote  \emdash  \{a\}\\", "‘so’ “it” — {a}\\"),
        (r"a\~b\_c\-d\tab e", "a\u00a0b-cd e"),
        (r"H{\sub 2}O, m{\super 2}, 10{\up6 6}", "H₂O, m², 10⁶"),
        ("split\r\n word", "split word"),
        (r"{\f2 \'fc} kept, {\f3\'b3} 95", "✓ kept, ≥ 95"),
        (r"{\f2 \u-3844?} kept", "✓ kept"),
        (r"seen{\super 1{\footnote \pard\plain by night}} by", "seen¹ (by night) by"),
        (r"{\upr{wrong}{\*\ud{right}}}", "right"),
        (r"kept {\*\nobodyknows gone}\nobodyknows7 too", "kept too"),
    ],
)
def test_letters_come_as_they_are_shown(source: str, words: str) -> None:
    assert [said for _, said in shapes(rf"\pard {source}\par")] == [words]


def test_lists_are_told_by_what_stands_before_their_items() -> None:
    assert shapes(
        r"{\listtext\'b7\tab}\pard\ls1 one\par{\listtext\'b7\tab}\pard\ls1\ilvl1 under\par"
        r"{\pntext 1.\tab}\pard first\par{\listtext Priority 2:\tab}\pard\ls2 homes\par"
    ) == [
        ("ListItem0", "one"),
        ("ListItem1", "under"),
        ("ListItem0#", "first"),
        ("Paragraph", "Priority 2: homes"),
    ]


def test_merged_cells_stand_in_their_columns() -> None:
    assert shapes(
        r"\trowd\clvmgf\cellx9\cellx29\pard\intbl Pier\cell Boats\cell\row"
        r"\trowd\clvmrg\cellx9\cellx19\cellx29\pard\intbl\cell 2023\cell 2024\cell\row"
        r"\trowd\cellx9\cellx19\cellx29\pard\intbl East\cell 4\par more\cell 7\cell\row"
        r"\trowd\clmgf\cellx9\clmrg\cellx19\cellx29\pard\intbl Both\cell\cell 9\cell\row"
        r"\pard After.\par"
    ) == [
        ("Table", "Pier\tBoats\t\n\t2023\t2024\nEast\t4\nmore\t7\nBoth\t\t9"),
        ("Paragraph", "After."),
    ]


def test_what_stays_out_is_counted() -> None:
    reading = read_rtf(
        rtf(
            r"{\info{\title Plan of Piers}}{\header \pard Draft\par}\pard We{\v  hidden} lend"
            r"{\deleted  gone}{\strike  struck}{\*\annotation Really?} boats{\footnote From June.}"
            r"{\*\shppict{\pict 89}}{\nonshppict{\pict 89}}{\shp{\*\shpinst{\sp{\sn a}{\sv b}}"
            r"{\shptxt\pard Boxed.\par}}}.\par"
        )
    )
    assert reading.title == "Plan of Piers"
    assert [words for _, words in shapes_of(reading.blocks)] == [
        "Boxed.",
        "We lend boats (From June.).",
    ]
    said = " ".join(reading.notes)
    for part in ("1 stretch of struck", "1 deletion", "1 stretch of hidden", "1 comment"):
        assert part in said
    for part in ("1 picture", "Headers and footers", "One footnote"):
        assert part in said


def test_rich_text_is_read_behind_closed_doors(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(rtf(r"\pard Dues: \'a37 {\f1 \'e8}\par"))
    assert shapes_of(read(tmp_path / "a.rtf").blocks) == [("Paragraph", "Dues: £7 č")]


@pytest.mark.parametrize("data", [b"plain words", b"{\\html x}", b"PK\x03\x04rest"])
def test_what_is_no_rich_text_is_said(data: bytes) -> None:
    with pytest.raises(Problem, match="not a rich text file"):
        understood(data, Kind.RICH)


@pytest.mark.parametrize(
    "part",
    [r"\par x", r"{\b x}", r"\'e9", r"\u233?", r"{\v x}", r"x\cell", r"x\cell\row ", "{}",
     r"\trowd\cellx9\clvmrg\cellx19\intbl x\cell y\cell\row "],
)  # fmt: skip
def test_four_times_the_text_takes_some_four_times_as_long(part: str) -> None:
    def work(source: str) -> None:
        read_rtf(source.encode("latin-1"))

    def made(size: int) -> str:
        return f"{HEAD} x{part * (size // len(part))}}}"

    assert growth(work, made, 4_000) < MOST


FIELD = r"{\field{\*\fldinst {FORM%s{\*\formfield{\fftype%d%s}}}}{\fldrslt %s}}"


@pytest.mark.parametrize(
    ("kind", "number", "holds", "result", "shown"),
    [
        ("CHECKBOX", 1, r"\ffres1\ffhps20{\*\ffname a}", "", "☒"),
        ("CHECKBOX", 1, r"\ffres25\ffdefres1", "", "☒"),
        ("CHECKBOX", 1, r"\ffres0\ffdefres1", "", "☐"),
        ("DROPDOWN", 2, r"\ffres1{\*\ffl Quay}{\*\ffl Slip}", "", "Slip"),
        ("DROPDOWN", 2, r"\ffres25\ffdefres0{\*\ffl Quay}{\*\ffl Slip}", "", "Quay"),
        ("TEXT", 0, r"{\*\ffdeftext Your name}", "Ola", "Ola"),
    ],
)
def test_what_a_field_of_a_form_holds_is_read(
    kind: str, number: int, holds: str, result: str, shown: str
) -> None:
    body = r"\pard Berth: " + FIELD % (kind, number, holds, result) + r" let\par"
    assert shapes(body) == [("Paragraph", f"Berth: {shown} let")]


def test_a_row_of_a_table_in_a_cell_is_one_line_of_it() -> None:
    ends = r"{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}"
    nested = r"\pard\intbl\itap2 %s\nestcell %s\nestcell" + ends
    inner = nested % ("Quay", "£3") + nested % ("Mill", "£4")
    row = (
        r"\trowd\cellx900\cellx4000\pard\intbl Depots\cell " + inner + r"\pard\intbl All\cell\row"
    )
    (table,) = read_rtf(("{\\rtf1 " + row + "}").encode("cp1252")).blocks
    assert isinstance(table, Table)
    assert [plain_runs(cell) for cell in table.rows[0]] == ["Depots", "Quay £3\nMill £4\nAll"]


def test_a_box_of_which_nothing_is_kept_stands_as_a_sign_and_is_counted() -> None:
    box = rb"{\rtf1 \pard{\field{\*\fldinst { FORMCHECKBOX }}{\fldrslt {}}} agreed\par}"
    reading = read_rtf(box)
    assert plain(reading.blocks) == "\ufffd agreed"
    assert reading.notes == ("One symbol could not be read: it stands as \ufffd.",)


@pytest.mark.parametrize(
    ("told", "shown", "notes"),
    [
        (r"SYMBOL 252 \\f Wingdings \\s 10", "Agreed ✓.", ()),
        (r"EQ \\f(1,2)", "Agreed 1/2.", ("One formula was read as plain text: check it.",)),
        (
            "AUTONUM ",
            "Agreed \ufffd.",
            ("One number that a field counts could not be read: it stands as \ufffd.",),
        ),
        ("PAGE", "Agreed .", ()),
    ],
)
@pytest.mark.parametrize("result", ["", r"{\fldrslt }", r"{\fldrslt {\b }}"])
def test_a_field_that_keeps_no_result_shows_what_its_instruction_says(
    told: str, shown: str, notes: tuple[str, ...], result: str
) -> None:
    field = r"{\field{\*\fldinst{" + told + "}}" + result + "}"
    reading = read_rtf((r"{\rtf1 \pard Agreed " + field + r".\par}").encode())
    assert plain(reading.blocks) == shown
    assert reading.notes == notes


def test_a_field_that_keeps_its_result_shows_that_alone() -> None:
    field = r"{\field{\*\fldinst{EQ \\f(1,2)}}{\fldrslt half}}"
    reading = read_rtf((r"{\rtf1 \pard Agreed by " + field + r".\par}").encode())
    assert plain(reading.blocks) == "Agreed by half."
    assert reading.notes == ()


def test_the_cells_of_a_table_in_a_footnote_are_apart() -> None:
    row = r"\trowd\cellx900\cellx1800\pard\intbl %s\cell %s\cell\row "
    note = rf"{{\footnote Rents:\par {row % ('Quay', '£3')}{row % ('Mill', '£4')}\pard in all}}"
    (block,) = read_rtf(rtf(rf"\pard They rose{note}.\par")).blocks
    assert plain((block,)) == "They rose (Rents: Quay £3 Mill £4 in all)."


@pytest.mark.parametrize(
    "within",
    [
        r"{\field{\*\fldinst HYPERLINK \"https://x.example/a\"}{\fldrslt the roll}}",
        r"{\shp{\*\shpinst{\sp{\sn posh}{\sv 2}}}}the roll",
    ],
)
def test_a_footnote_keeps_the_words_before_a_link_or_a_drawing(within: str) -> None:
    (block,) = read_rtf(rtf(rf"\pard Rents{{\footnote As in {within} of 2026}}.\par")).blocks
    assert plain((block,)) == "Rents (As in the roll of 2026)."


JAPANESE = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}{\f1\fcharset128 MS Mincho;}}"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"\pard Pier {\f1 \'8d\'60\'82\'cc} \'a37\par", "Pier 港の £7"),
        (r"\pard {\f1 \'83A\'83\'5c}\par", "アソ"),  # second halves that are letters and signs
        (r"\pard {\f1 \uc2\u28207\'8d\'60\uc1} a\par", "港 a"),
        (r"\pard {\f1 \'8d}b\par", "\ufffdb"),  # a half alone takes no other letter with it
    ],
)
def test_letters_of_two_bytes_are_read(source: str, words: str) -> None:
    assert plain(read_rtf(f"{JAPANESE}{source}}}".encode("ascii")).blocks) == words


def test_an_accent_beside_letters_of_two_bytes_is_read() -> None:
    source = JAPANESE.replace("1252", "932").replace(r"\f0 ", r"\f0\fcharset0 ")
    words = plain(read_rtf(rf"{source}\pard Caf\'e9 at\par}}".encode("ascii")).blocks)
    assert words == "Café at"
