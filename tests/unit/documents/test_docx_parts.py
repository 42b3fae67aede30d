"""A Word file brings nothing along that is not the council's."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from desktopapp.documents.to_docx import to_docx
from desktopapp.layout.build import build
from desktopapp.layout.pages import lay_out
from desktopapp.layout.style import styles
from desktopapp.store import resources
from tests import generated_plans

CANARIES = ("python-docx", "planwright", "desktopapp", "thumbnail", "theme/", "/home/", "\\users")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return {name: container.read(name) for name in container.namelist()}


@pytest.fixture(scope="module")
def sample() -> bytes:
    return to_docx(build(resources.sample()))


def test_the_same_plan_gives_the_same_bytes() -> None:
    plan = generated_plans.plan(5)
    assert to_docx(build(plan)) == to_docx(build(plan))


def test_no_part_names_a_tool_a_person_a_machine_or_a_time(
    sample: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("USER", "LOGNAME", "USERNAME", "COMPUTERNAME"):
        monkeypatch.setenv(name, "canary-in-a-mine")
    for name, data in {**parts(sample), **parts(to_docx(build(resources.sample())))}.items():
        found = (name.encode() + data).lower()
        assert not [one for one in (*CANARIES, "canary-in") if one.encode() in found], name
    core = docx.Document(io.BytesIO(sample)).core_properties
    assert core.created is None
    assert core.modified is None


def test_the_council_is_the_author_and_the_title_is_the_plans(sample: bytes) -> None:
    plan = resources.sample()
    core = docx.Document(io.BytesIO(sample)).core_properties
    assert (core.title, core.author, core.last_modified_by, core.language) == (
        plan.title,
        plan.council.name,
        plan.council.name,
        "en-GB",
    )


def test_every_language_is_british_and_no_letter_is_kerned(sample: bytes) -> None:
    made = parts(sample)["word/styles.xml"].decode()
    assert 'w:lang w:val="en-GB"' in made
    assert '<w:kern w:val="0"/>' in made
    assert "asciiTheme" not in made
    assert "en-US" not in "".join(data.decode(errors="ignore") for data in parts(sample).values())


def test_the_footer_counts_the_pages_as_the_layout_does(sample: bytes) -> None:
    footer = parts(sample)["word/footer1.xml"].decode()
    pages = lay_out(build(resources.sample())).counted
    assert "PAGE " in footer
    assert (
        'NUMPAGES </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r>'
        in (footer)
    )
    assert f">{pages}</w:t>" in footer


def test_a_style_in_word_is_as_large_and_as_high_as_in_the_layout() -> None:
    plan = resources.sample()
    for size in (11.0, 12.0, 14.0):
        appearance = replace(plan.appearance, size=size)
        wanted = styles(appearance)
        found = docx.Document(io.BytesIO(to_docx(build(replace(plan, appearance=appearance)))))
        for style in (wanted.body, wanted.title, wanted.theme, *wanted.bullets, *wanted.numbers):
            in_word = found.styles[style.name]
            line = in_word.element.find(f".//{qn('w:spacing')}")
            assert in_word.font.size.pt == style.size
            assert int(line.get(qn("w:line"))) == round(style.line * 20)
            assert line.get(qn("w:lineRule")) == "exact"


def test_an_uncounted_cover_is_a_section_without_a_footer() -> None:
    plan = resources.sample()
    cover = replace(plan.appearance, cover_page=True, cover_counted=False)
    document = build(replace(plan, appearance=cover))
    found = docx.Document(io.BytesIO(to_docx(document)))
    first, second = found.sections
    assert [len(one.footer._sectPr.footerReference_lst) for one in (first, second)] == [0, 1]  # noqa: SLF001
    assert second._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"  # noqa: SLF001  # XML
