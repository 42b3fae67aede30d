"""What IT decides: read where only an administrator writes, and nothing strange is believed."""

import json
import os
from pathlib import Path

import pytest

from desktopapp.store import settings
from desktopapp.store.policy import folder_by_policy, must_encrypt, path_by_policy, policy

READ_FROM_A_FILE = pytest.mark.skipif(
    os.name == "nt", reason="Windows reads policies from the registry"
)


@READ_FROM_A_FILE
def test_what_is_decided_is_read_and_the_rest_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "policy.json"
    file.write_text(json.dumps({"RecoveryFolder": "/srv", "RequireEncryption": 1, "Other": 2}))
    assert policy(file) == {"RecoveryFolder": "/srv", "RequireEncryption": "1"}
    assert must_encrypt(policy(file))
    assert not must_encrypt({})


@pytest.mark.parametrize("content", ["", "[]", "{", "[" * 99_999, "\0"])
def test_a_strange_policy_decides_nothing(content: str, tmp_path: Path) -> None:
    (tmp_path / "policy.json").write_text(content)
    assert policy(tmp_path / "policy.json") == {}
    assert policy(tmp_path / "none.json") == {}


def test_a_folder_for_recovery_may_name_the_officer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFICER", "anna")
    top = Path.cwd().anchor
    assert folder_by_policy({"RecoveryFolder": f"{top}srv/$OFFICER"}) == Path(f"{top}srv/anna")
    assert folder_by_policy({"RecoveryFolder": "relative"}) is None
    assert folder_by_policy({"RecoveryFolder": ""}) is None
    assert folder_by_policy({}) is None


@READ_FROM_A_FILE
def test_a_template_and_a_report_form_are_whole_paths(tmp_path: Path) -> None:
    file = tmp_path / "policy.json"
    file.write_text(json.dumps({"Template": "/srv/house.dotx", "ReportForm": "form.docx"}))
    decided = policy(file)
    assert path_by_policy("Template", decided) == Path("/srv/house.dotx")
    assert path_by_policy("ReportForm", decided) is None


def test_journals_copies_and_backups_go_where_it_was_decided(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(settings, "folder_by_policy", lambda: tmp_path)
    assert settings.recovery_folder() == tmp_path / "recovery"
    assert settings.journal_folder() == tmp_path / "journals"
    assert settings.backup_folder("abc") == tmp_path / "backups" / "abc"
    assert settings.local_folder() != tmp_path


def test_all_that_stays_on_this_computer_goes_where_it_was_decided(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(settings, "path_by_policy", {"LocalFolder": tmp_path}.get)
    assert settings.local_folder() == tmp_path
    assert settings.journal_folder() == tmp_path / "journals"
