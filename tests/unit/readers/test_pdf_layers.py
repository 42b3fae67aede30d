"""Layers of PDFs: what is switched off is left out and counted."""

import pytest

from desktopapp.plan.text import plain_block
from desktopapp.readers.pdf import read_pdf
from desktopapp.readers.reading import Reading
from tests.foreign_files import pdf, stream

DRAWING = (
    "BT /F 11 Tf 1 0 0 1 72 700 Tm (Boats for all.) Tj ET "
    "/OC /One BDC BT /F 11 Tf 1 0 0 1 72 660 Tm (Boats for a few.) Tj ET EMC "
    "/OC /Two BDC BT /F 11 Tf 1 0 0 1 72 620 Tm (Docks for all.) Tj ET EMC"
)
SAID = ("4 words were left out, on layers that are switched off.",)


def layered(
    usual: str, one: str = "(Early)", two: str = "(Late)", *, apart: bool = False
) -> bytes:
    """Return a PDF with two layers, of which ``usual`` says what is shown."""
    layers = f"<</OCGs[6 0 R 7 0 R]/D {'9 0 R' if apart else usual}>>"
    return pdf(
        f"<</Type/Catalog/Pages 2 0 R/OCProperties {'8 0 R' if apart else layers}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<"
        "/Font<</F 5 0 R>>/Properties<</One 6 0 R/Two 7 0 R>>>>>>",
        stream(DRAWING.encode()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        f"<</Type/OCG/Name{one}>>",
        f"<</Type/OCG/Name {two}>>",
        layers,
        usual,
    )


def texts(reading: Reading) -> list[str]:
    return [plain_block(block) for block in reading.blocks]


@pytest.mark.parametrize("apart", [True, False])
@pytest.mark.parametrize("usual", ["<</OFF[6 0 R]>>", "<</BaseState/OFF/ON[7 0 R]>>"])
@pytest.mark.parametrize("name", ["(Early)", r"(Early \(one\))", "<FEFF00450061>"])
def test_what_is_drawn_on_a_layer_that_is_off_is_left_out_and_counted(
    usual: str, name: str, *, apart: bool
) -> None:
    reading = read_pdf(layered(usual, name, apart=apart))
    assert texts(reading) == ["Boats for all.", "Docks for all."]
    assert reading.notes == SAID


@pytest.mark.parametrize("usual", ["<</ON[6 0 R]>>", "<</Order[6 0 R 7 0 R]>>"])
def test_what_is_drawn_on_layers_that_are_shown_is_read(usual: str) -> None:
    reading = read_pdf(layered(usual))
    assert texts(reading) == ["Boats for all.", "Boats for a few.", "Docks for all."]
    assert reading.notes == ()


def test_a_layer_whose_name_is_shown_as_well_is_read() -> None:
    assert len(texts(read_pdf(layered("<</OFF[6 0 R]>>", "(Text)", "(Text)")))) == 3
