"""Pictures of every kind become plain ones in a PDF, and bring nothing of their past along."""

import io
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageOps
from PIL.PngImagePlugin import PngInfo

from desktopapp.documents.pdf.pictures import pixels_of
from desktopapp.layout.build import PictureItem, build
from desktopapp.layout.pictures import cleaned_picture, pixels, without_past
from desktopapp.plan.plan import Answer
from desktopapp.plan.problem import Problem
from desktopapp.plan.text import Picture
from tests import generated_plans


def _file(picture: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


@pytest.mark.parametrize(
    ("mode", "colour", "shown"),
    [
        ("RGB", (10, 20, 30), (10, 20, 30)),
        ("RGBA", (255, 0, 0, 0), (255, 255, 255)),
        ("RGBA", (255, 0, 0, 255), (255, 0, 0)),
        ("LA", (0, 0), (255, 255, 255)),
        ("L", 77, (77, 77, 77)),
        ("1", 1, (255, 255, 255)),
        ("I;16", 257 * 77, (77, 77, 77)),
    ],
)
def test_a_png_becomes_red_green_and_blue_on_white(
    mode: str, colour: int | tuple[int, ...], shown: tuple[int, ...]
) -> None:
    made = pixels_of("x", _file(Image.new(mode, (3, 2), colour), "PNG"), 100.0)
    assert (made.wide, made.high, made.packed) == (3, 2, True)
    assert tuple(made.data[:3]) == shown


def test_a_palette_with_a_clear_colour_becomes_white() -> None:
    picture = Image.new("P", (2, 2), 0)
    picture.putpalette([9, 9, 9, 200, 0, 0])
    made = pixels_of("x", _file(picture, "PNG", transparency=0), 100.0)
    assert tuple(made.data[:3]) == (255, 255, 255)


def test_a_photograph_in_printers_colours_becomes_red_green_and_blue() -> None:
    data = _file(Image.new("CMYK", (16, 16), (255, 0, 0, 0)), "JPEG")
    assert pixels(data) == (16, 16)
    made = pixels_of("x", data, 100.0)
    with Image.open(io.BytesIO(made.data)) as read:
        assert (read.mode, made.packed) == ("RGB", False)


def test_what_a_camera_wrote_into_a_photograph_is_left_behind() -> None:
    past = Image.Exif()
    past[0x010F] = "CANARY camera"
    past[0x9C9D] = "CANARY owner"
    data = _file(Image.new("RGB", (16, 16)), "JPEG", exif=past, comment=b"CANARY comment")
    assert b"CANARY" in data
    assert b"CANARY" not in pixels_of("x", data, 100.0).data


def test_a_picture_is_no_finer_than_paper_shows() -> None:
    made = pixels_of("x", _file(Image.new("RGB", (3000, 300)), "PNG"), 72.0)
    assert (made.wide, made.high) == (300, 30)


@pytest.mark.parametrize("size", [0, 4, 20, 40, 60])
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_damaged_picture_is_a_problem_that_names_it(kind: str, size: int) -> None:
    data = _file(Image.new("RGB", (64, 64)), kind)[:size]
    pixels(data)  # measures nothing, and raises nothing
    with pytest.raises(Problem, match=r"map\.png"):
        pixels_of("map.png", data, 100.0)


def test_a_drawing_of_another_kind_is_a_problem_that_says_what_to_do() -> None:
    with pytest.raises(Problem) as caught:
        pixels_of("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", 100.0)
    assert "PNG or JPEG" in caught.value.then


@pytest.mark.parametrize("progressive", [False, True])
def test_a_photograph_keeps_its_picture_and_none_of_its_past(progressive: bool) -> None:  # noqa: FBT001  # a parameter
    past = Image.Exif()
    past[0x010F] = "CANARY camera"
    photo = Image.effect_noise((64, 48), 60).convert("RGB")
    data = (
        _file(photo, "JPEG", exif=past, comment=b"CANARY comment", progressive=progressive)
        + b"CANARY behind the end"
    )
    plain = without_past(data)
    assert b"CANARY" not in plain
    with Image.open(io.BytesIO(plain)) as made, Image.open(io.BytesIO(data)) as before:
        assert made.tobytes() == before.tobytes()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_taken_on_its_side_is_turned_upright(orientation: int) -> None:
    past = Image.Exif()
    past[0x0112] = orientation
    past[0x010F] = "CANARY camera"
    photo = Image.new("RGB", (64, 32), "white")
    photo.paste("black", (0, 0, 16, 16))
    data = _file(photo, "JPEG", exif=past)
    plain = without_past(data)
    assert b"CANARY" not in plain
    assert pixels(plain) == ((64, 32) if orientation < 5 else (32, 64))
    with Image.open(io.BytesIO(plain)) as made, Image.open(io.BytesIO(data)) as before:
        upright = ImageOps.exif_transpose(before)
        assert dict(made.getexif()) == {}
        for place in ((4, 4), (made.width - 5, 4), (4, made.height - 5)):
            assert made.convert("L").getpixel(place) == pytest.approx(
                upright.convert("L").getpixel(place), abs=12
            )


def test_a_drawing_keeps_its_picture_and_none_of_its_past() -> None:
    notes = PngInfo()
    notes.add_text("Author", "CANARY author")
    notes.add_itxt("Comment", "CANARY comment", zip=False)
    drawing = Image.effect_noise((64, 48), 60).convert("P")
    data = _file(drawing, "PNG", pnginfo=notes, transparency=3) + b"CANARY behind the end"
    plain = without_past(data)
    assert b"CANARY" not in plain
    with Image.open(io.BytesIO(plain)) as made, Image.open(io.BytesIO(data)) as before:
        assert made.convert("RGBA").tobytes() == before.convert("RGBA").tobytes()


def test_a_moving_picture_keeps_its_pictures_and_no_words() -> None:
    frames = [Image.effect_noise((32, 24), spread).convert("P") for spread in (20, 60, 90)]
    data = _file(frames[0], "GIF", save_all=True, append_images=frames[1:], comment=b"CANARY one")
    data = data[:-1] + b"\x21\xff\x0bXMP DataXMP\x06CANARY\x00" + b";" + b"CANARY behind"
    plain = cleaned_picture(data)
    assert b"CANARY" in data
    assert b"CANARY" not in plain
    with Image.open(io.BytesIO(plain)) as made, Image.open(io.BytesIO(data)) as before:
        assert made.n_frames == 3
        for number in range(3):
            made.seek(number)
            before.seek(number)
            assert made.convert("RGB").tobytes() == before.convert("RGB").tobytes()


def test_notes_hidden_in_odd_places_of_a_photograph_go_and_its_colours_stay() -> None:
    """A small copy of the picture before it was cut, bytes between segments and between scans."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    photo = Image.effect_noise((64, 48), 60).convert("RGB")
    data = _file(photo, "JPEG", progressive=True, icc_profile=profile)
    thumb = b"CANARY small".ljust(3 * 4 * 4)
    small = b"\xff\xe0" + (16 + len(thumb)).to_bytes(2, "big") + data[6:18] + b"\4\4" + thumb
    note = b"\xff\xfe" + (2 + 12).to_bytes(2, "big") + b"CANARY note."
    scan = data.rindex(b"\xff\xc4")  # the tables of the last scan
    data = small[:0] + data[:2] + small + b"CANARY loose" + data[20:scan] + note + data[scan:]
    plain = cleaned_picture(data)
    assert b"CANARY" not in plain
    with Image.open(io.BytesIO(plain)) as made, Image.open(io.BytesIO(data)) as before:
        assert made.info["icc_profile"] == profile
        assert made.tobytes() == before.tobytes()


@pytest.mark.parametrize("data", [b"", b"RIFF....WEBP", b"II*\0 notes", b"\xff\xd8\xff\xe1\xff"])
def test_what_is_no_picture_that_is_known_is_not_called_bare(data: bytes) -> None:
    assert cleaned_picture(data) == b""
    assert without_past(data) == data


@example(cut=11, kind="JPEG")
@given(cut=st.integers(0, 3000), kind=st.sampled_from(["PNG", "JPEG"]))
def test_a_damaged_picture_is_neither_mended_nor_an_error(cut: int, kind: str) -> None:
    data = _file(Image.effect_noise((48, 48), 60), kind)[:cut]
    assert len(without_past(data)) <= len(data)
    pixels(data)


def test_no_writer_is_given_the_past_of_a_picture() -> None:
    past = Image.Exif()
    past[0x010F] = "CANARY camera"
    data = _file(Image.new("RGB", (16, 16)), "JPEG", exif=past)
    plan = generated_plans.plan(0)
    plan = replace(
        plan,
        council=replace(plan.council, logo="logo"),
        answers=(Answer("a1", "t1", ("q11",), (Picture("p", "photo", "A photograph"),)),),
        pictures={"logo": data, "photo": data},
    )
    held = [item.data for item in build(plan).items if isinstance(item, PictureItem)]
    assert len(held) == 2
    assert not any(b"CANARY" in one for one in held)


@given(noise=st.binary(max_size=80))
def test_damaged_notes_of_a_camera_are_cut_like_any_others(noise: bytes) -> None:
    note = b"Exif\0\0" + noise + b"CANARY"
    photo = _file(Image.new("RGB", (16, 16)), "JPEG")
    segment = b"\xff\xe1" + (len(note) + 2).to_bytes(2, "big") + note
    assert b"CANARY" not in without_past(photo[:2] + segment + photo[2:])
