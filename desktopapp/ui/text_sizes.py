"""Choosing a size for the words of the window, which follow at once."""

from desktopapp.store.choices import TEXT_SIZE
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.text_size import wear_text_size
from desktopapp.ui.workspace.shell import Shell

SIZES = (80, 90, 100, 115, 130, 150, 175, 200)  # per cent


def choose(shell: Shell, percent: int) -> None:
    """Give the window text of a size in per cent, and keep the choice."""
    shell.settings.put(TEXT_SIZE, percent)
    shell.keep_settings()
    wear_text_size(percent)
    announce(shell.widget(), f"Text in the window {percent}%")


def step(shell: Shell, by: int) -> None:
    """Choose the next larger size (1) or the next smaller (-1)."""
    found = _next(shell, by)
    if found:
        choose(shell, found)


def no_more(shell: Shell, by: int) -> str:
    """Say why there is no larger size (1) or no smaller (-1); nothing where there is one."""
    end = "large" if by > 0 else "small"
    return "" if _next(shell, by) else f"The text in the window is as {end} as it gets."


def _next(shell: Shell, by: int) -> int | None:
    now = shell.settings.get(TEXT_SIZE)
    if by > 0:
        return next((one for one in SIZES if one > now), None)
    return next((one for one in reversed(SIZES) if one < now), None)
