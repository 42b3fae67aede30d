"""Templates in the shapes that Word itself makes."""

import io
import zipfile

import docx

from desktopapp.documents.to_docx import to_docx
from desktopapp.layout.build import build
from desktopapp.store import resources
from tests import council_files, word_made
from tests.sanitised import template_of


def written(template: bytes) -> bytes:
    return to_docx(build(resources.sample()), template=template_of(template))


def test_a_theme_with_a_picture_is_no_damage() -> None:
    with zipfile.ZipFile(io.BytesIO(written(word_made.template_with_controls()))) as container:
        pictures = [name for name in container.namelist() if "media" in name]
        assert council_files.LOGO.read_bytes() in [container.read(name) for name in pictures]


def test_controls_in_a_header_name_the_plan_and_the_council_and_prompt_nobody() -> None:
    plan = resources.sample()
    found = docx.Document(io.BytesIO(written(word_made.template_with_controls())))
    header = found.sections[0].header.paragraphs[0]._p  # noqa: SLF001  # XML
    said = [one.text or "" for one in header.iter("{*}t")]
    assert said[-4:] == [plan.title, plan.council.name, "", "Dry feet for all"]
    assert not list(header.iter("{*}showingPlcHdr"))


def test_lists_that_the_template_lacks_have_the_size_of_its_own_text() -> None:
    found = docx.Document(io.BytesIO(written(word_made.template_with_controls())))
    added = found.styles["List Number"]
    assert added.font.size is None  # that of the style it is based on
    assert added.paragraph_format.line_spacing is None
    assert added.base_style.font.size.pt == 9


def test_headings_that_the_template_lacks_go_with_the_size_of_its_own_text() -> None:
    made = docx.Document(io.BytesIO(word_made.template_with_controls()))
    for name in ("Title", "Heading 3"):
        made.styles[name].element.getparent().remove(made.styles[name].element)
    template = template_of(council_files.saved(made))
    assert {"Title", "Heading 3"} <= set(template.missing)
    found = docx.Document(io.BytesIO(to_docx(build(resources.sample()), template=template)))
    assert found.styles["Title"].font.size.pt == 15  # 20 for text of 12 points
    assert found.styles["Heading 3"].font.size.pt == 9
