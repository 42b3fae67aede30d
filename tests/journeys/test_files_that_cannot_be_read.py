"""Whatever file is named, a command says of it in the same words why it cannot be read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.console import Capture, Console

Command = Callable[[Path, Path], tuple[object, ...]]

COMMANDS: dict[str, Command] = {
    "answer": lambda plan, file: ("answer", plan, "t1.q1", file),
    "flags": lambda _plan, file: ("flags", file, "--council", "Wexcombe"),
    "draft": lambda plan, file: (
        *("library", "suggest", plan.with_suffix(".library"), "t1.q1", "--draft", file),
    ),
    "template": lambda plan, file: ("export", plan, "--to", plan.parent, "--template", file),
    "form": lambda plan, file: ("export", plan, "--to", plan.parent, "--report-form", file),
    "letter": lambda plan, file: ("export", plan, "--to", plan.parent, "--letter", file),
    "brief": lambda plan, file: (
        *("new", plan.with_name("other.planwright"), "--council", "Wexcombe", "--brief", file),
    ),
    "plan": lambda _plan, file: ("count", file),
    "other": lambda plan, file: ("merge", plan, file),
}


@pytest.fixture
def plan(tmp_path: Path, capsys: Capture) -> Path:
    path = tmp_path / "ours.planwright"
    Console(capsys)("new", path, "--council", "Wexcombe")
    return path


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_is_not_there_and_a_folder_are_named_with_the_reason(
    command: str, plan: Path, capsys: Capture
) -> None:
    say = Console(capsys)
    folder = plan.with_name("a folder.toml")
    folder.mkdir()
    for file, why in (
        (plan.with_name("gone.toml"), "There is no such file."),
        (folder, "That is a folder, not a file."),
    ):
        said = say(*COMMANDS[command](plan, file), code=1)["error"]
        assert said["what"] == f"“{file.name}” cannot be opened. {why}"
        assert (said["where"], said["safe"]) == (str(file), "Nothing was changed.")
        assert said["next"]
