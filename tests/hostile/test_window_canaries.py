"""Foreign words are never drawn as HTML: the files and servers they name are never opened."""

from pathlib import Path

from tests.hostile.window_canaries import COMMANDS, a_canary, careless, poisoned, walk
from tests.hostile.window_display import Screen, need
from tests.hostile.window_fixtures import Figure, Many
from tests.hostile.window_start import Desk
from tests.hostile.window_words import entries


def _picture(sample: Path, folder: Path) -> Path:
    file = folder / "logo.png"
    file.write_bytes(entries(sample)["pictures/logo.png"])
    return file


def test_no_word_of_a_strangers_plan_opens_a_file_or_a_socket(
    screen: Screen, sample: Path, tmp_path: Path, many: Many, figure: Figure
) -> None:
    need("strace")
    canary = a_canary(tmp_path, _picture(sample, tmp_path))
    desk = Desk(screen, tmp_path, sample)
    texts = poisoned(sample, desk.plan, canary)
    commands, rests = COMMANDS[: many(0, len(COMMANDS))], many(2, 12)
    trace, seen = walk(screen, desk, tmp_path, canary, commands, rests)
    figure(
        f"foreign words as HTML: {texts:,} poisoned texts, {len(commands) + 4} views and dialogs, "
        f"{seen:,} rests of the mouse, {trace.calls():,} calls traced: "
        f"{len(trace.opened())} opened, {len(trace.sockets())} sockets"
    )
    assert trace.calls() > 500
    assert trace.opened() == []
    assert trace.sockets() == []


def test_a_program_that_draws_foreign_words_as_html_fails(
    screen: Screen, sample: Path, tmp_path: Path
) -> None:
    need("strace")
    canary = a_canary(tmp_path, _picture(sample, tmp_path))
    trace = careless(screen, tmp_path, canary, lambda one: len(one.opened()) > 1)
    assert any("openat" in one for one in trace.opened() if "execve" not in one)
