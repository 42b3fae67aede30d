"""Fonts by family name, read from their files and compared with another reader of fonts."""

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from desktopapp.documents.pdf.fonts import font_of, lacks
from desktopapp.layout import fonts
from desktopapp.layout.build import build
from desktopapp.layout.font_face import Face, FontError
from desktopapp.layout.fonts import family, spare_face
from desktopapp.layout.lines import lacking
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import Run
from tests import generated_plans

TEXT = "Wyvern Vale’s “plan” costs £1.4m – café, coöperation, 2023/24…"


@pytest.fixture
def only_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder that holds the only fonts there are."""
    monkeypatch.setattr(fonts, "folders", lambda: iter((tmp_path,)))
    fonts.forget_fonts()
    yield tmp_path
    monkeypatch.undo()
    fonts.forget_fonts()


def _faces() -> tuple[Face, Face, Face, Face]:
    return family("Liberation Sans").faces


def test_arial_or_a_family_of_the_same_widths_is_found() -> None:
    assert family("Arial").name in ("Arial", "Liberation Sans", "Arimo")
    assert family(" arial ").faces[0].width("plan", 12) == family("Arial").faces[0].width(
        "plan", 12
    )


def test_a_family_has_its_four_faces() -> None:
    plain, bold, italic, both = _faces()
    assert len({face.path for face in (plain, bold, italic, both)}) == 4
    assert (both.bold, both.italic) == (True, True)


def test_widths_are_those_another_reader_finds() -> None:
    for face in _faces():
        other = TTFontFile(str(face.path))
        for character in TEXT:
            assert face.width(character, 1000) == pytest.approx(
                other.charWidths[ord(character)], abs=0.6
            )


def test_a_family_that_is_absent_is_named() -> None:
    with pytest.raises(Problem, match="Nowhere Sans") as caught:
        family("Nowhere Sans")
    assert caught.value.then


def test_a_character_the_font_lacks_is_drawn_by_another_or_reported() -> None:
    document = build(generated_plans.plan(0))
    style = document.styles.body
    assert lacking((Run(TEXT),), style, "Liberation Sans") == []
    assert lacking((Run("a \ue123 b"),), style, "Liberation Sans") == ["\ue123"]


def test_text_that_runs_right_to_left_is_reported_even_where_the_font_has_it() -> None:
    alef = "\u05d0"
    having = next((one for one in fonts.families() if family(one).faces[0].glyph(alef)), "")
    if not having:
        pytest.skip("no font here has Hebrew letters")
    style = build(generated_plans.plan(0)).styles.body
    assert lacking((Run(f"a {alef} b"),), style, having) == [alef]
    assert spare_face(alef, bold=False, italic=False) is None


SOUND = _faces()[0].path


def test_a_damaged_font_is_passed_over(only_fonts: Path) -> None:
    sound = SOUND.read_bytes()
    for n, size in enumerate((0, 3, 11, 40, 200, 5000, 60_000)):
        (only_fonts / f"LiberationSans-{n}.ttf").write_bytes(sound[:size])
    (only_fonts / "LiberationSans-whole.ttf").write_bytes(sound)
    assert family("Liberation Sans").faces[0].path.name == "LiberationSans-whole.ttf"


def test_a_font_that_may_not_be_embedded_is_not_used(only_fonts: Path) -> None:
    data = bytearray(SOUND.read_bytes())
    (count,) = struct.unpack_from(">H", data, 4)
    for n in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * n)
        if tag == b"OS/2":
            struct.pack_into(">H", data, offset + 8, 2)
    (only_fonts / "LiberationSans-Regular.ttf").write_bytes(bytes(data))
    with pytest.raises(Problem, match="Liberation Sans"):
        family("Liberation Sans")


def test_what_is_no_font_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.ttf"
    path.write_bytes(b"no font at all, but long enough to look at")
    with pytest.raises(FontError):
        Face(path, 0, "x", bold=False, italic=False)


def test_a_font_that_reportlab_cannot_read_is_named(tmp_path: Path) -> None:
    face = _faces()[0]
    path = tmp_path / "cut.ttf"
    path.write_bytes(face.path.read_bytes())
    copy = Face(path, 0, "Cut Sans", bold=False, italic=False)
    path.write_bytes(face.path.read_bytes()[:2000])
    with pytest.raises(Problem, match="Cut Sans"):
        font_of(copy)


def test_a_character_that_no_pdf_can_show_is_told() -> None:
    face = _faces()[0]
    assert lacks(face, TEXT) == ""
    assert lacks(face, "plan \ue123") == "\ue123"


def test_the_families_to_choose_from_can_all_be_used() -> None:
    names = fonts.families()
    assert "Liberation Sans" in names
    assert list(names) == sorted(names, key=str.lower)
    for name in names:
        assert family(name).faces[0].width("plan", 12) > 0
