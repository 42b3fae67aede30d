"""Let the counter follow the body text of the council's own template, where that is ticked."""

from pathlib import Path

from desktopapp.operations.council_files import as_in_template, council_file, read_council_files
from desktopapp.plan.plan import Appearance
from desktopapp.store.choices import FOLLOW_TEMPLATE, TEMPLATE
from desktopapp.store.settings import Settings
from desktopapp.ui.pages.paged import paged
from desktopapp.ui.widgets.jobs import Job, problem_of
from desktopapp.ui.workspace.shell import Shell


def followed_file(settings: Settings) -> Path | None:
    """Return the template that the counter follows, or nothing."""
    return council_file(settings, TEMPLATE) if settings.get(FOLLOW_TEMPLATE) else None


def follow(shell: Shell) -> None:
    """Read the template off the window's thread, and count as it says; else as before.

    A template that cannot be read, or whose font is not on this computer, is said once and the
    counter stays with our own look.
    """
    work, path, settings = shell.work, followed_file(shell.settings), shell.settings
    if work is None:
        return
    if path is None:
        shell.jobs.drop("follow")
        work.follow(None, "")
        return
    plan = work.plan

    def read(_job: Job) -> Appearance:
        look = as_in_template(plan, read_council_files(path, settings=settings)).appearance
        paged(plan, look)  # raises a problem where this PC does not have the font
        return look

    def take(look: Appearance) -> None:
        if shell.work is work:
            work.follow(look, path.name)

    def fail(error: Exception) -> None:
        if shell.work is work:
            work.follow(None, "")
            work.notice.warn(problem_of(error))

    shell.jobs.fetch("follow", read, take, fail)
