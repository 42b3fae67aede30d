"""A plan in a council's own template: its look kept, nothing harmful taken along."""

import io
import zipfile
from copy import deepcopy

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from desktopapp.documents.template import adjusted
from desktopapp.documents.template_body import followed
from desktopapp.documents.to_docx import to_docx
from desktopapp.layout.build import build
from desktopapp.plan.plan import Appearance
from desktopapp.plan.problem import Problem
from desktopapp.store import resources
from tests import council_files, word_accessibility
from tests.sanitised import template_of

ENEMIES = (
    "canary",
    "vbaproject",
    "chunk",
    "attachedtemplate",
    "far.png",
    "python-docx",
    "thumbnail",
)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return {name: container.read(name) for name in container.namelist()}


def words(data: bytes) -> list[str]:
    body = docx.Document(io.BytesIO(data)).element.body
    return " ".join(one.text or "" for one in body.iter("{*}t")).split()


def in_template(data: bytes) -> bytes:
    return to_docx(build(resources.sample()), template=template_of(data))


@pytest.fixture(scope="module")
def house() -> bytes:
    return council_files.house()


@pytest.fixture(scope="module")
def written(house: bytes) -> bytes:
    return in_template(council_files.dotx(house))


def test_styles_are_found_by_name_and_headings_by_their_outline_level(house: bytes) -> None:
    template = template_of(house)
    assert template.mapping["Normal"] == "Normal"
    assert template.mapping["Heading 1"] == "Marlow Section 1"
    assert template.mapping["Heading 2"] == "Marlow Section 2"
    assert template.mapping["List Bullet"] == "List Bullet"
    assert "List Bullet 2" in template.missing
    assert "Marlow Section 2" in template.choices


def test_the_mapping_can_be_adjusted_and_unknown_names_are_passed_over(house: bytes) -> None:
    template = adjusted(
        template_of(house), {"Heading 1": "Title", "Heading 2": "No such", "Nothing": "Title"}
    )
    assert dict(template.mapping) == {"Heading 1": "Title"}
    found = docx.Document(io.BytesIO(to_docx(build(resources.sample()), template=template)))
    first = resources.sample().brief.themes[0].title
    styles = {one.text: one.style.name for one in found.paragraphs if one.style}
    assert styles[first] == "Title"
    names = [one.name.casefold() for one in found.styles]
    assert len(names) == len(set(names))
    assert "plan list bullet" in names  # ours is added beside the one that is not to be used


def test_every_word_of_the_plan_is_there_and_none_of_the_template(written: bytes) -> None:
    assert words(written) == words(to_docx(build(resources.sample())))


def test_headers_footers_logo_font_and_page_setup_are_the_councils(written: bytes) -> None:
    found = docx.Document(io.BytesIO(written))
    (section,) = found.sections
    assert section.first_page_footer.paragraphs[0].text == "Council Offices, Sluice Road"
    assert section.header.paragraphs[0].text == "Marlow Fen: later pages"
    assert round(section.left_margin.cm, 1) == 3
    assert found.styles["Normal"].font.name == "Liberation Serif"
    assert council_files.LOGO.read_bytes() in parts(written).values()
    headings = [one.text for one in found.paragraphs if one.style.name == "Marlow Section 1"]
    assert len(headings) >= 4


def test_themes_keep_their_numbers_and_lists_their_bullets(written: bytes) -> None:
    found = docx.Document(io.BytesIO(written))
    for name in ("Marlow Section 1", "List Number"):
        one = next((p for p in found.paragraphs if p.style.name == name and p.text), None)
        assert one is None or one._p.pPr.numPr is not None  # noqa: SLF001  # XML
    added = found.styles["List Bullet 2"]
    assert added.base_style.name == "Normal"


def test_a_template_that_numbers_its_headings_numbers_the_themes_alone() -> None:
    made = council_files.house_document()
    numbered = made.styles["List Number"].element.pPr.numPr
    for level in (1, 2):
        properties = made.styles[f"Marlow Section {level}"].element.pPr
        properties.insert(0, deepcopy(numbered))
    found = docx.Document(io.BytesIO(in_template(council_files.saved(made))))
    plan = resources.sample()
    titles = [plan.theme_title(theme.id) for theme in plan.brief.themes]
    own = {p.text: p._p.pPr.numPr for p in found.paragraphs if "Section" in p.style.name}  # noqa: SLF001  # XML
    assert all(own[title] is None for title in titles)  # the style's own number stands
    others = [number for text, number in own.items() if text not in titles]
    assert others
    assert all(number.numId.val == 0 for number in others)


def test_the_councils_logo_is_shown_once(house: bytes, written: bytes) -> None:
    assert len(docx.Document(io.BytesIO(written)).inline_shapes) == 0  # the header shows it
    made = docx.Document(io.BytesIO(house))
    made.sections[0].first_page_header.paragraphs[0].clear()
    bare = in_template(council_files.saved(made))
    assert len(docx.Document(io.BytesIO(bare)).inline_shapes) == 1


def test_words_own_rules_find_only_the_councils_colours(written: bytes) -> None:
    found = [one for one in word_accessibility.faults(written) if "contrast" not in one]
    assert not found
    assert b'w:val="en-US"' not in parts(written)["word/styles.xml"]


def test_the_counter_can_follow_the_templates_body_text(house: bytes) -> None:
    ours = Appearance()
    look = followed(ours, template_of(house))
    assert (look.font, look.size) == ("Liberation Serif", 11.5)
    assert look.margin == pytest.approx(85, abs=0.2)  # 3 cm
    made = council_files.house_document()
    fonts = made.styles["Normal"].element.rPr.rFonts
    fonts.attrib.clear()
    fonts.set(qn("w:asciiTheme"), "majorHAnsi")
    made.styles["Normal"].paragraph_format.line_spacing = Pt(23)
    look = followed(ours, template_of(council_files.saved(made)))
    assert look.font == "Calibri"  # the theme names this font
    assert look.spacing == 2.0


def test_the_same_plan_and_template_give_the_same_bytes(house: bytes) -> None:
    assert in_template(house) == in_template(house)


def test_macros_remote_templates_and_links_never_come_along(house: bytes) -> None:
    enemy = council_files.dotm(council_files.with_remote_parts(house))
    template = template_of(enemy)
    assert "Its macros were left behind." in template.notes
    assert "Its link to a template elsewhere was left behind." in template.notes
    assert any("other files or addresses" in note for note in template.notes)
    for name, data in parts(to_docx(build(resources.sample()), template=template)).items():
        found = (name.encode() + data).lower()
        assert not [one for one in ENEMIES if one.encode() in found], name


def test_fields_that_fetch_or_tell_become_text() -> None:
    made = council_files.house_document()
    header = made.sections[0].header.paragraphs[0]
    for instruction in ('INCLUDETEXT "//far/canary"', "USERNAME", "STYLEREF Title"):
        for run in council_files.field(instruction):
            header._p.append(run)  # noqa: SLF001  # XML that python-docx has no words for
    written = in_template(council_files.saved(made))
    (found,) = [data.decode() for data in parts(written).values() if b"later pages" in data]
    assert "INCLUDETEXT" not in found
    assert "result of includetext" in found
    assert "result of username" not in found
    assert "STYLEREF" in found


def test_pages_are_the_last_upright_ones_with_the_headers_they_inherit() -> None:
    made = council_files.house_document()
    council_files.second_section(made)
    (section,) = docx.Document(io.BytesIO(in_template(council_files.saved(made)))).sections
    assert section.page_height > section.page_width
    assert section.header.paragraphs[0].text == "Marlow Fen: later pages"


@pytest.mark.parametrize(
    ("enemy", "said"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office program"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        (b"PK\x03\x04 and no more", "damaged"),
        (b"{\\rtf1 text}", "not a Word document"),
    ],
)
def test_what_is_no_template_gets_clear_words(enemy: bytes, said: str) -> None:
    with pytest.raises(Problem, match=said) as raised:
        template_of(enemy)
    assert raised.value.then


def test_a_protected_or_tracked_template_gets_clear_words(house: bytes) -> None:
    with pytest.raises(Problem, match="protected against changes"):
        template_of(council_files.protected(house))
    with pytest.raises(Problem, match="tracked changes"):
        template_of(council_files.with_tracked_changes(house))


def test_a_document_without_styles_cannot_be_a_template(house: bytes) -> None:
    rels = council_files.part(house, "word/_rels/document.xml.rels").decode()
    bare = rels.replace("relationships/styles", "relationships/gone")
    with pytest.raises(Problem, match="no styles"):
        template_of(council_files.changed(house, {"word/_rels/document.xml.rels": bare.encode()}))


def test_a_bomb_a_doctype_and_a_cut_file_are_refused(house: bytes) -> None:
    bomb = council_files.changed(house, {"word/styles.xml": b"<w/>" + b" " * 30_000_000})
    doctype = council_files.changed(
        house, {"word/styles.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}
    )
    for enemy in (bomb, doctype, house[: len(house) // 2], house[100:]):
        with pytest.raises(Problem):
            template_of(enemy)
