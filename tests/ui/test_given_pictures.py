"""Logos and pictures, good and bad, given in the window: chosen, pasted, dropped, and printed."""

import io
import struct
import threading
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageCms
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from desktopapp.documents.pdf.pictures import pixels_of
from desktopapp.layout.pictures import without_past
from desktopapp.operations.exporting import export
from desktopapp.operations.pictures import picture_in
from desktopapp.plan.text import Picture, plain
from desktopapp.ui.forms.council_form import CouncilForm
from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.widgets import file_dialogs
from desktopapp.ui.workspace.plan_verbs import ask_picture
from tests.waiting import wait_until
from tests.window_desk import WindowDesk, press

COUNCIL = "Wyvern Vale District Council"
RED, GREEN = (200, 30, 40), (20, 160, 60)
Choose = Callable[[Path], None]


@pytest.fixture
def window(begun: WindowDesk) -> WindowDesk:
    """Return a window with a new plan, and the caret in its first answer."""
    wait_until(lambda: begun.is_open)
    begun.go("t1.q1", write=True)
    return begun


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Return a function that lets the system's dialog answer with a file."""

    def chosen(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))
        monkeypatch.setattr(file_dialogs, "ask_words", lambda *_, **__: "Our bridge")

    return chosen


def drawn(mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> Image.Image:
    """Return a picture whose left half is red and whose right half is green."""
    picture = Image.new("RGB", size, RED)
    picture.paste(GREEN, (size[0] // 2, 0, size[0], size[1]))
    return picture.convert(mode)


def saved(picture: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **more)  # type: ignore[arg-type]  # options of one kind
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG file."""
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))


def png(head: bytes, rows: bytes) -> bytes:
    """Return a PNG file by hand."""
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def bomb() -> bytes:
    """Return a small PNG file of 20,000 by 20,000 dots."""

    return png(struct.pack(">LLBBBBB", 20_000, 20_000, 8, 0, 0, 0, 0), bytes(20_001) * 200)


PNG = saved(drawn(), "PNG")
BAD = {
    "empty.png": (b"", "empty file"),
    "damaged.png": (PNG[:40] + b"\0" * 60 + PNG[100:], "damaged"),
    "cut.png": (PNG[: len(PNG) // 2], "damaged"),
    "cut.jpg": (saved(drawn(size=(400, 300)), "JPEG")[:900], "damaged"),
    "words.jpg": (b"no picture at all", "damaged"),
    "bomb.png": (bomb(), "20,000 by 20,000"),
    "heavy.png": (PNG + bytes(20_000_001), "20 megabytes"),
    "drawing.svg": (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
    "drawing.png": (b"\xef\xbb\xbf<svg/>", "SVG"),
    "scan.tif": (saved(drawn(), "TIFF"), "TIFF"),
    "phone.heic": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
    "web.webp": (b"RIFF\x24\0\0\0WEBPVP8 ", "WebP"),
    "old.bmp": (saved(drawn(), "BMP"), "BMP"),
    "plan.png": (b"%PDF-1.7", "PDF"),
}


def good() -> dict[str, bytes]:
    """Return pictures that are taken; in each, what was drawn must be seen upright."""
    turned = Image.Exif()
    turned[0x0112] = 6  # the camera was held on its side: to be turned a quarter to the right
    clear = drawn("RGBA")
    clear.putpixel((0, 0), (0, 0, 0, 0))
    deep = Image.frombytes("I;16", (60, 40), struct.pack("<H", 40_000) * 2400)
    frames = [drawn().quantize(), drawn().rotate(180).quantize()]
    return {
        "plain.png": PNG,
        "interlaced.png": interlaced(),
        "clear.png": saved(clear, "PNG"),
        "palette.png": saved(drawn().quantize(), "PNG"),
        "deep.png": saved(deep, "PNG"),
        "plain.jpg": saved(drawn(), "JPEG", quality=95),
        "press.jpg": saved(drawn("CMYK"), "JPEG", quality=95),
        "turned.jpg": saved(drawn().rotate(90, expand=True), "JPEG", quality=95, exif=turned),
        "wrong ending.png": saved(drawn(), "JPEG", quality=95),
        "moving.gif": saved(frames[0], "GIF", save_all=True, append_images=frames[1:]),
    }


def interlaced() -> bytes:
    """Return a picture in seven passes, as no writer here makes them: of one colour, by hand."""
    passes = ((8, 8, 0, 0), (8, 8, 4, 0), (4, 8, 0, 4), (4, 4, 2, 0), (2, 4, 0, 2), (2, 2, 1, 0))
    rows = b""
    for across, down, left, top in (*passes, (1, 2, 0, 1)):
        wide, high = -(-(60 - left) // across), -(-(40 - top) // down)
        rows += (b"\0" + bytes(RED) * wide) * high
    return png(struct.pack(">LLBBBBB", 60, 40, 8, 2, 0, 0, 1), rows)


def pictures(window: WindowDesk) -> list[Picture]:
    return [
        block
        for answer in window.plan.answers_to("t1.q1")
        for block in answer.text
        if isinstance(block, Picture)
    ]


def near(colour: object, wanted: tuple[int, int, int], most: int = 12) -> bool:
    return isinstance(colour, tuple) and all(
        abs(one - other) <= most for one, other in zip(colour, wanted, strict=False)
    )


@pytest.mark.parametrize("name", BAD)
def test_a_bad_picture_is_refused_in_words_and_nothing_is_lost(
    window: WindowDesk, choose: Choose, tmp_path: Path, name: str
) -> None:
    data, word = BAD[name]
    path = tmp_path / name
    path.write_bytes(data)
    window.write("Words before.")
    before = window.plan
    choose(path)
    ask_picture(window.work)
    said = window.news
    assert window.has_news
    assert name in said
    assert word in said
    assert "Nothing was changed." in window.more
    assert window.plan is before


@pytest.mark.parametrize("name", BAD)
def test_a_bad_logo_is_refused_in_the_form_and_the_one_before_stays(
    qtbot: QtBot, window: WindowDesk, choose: Choose, tmp_path: Path, name: str
) -> None:
    data, word = BAD[name]
    path = tmp_path / name
    path.write_bytes(data)
    form = CouncilForm(window.work)
    qtbot.addWidget(form)
    form.show()
    form.lines["short_name"].setText("Wyvern")
    choose(path)
    press(form, "Choose…")
    assert word in form.problem.text()
    assert form.problem.isVisible()
    assert form.lines["short_name"].text() == "Wyvern"
    form.agree()
    assert window.plan.council.logo == ""
    assert window.plan.council.short_name == "Wyvern"


def test_a_folder_and_a_file_that_vanished_are_said(
    window: WindowDesk, choose: Choose, tmp_path: Path
) -> None:
    for path, word in ((tmp_path, "folder"), (tmp_path / "gone.png", "no such file")):
        choose(path)
        ask_picture(window.work)
        assert word in window.news
    assert pictures(window) == []


@pytest.mark.parametrize("name", good())
def test_a_picture_that_is_taken_is_shown_upright_and_in_its_colours_everywhere(
    window: WindowDesk, choose: Choose, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(good()[name])
    choose(path)
    ask_picture(window.work)
    (picture,) = pictures(window)
    assert picture.alternative == "Our bridge"
    held = window.plan.pictures[picture.name]
    screen = QImage.fromData(held)
    assert (screen.width(), screen.height()) == (60, 40)
    paper = pixels_of(picture.name, without_past(held), 45)
    printed = (
        Image.frombytes("RGB", (paper.wide, paper.high), paper.data)
        if paper.packed
        else Image.open(io.BytesIO(paper.data))
    )
    web = Image.open(io.BytesIO(without_past(held)))
    assert web.mode != "CMYK"
    assert web.size == printed.size == (60, 40)
    if name not in {"deep.png", "interlaced.png"}:  # those are of one colour
        for shown in (printed, web.convert("RGB")):
            assert near(shown.getpixel((10, 20)), RED)
            assert near(shown.getpixel((50, 20)), GREEN)
    if name == "clear.png":
        assert printed.getpixel((0, 0)) == (255, 255, 255)
    made = export(window.plan, tmp_path / "out", ("submission", "appendix", "web"))
    assert len(made.files) >= 3
    assert made.checked


def test_colours_for_the_press_follow_their_own_profile(
    window: WindowDesk, choose: Choose, tmp_path: Path
) -> None:
    path = tmp_path / "press.jpg"
    path.write_bytes(saved(drawn("CMYK"), "JPEG", icc_profile=b"a damaged profile"))
    choose(path)
    ask_picture(window.work)
    assert "colours" in window.news
    (picture,) = pictures(window)
    assert Image.open(io.BytesIO(window.plan.pictures[picture.name])).mode == "RGB"
    assert ImageCms.core  # the profiles can be read here at all


def test_an_undo_takes_a_picture_out_again(
    window: WindowDesk, choose: Choose, tmp_path: Path
) -> None:
    path = tmp_path / "plain.png"
    path.write_bytes(PNG)
    choose(path)
    ask_picture(window.work)
    assert pictures(window)
    QTest.keyClick(window.editor(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not pictures(window)


def test_a_logo_is_kept_by_what_it_is_whatever_its_ending(
    qtbot: QtBot, window: WindowDesk, choose: Choose, tmp_path: Path
) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(good()["press.jpg"])
    form = CouncilForm(window.work)
    qtbot.addWidget(form)
    choose(path)
    form._choose_logo()  # noqa: SLF001  # the button is pressed above
    form.agree()
    assert window.plan.council.logo == "logo.jpg"
    made = export(window.plan, tmp_path / "out", ("submission", "appendix", "web"))
    assert made.checked


def paste(editor: AnswerEditor, data: QMimeData) -> None:
    QApplication.clipboard().setMimeData(data)
    QTest.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_picture_of_the_screen_is_pasted(window: WindowDesk) -> None:
    data = QMimeData()
    data.setImageData(QImage.fromData(PNG))
    paste(window.editor(), data)
    (picture,) = pictures(window)
    assert picture.alternative == ""
    assert not picture.decorative
    assert "Describe the picture" in window.news


def test_a_file_that_was_copied_is_not_pasted_as_its_path(
    window: WindowDesk, tmp_path: Path
) -> None:
    before = window.plan
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "secret name.docx"))])
    paste(window.editor(), data)
    window.editor().insertFromMimeData(data)
    assert window.plan is before
    assert "cannot be pasted" in window.news


def drop(editor: AnswerEditor, *files: Path) -> bool:
    """Drop files onto the text and tell whether it takes them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    event.ignore()
    editor.dropEvent(event)
    return event.isAccepted()


def test_dropped_pictures_go_in_and_bad_ones_are_said(window: WindowDesk, tmp_path: Path) -> None:
    fine, bad, other = (tmp_path / name for name in ("a.png", "b.png", "c.docx"))
    fine.write_bytes(PNG)
    bad.write_bytes(b"")
    assert drop(window.editor(), fine)
    assert len(pictures(window)) == 1
    assert drop(window.editor(), bad)
    assert "b.png" in window.news
    assert len(pictures(window)) == 1
    assert not drop(window.editor(), other)  # the window takes it


@pytest.mark.impatient
@pytest.mark.parametrize("comes_back", [False, True])
def test_a_dropped_picture_lands_in_the_answer_that_was_left_before_the_disk_answered(
    comes_back: bool,  # noqa: FBT001  # pytest gives it
    window: WindowDesk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answered = threading.Event()

    def read_late(path: Path) -> object:
        answered.wait(60)
        return picture_in(path)

    monkeypatch.setattr("desktopapp.operations.pictures.picture_in", read_late)
    file = tmp_path / "a.png"
    file.write_bytes(PNG)
    window.write("Our bridge.")
    assert drop(window.editor(), file)
    window.go("t2.q1", write=True)
    if comes_back:
        window.go("t1.q1", write=True)
        window.write(" It was mended.")
    answered.set()
    wait_until(lambda: pictures(window))
    words = plain(window.plan.answers_to("t1.q1")[0].text)
    assert "Our bridge." in words
    assert ("It was mended." in words) == comes_back
    assert "what it shows" in window.news
    assert window.work.where == ("t1.q1" if comes_back else "t2.q1")
    if comes_back:
        window.write(" Twice.")
        assert pictures(window)
        assert "Twice." in plain(window.plan.answers_to("t1.q1")[0].text)


def test_escape_closes_the_form_with_the_logo_as_it_was(window: WindowDesk, qtbot: QtBot) -> None:
    form = CouncilForm(window.work)
    qtbot.addWidget(form)
    form.show()
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert form.result() == QDialog.DialogCode.Rejected
    assert window.plan.council.logo == ""
