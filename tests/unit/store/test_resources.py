"""What comes with the program is found, and a damaged brief says where it is damaged."""

from pathlib import Path

import pytest

from desktopapp.plan.problem import Problem
from desktopapp.store import resources
from desktopapp.store.resources import brief, brief_ids, briefs, read_resource, resource_path


def refusal(wanted: str | Path) -> Problem:
    with pytest.raises(Problem) as caught:
        brief(wanted)
    assert caught.value.where
    assert caught.value.safe
    assert caught.value.then
    return caught.value


def test_the_briefs_that_come_with_the_program_can_be_listed_and_opened() -> None:
    assert "productivity-2024" in brief_ids()
    assert [one.id for one in briefs()] == list(brief_ids())
    assert len(list(brief("productivity-2024").questions())) == 25


def test_an_unknown_brief_lists_those_there_are() -> None:
    assert "“productivity-2024”" in refusal("productivity-2025").what
    assert "“productivity-2024”" in refusal("../productivity-2024").what


def test_a_brief_can_be_a_file_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_bytes(b"\xef\xbb\xbf" + read_resource("briefs/productivity-2024.toml"))
    assert brief(file) == brief("productivity-2024")
    assert brief(str(file)) == brief("productivity-2024")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "the top of the file"),
        (b"id = ", "valid TOML"),
        (b'id = "a"\ntitle = 3', "title: expected text"),
        (b"\xff\xfe\0", "byte 1"),
        (b"#" * 4_000_001, "four million bytes"),
        (b"x = " + b"[" * 5000, "nested less deeply"),
        (b"x = " + b"1" * 5000, "fewer digits"),
    ],
)
def test_a_damaged_brief_says_file_place_and_what_was_expected(
    content: bytes, told: str, tmp_path: Path
) -> None:
    file = tmp_path / "ours.toml"
    file.write_bytes(content)
    problem = refusal(file)
    assert "“ours.toml”" in problem.what
    assert told in problem.what


def test_a_brief_that_is_not_there_says_so(tmp_path: Path) -> None:
    assert "There is no such file" in refusal(tmp_path / "ours.toml").what
    (tmp_path / "folder.toml").mkdir()
    assert "That is a folder" in refusal(tmp_path / "folder.toml").what


def test_a_missing_resource_asks_for_a_new_installation() -> None:
    with pytest.raises(Problem, match="install Planwright again"):
        read_resource("no/such/thing")


def test_an_installed_package_has_its_resources_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "desktopapp" / "resources" / "briefs"
    inside.mkdir(parents=True)
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "desktopapp/store/resources.py"))
    assert resource_path("briefs") == inside
