"""Settings: what was chosen comes back, and a damaged file never stops the start."""

from pathlib import Path

import pytest

from desktopapp.plan.problem import Problem
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
    chosen.put("palette", "dark")
    chosen.put("zoom", 1.5)
    chosen.put("spelling", value=True)
    chosen.put("words", ("Aldermere", "s151"))
    save_settings(chosen, file)
    found = load_settings(file)
    assert found.words("palette") == "dark"
    assert found.number("zoom", 1, 0.5, 4) == 1.5
    assert found.flag("spelling")
    assert found.many("words") == ("Aldermere", "s151")


def test_a_value_of_the_wrong_type_is_its_default() -> None:
    strange = Settings({"a": [1], "b": "x", "c": True, "d": float("nan"), "e": 10**400})
    assert strange.words("a", "light") == "light"
    assert strange.number("b", 1, 0, 4) == 1
    assert strange.number("c", 1, 0, 4) == 1
    assert strange.number("d", 1, 0, 4) == 1
    assert strange.number("e", 1, 0, 4) == 4
    assert not strange.flag("a")
    assert strange.many("a") == ()
    assert strange.many("b") == ()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff", b"[" * 100_000, b'{"a": 1' + b"0" * 5000 + b"}"]
)
def test_a_damaged_file_is_put_aside_and_the_start_goes_on(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    assert load_settings(file).values == {}
    assert (tmp_path / "settings.damaged.json").read_bytes() == content
    save_settings(Settings({"palette": "dark"}), file)
    assert load_settings(file).words("palette") == "dark"


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
