"""Settings: what was chosen comes back, and a damaged file never stops the start."""

from pathlib import Path
from typing import Any

import pytest

from desktopapp.plan.problem import Problem
from desktopapp.store import choices
from desktopapp.store import settings as module
from desktopapp.store.settings import (
    Settings,
    load_settings,
    local_folder,
    recovery_folder,
    save_settings,
    settings_file,
    settings_folder,
)


def test_what_was_chosen_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "made" / "settings.json"
    chosen = Settings()
    chosen.put(choices.PALETTE, "dark")
    chosen.put(choices.TEXT_SIZE, 115)
    chosen.put(choices.SPELLING, value=False)
    chosen.put(choices.OWN_WORDS, ("Aldermere", "s151"))
    chosen.put(choices.mapping_of("a" * 64), {"Title": "Heading 1"})
    save_settings(chosen, file)
    found = load_settings(file)
    assert found.get(choices.PALETTE) == "dark"
    assert found.get(choices.TEXT_SIZE) == 115
    assert not found.get(choices.SPELLING)
    assert found.get(choices.OWN_WORDS) == ("Aldermere", "s151")
    assert found.get(choices.mapping_of("a" * 64)) == {"Title": "Heading 1"}


ALL = [one for one in vars(choices).values() if isinstance(one, choices.Setting)]


@pytest.mark.parametrize("setting", ALL, ids=lambda one: one.name)
def test_what_a_setting_cannot_be_is_its_default(setting: choices.Setting[Any]) -> None:
    kinds: list[object] = [None, "x", [1], True, float("nan"), {"a": 1}, 10**400]
    for value in kinds:
        found = Settings({setting.name: value}).get(setting)
        assert type(found) is type(setting.default) or isinstance(found, int | float | dict)
        if isinstance(value, type(setting.default)):
            continue
        if not isinstance(value, list | dict | int):
            assert found == setting.default


def test_a_number_stays_within_its_limits() -> None:
    assert Settings({"text size": 10**400}).get(choices.TEXT_SIZE) == 200
    assert Settings({"text size": -1}).get(choices.TEXT_SIZE) == 80
    assert Settings({"text size": True}).get(choices.TEXT_SIZE) == 100


def test_no_two_settings_have_one_name() -> None:
    names = [one.name for one in ALL]
    assert len(names) == len(set(names)) > 10


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff", b"[" * 100_000, b'{"a": 1' + b"0" * 5000 + b"}"]
)
def test_a_damaged_file_is_put_aside_and_the_start_goes_on(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    assert load_settings(file).values == {}
    assert (tmp_path / "settings.damaged.json").read_bytes() == content
    save_settings(Settings({"palette": "dark"}), file)
    assert load_settings(file).get(choices.PALETTE) == "dark"


def test_what_two_windows_choose_is_kept_of_both(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    first = Settings()
    first.put(choices.OWN_WORDS, ("Sallow",))
    first.put(choices.SPELLING, value=False)
    save_settings(first, file)
    one, other = load_settings(file), load_settings(file)
    one.put(choices.OWN_WORDS, ("Sallow", "Wyvernshire"))
    one.put(choices.PALETTE, "dark")
    save_settings(one, file)
    other.put(choices.OWN_WORDS, ("Sallow", "Marlowton"))
    other.put(choices.mapping_of("a" * 64), {"Title": "Heading 1"})
    save_settings(other, file)
    found = load_settings(file)
    assert sorted(found.get(choices.OWN_WORDS)) == ["Marlowton", "Sallow", "Wyvernshire"]
    assert found.get(choices.PALETTE) == "dark"
    assert not found.get(choices.SPELLING)
    assert found.get(choices.mapping_of("a" * 64)) == {"Title": "Heading 1"}


def test_what_one_window_takes_back_stays_out(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    first = Settings()
    first.put(choices.SHARED_LIBRARIES, ("/a", "/b"))
    save_settings(first, file)
    one, other = load_settings(file), load_settings(file)
    one.put(choices.SHARED_LIBRARIES, ("/b",))
    save_settings(one, file)
    other.put(choices.PALETTE, "dark")
    save_settings(other, file)
    assert load_settings(file).get(choices.SHARED_LIBRARIES) == ("/b",)
    again = load_settings(file)
    again.put(choices.SHARED_LIBRARIES, ())
    written = again.as_they_are()
    save_settings(written, file)
    again.saved(written)
    again.put(choices.SHARED_LIBRARIES, ("/c",))
    save_settings(again, file)
    assert load_settings(file).get(choices.SHARED_LIBRARIES) == ("/c",)


def test_a_first_start_has_no_settings(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "no" / "settings.json").values == {}
    assert load_settings(tmp_path).values == {}


def test_the_plan_opened_last_is_the_first_of_the_recent_ones() -> None:
    chosen = Settings()
    for n in range(20):
        chosen.add_recent(Path(f"/plans/{n}.planwright"))
    chosen.add_recent(Path("/plans/15.planwright"))
    assert chosen.recent[:2] == (Path("/plans/15.planwright"), Path("/plans/19.planwright"))
    assert len(chosen.recent) == len(set(chosen.recent)) == 12


def test_settings_that_cannot_be_kept_say_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Problem, match="could not be made"):
        save_settings(Settings(), tmp_path / "file" / "settings.json")


def test_each_system_has_its_own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.delenv("PLANWRIGHT_HOME", raising=False)
    monkeypatch.setattr(module.sys, "platform", "linux")
    assert settings_folder() == tmp_path / "XDG_CONFIG_HOME" / "planwright"
    assert local_folder() == tmp_path / "XDG_STATE_HOME" / "planwright"
    monkeypatch.setattr(module, "path_by_policy", {}.get)  # no registry is here to be looked into
    monkeypatch.setattr(module.sys, "platform", "win32")
    assert settings_folder() == tmp_path / "APPDATA" / "Planwright"
    assert local_folder() == tmp_path / "LOCALAPPDATA" / "Planwright"
    monkeypatch.setenv("PLANWRIGHT_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(module.sys, "platform", "linux")  # Windows would look into its registry
    assert settings_file() == tmp_path / "home" / "settings" / "settings.json"
    assert recovery_folder() == tmp_path / "home" / "local" / "recovery"
