"""What IT can decide: declared once, said in Group Policy and in the guide, and holding."""

import sys
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from desktopapp.operations import document_kinds
from desktopapp.operations.council_files import council_file
from desktopapp.operations.exporting import export
from desktopapp.plan.problem import Problem
from desktopapp.store import settings as settings_of
from desktopapp.store.choices import COUNCIL, LETTERS_FOLDER, SHARED_LIBRARIES, TEMPLATE
from desktopapp.store.policy import POLICIES, PolicyKind, is_decided, words_by_policy
from desktopapp.store.resources import read_resource, sample
from desktopapp.store.settings import Settings

ROOT = Path(__file__).parents[3]
TOP = Path.cwd().anchor


@pytest.fixture
def decided(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What IT has set: empty, to be filled."""
    found: dict[str, str] = {}
    monkeypatch.setattr("desktopapp.store.policy.policy", lambda *_: found)
    monkeypatch.setattr(document_kinds, "policy", lambda: found)
    return found


def test_what_is_set_holds_until_an_officer_chooses(decided: dict[str, str]) -> None:
    decided |= {"Council": " Sallow Town Council ", "LettersFolder": f"{TOP}srv/letters"}
    settings = Settings()
    assert settings.get(COUNCIL) == "Sallow Town Council"
    assert Path(settings.get(LETTERS_FOLDER)) == Path(f"{TOP}srv/letters")
    settings.put(COUNCIL, "Larkmoor")
    assert settings.get(COUNCIL) == "Larkmoor"
    assert not Settings().has(COUNCIL)


def test_to_choose_no_template_is_a_choice_too(decided: dict[str, str]) -> None:
    decided["Template"] = f"{TOP}srv/house.dotx"
    settings = Settings()
    assert council_file(settings, TEMPLATE) == Path(f"{TOP}srv/house.dotx")
    settings.put(TEMPLATE, "")
    assert council_file(settings, TEMPLATE) is None


def test_a_shared_library_stands_before_those_that_were_chosen(decided: dict[str, str]) -> None:
    settings = Settings()
    settings.put(SHARED_LIBRARIES, ("a", "b"))
    decided["SharedLibrary"] = library = str(Path(f"{TOP}srv/all.library"))
    assert settings.get(SHARED_LIBRARIES) == (library, "a", "b")
    settings.put(SHARED_LIBRARIES, (library, "a"))
    assert settings.get(SHARED_LIBRARIES) == (library, "a")


def test_a_path_that_is_not_whole_decides_nothing(decided: dict[str, str]) -> None:
    decided |= {"LettersFolder": "letters", "SharedLibrary": ".."}
    assert Settings().get(LETTERS_FOLDER) == ""
    assert Settings().get(SHARED_LIBRARIES) == ()
    assert words_by_policy("Council") == ""


def test_a_document_that_is_switched_off_is_neither_offered_nor_made(
    decided: dict[str, str], tmp_path: Path
) -> None:
    assert "email" in document_kinds.offered_documents()
    decided["NoEmailDraft"] = "1"
    assert "email" not in document_kinds.offered_documents()
    with pytest.raises(Problem, match="switched this off"):
        export(sample(), tmp_path / "out", ("email",), today=date(2026, 1, 1))
    assert not (tmp_path / "out").exists()
    made = export(sample(), tmp_path / "out", today=date(2026, 1, 1)).files
    assert made
    assert "email" not in [one.kind for one in made]


def test_group_policy_knows_each_of_them_with_its_words(tmp_path: Path) -> None:
    sys.path.insert(0, str(ROOT / "installers" / "parts"))
    try:
        import admx  # noqa: PLC0415  # a program of its own
    finally:
        sys.path.pop(0)
    admx.write(tmp_path)
    space = {"p": "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"}
    known = ET.parse(tmp_path / "planwright.admx").getroot()  # noqa: S314  # our own
    words = ET.parse(tmp_path / "en-GB" / "planwright.adml").getroot()  # noqa: S314  # our own
    strings = {one.get("id"): one.text for one in words.iterfind(".//p:string", space)}
    shown = {one.get("refId") for one in words.iterfind(".//p:textBox", space)}
    found = {one.get("name"): one for one in known.iterfind(".//p:policy", space)}
    assert set(found) == {one.name for one in POLICIES}
    for one in POLICIES:
        policy = found[one.name]
        assert policy.get("key") == r"Software\Policies\Planwright"
        assert strings[one.name] == one.title
        assert strings[f"{one.name}Words"] == one.words
        values = [each.get("valueName") for each in (policy, *policy.iterfind(".//p:text", space))]
        assert one.name in values
        assert (one.name in shown) is (one.kind is not PolicyKind.YES)


def test_the_guide_names_each_of_them() -> None:
    page = read_resource("help/for-it.md").decode()
    for one in POLICIES:
        assert f"`{one.name}`" in page, one.name
        assert one.words in " ".join(page.split()), one.name


def test_yes_is_said_in_several_ways(decided: dict[str, str]) -> None:
    for said in ("1", "yes", "TRUE", "on"):
        decided["RequireEncryption"] = said
        assert is_decided("RequireEncryption")
    assert not is_decided("NoEmailDraft")
    assert settings_of.Settings().get(COUNCIL) == ""
