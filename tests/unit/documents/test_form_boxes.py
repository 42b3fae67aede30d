"""Boxes to tick in report forms, in every way that Word has had of making them."""

import pytest

from desktopapp.documents.form.boxes import tick
from desktopapp.documents.word.file import elements
from desktopapp.readers.word_parts import value

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
CONTROL = (
    f'<w:sdt {W14}><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
)
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/>'
    '<w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar></w:r>'
)
SYMBOL = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
SIGN = "<w:r><w:t>☐</w:t></w:r>"
BOXES = {"control": CONTROL, "field": FIELD, "symbol": SYMBOL, "sign": SIGN}


def words(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve"> {text} </w:t></w:r>'


def ticked(cell: object) -> list[bool]:
    """Return for each box of a cell whether it is ticked."""
    found = []
    for one in cell.iter("{*}checked", "{*}checkBox", "{*}sym", "{*}t"):  # type: ignore[attr-defined]  # XML
        name = one.tag.rpartition("}")[2]
        if name == "checked" and "2010" in one.tag:
            found.append(value(one) == "1")
        elif name == "checkBox":
            found.append(one.find("{*}checked") is not None)
        elif name == "sym":
            found.append(value(one, "char") == "F0FE")
        elif name == "t" and not any("sdt" in str(up.tag) for up in one.iterancestors()):
            found += [sign == "☒" for sign in one.text or "" if sign in "☐☒"]
    return found


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
@pytest.mark.parametrize(
    ("answer", "wanted"),
    [("Yes", [True, False]), ("No", [False, True]), ("no - see below", [False, True])],
)
def test_the_box_beside_the_answers_word_is_ticked(
    box: str, answer: str, wanted: list[bool]
) -> None:
    for inside in (
        box + words("Yes") + box + words("No"),
        words("Yes:") + box + words("No:") + box,
    ):
        (cell,) = elements(f"<w:tc><w:p>{inside}</w:p></w:tc>")
        assert tick(cell, answer)
        assert ticked(cell) == wanted


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_a_lone_box_is_ticked_for_yes_and_left_for_no(box: str) -> None:
    for answer, wanted in (("yes", True), ("No", False)):
        (cell,) = elements(f"<w:tc><w:p>{box}</w:p></w:tc>")
        assert tick(cell, answer)
        assert ticked(cell) == [wanted]


def test_an_answer_that_no_box_stands_for_ticks_none() -> None:
    (cell,) = elements(f"<w:tc><w:p>{SIGN}{words('Yes')}{SIGN}{words('No')}</w:p></w:tc>")
    assert not tick(cell, "Exempt")
    assert ticked(cell) == [False, False]
    (cell,) = elements(f"<w:tc><w:p>{words('Yes')}</w:p></w:tc>")
    assert not tick(cell, "Yes")


@pytest.mark.parametrize(("other", "wanted"), [("N/A", [False, False, True]), ("", [False, True])])
def test_what_does_not_apply_ticks_the_box_that_says_so_or_else_no(
    other: str, wanted: list[bool]
) -> None:
    said = "".join(SIGN + words(one) for one in ("Yes", "No", other) if one)
    (cell,) = elements(f"<w:tc><w:p>{said}</w:p></w:tc>")
    assert tick(cell, "Does not apply")
    assert ticked(cell) == wanted
