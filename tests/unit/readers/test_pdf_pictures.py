"""Pictures of a PDF are not read, but that one was there is said at its place."""

import io

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from desktopapp.plan.text import plain_block
from desktopapp.readers.pdf import read_pdf
from tests.foreign_files import drawn, pdf, stream

FIRST = ["We lend boats to all who live in the harbours, and keep", "them in the sheds."]


def picture(shade: int = 0) -> ImageReader:
    return ImageReader(Image.new("RGB", (40 + shade, 30), (200, shade, 10)))


def read(*sheets: list[tuple[float, float, float, float]]) -> tuple[list[str], tuple[str, ...]]:
    """Read pages with two lines, such pictures, and two more lines."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(595, 842))
    for shade, boxes in enumerate(sheets):
        for n, line in enumerate(FIRST):
            canvas.drawString(72, 740 - 14 * n, line)
        canvas.drawString(72, 560, f"The map of page {shade} shows them all.")
        for box in boxes:
            canvas.drawImage(picture(shade), *box)
        canvas.showPage()
    canvas.save()
    reading = read_pdf(made.getvalue())
    return [plain_block(block) for block in reading.blocks], reading.notes


SAID = "1 picture was left out: [Picture] stands at its place."
FIRST_SAID = " ".join(FIRST)


def test_a_picture_is_said_between_the_texts_where_it_stands() -> None:
    blocks, notes = read([(72, 600, 200, 100)])
    assert blocks == [FIRST_SAID, "[Picture]", "The map of page 0 shows them all."]
    assert notes == (SAID,)


def test_a_picture_beside_a_sentence_stands_after_it() -> None:
    blocks, _ = read([(400, 690, 100, 44)])
    assert blocks[0] == FIRST_SAID
    assert "[Picture]" in blocks


def test_parts_of_one_picture_are_one() -> None:
    blocks, notes = read([(72, 650, 200, 50), (72, 600, 200, 50), (80, 610, 40, 40)])
    assert blocks.count("[Picture]") == 1
    assert notes == (SAID,)


@pytest.mark.parametrize(
    ("box", "notes"),
    [
        ((72, 650, 12, 12), ("1 small picture was left out: it may be an icon or a tick.",)),
        ((0, 0, 595, 842), ()),  # it lies behind the page
        ((72, 650, 3, 3), ()),
    ],
)
def test_small_pictures_are_counted_and_what_lies_behind_a_page_is_none(
    box: tuple[float, float, float, float], notes: tuple[str, ...]
) -> None:
    blocks, said = read([box])
    assert "[Picture]" not in blocks
    assert said == notes


def test_a_picture_that_many_pages_show_at_one_place_is_counted_once() -> None:
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(595, 842))
    logo = picture()
    for n in range(3):
        canvas.drawString(72, 700 - n, f"Page {n} of the plan says what we do.")
        canvas.drawImage(logo, 450, 770, 100, 50)
        canvas.showPage()
    canvas.save()
    reading = read_pdf(made.getvalue())
    assert "[Picture]" not in map(plain_block, reading.blocks)
    assert reading.notes == ("1 picture that stands on several pages was left out.",)


def test_different_pictures_at_one_place_of_many_pages_are_all_said() -> None:
    blocks, _ = read(*[[(72.0, 600.0, 200.0, 100.0)]] * 3)
    assert blocks.count("[Picture]") == 3


def test_a_picture_is_called_by_what_its_tag_says() -> None:
    drawing = drawn([(72, 700, "We lend boats.")])
    drawing += b"/Figure <</MCID 0>> BDC q 200 0 0 100 72 560 cm /I Do Q EMC\n"
    image = stream(
        b"\xff\x00\x00" * 4,
        "/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceRGB/BitsPerComponent 8",
    )
    data = pdf(
        "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 7 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/StructParents 0"
        "/Resources<</Font<</F 5 0 R>>/XObject<</I 6 0 R>>>>>>",
        stream(drawing),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        image,
        "<</Type/StructTreeRoot/K 8 0 R/ParentTree<</Nums[0[8 0 R]]>>>>",
        "<</Type/StructElem/S/Figure/P 7 0 R/Pg 3 0 R/K 0/Alt(A map of\nthe sheds)>>",
    )
    blocks = [plain_block(block) for block in read_pdf(data).blocks]
    assert blocks == ["We lend boats.", "[Picture: A map of the sheds]"]
