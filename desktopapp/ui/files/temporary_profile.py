"""A profile that does not outlast the session: said once, calmly."""

from desktopapp.operations.profile import said_of_profile
from desktopapp.store.choices import TOLD_OF_PROFILE
from desktopapp.ui.workspace.shell import Shell


def warn_of_log_off(shell: Shell) -> None:
    """Say that what is kept beside the plans goes at log-off, if that is so and was not said."""
    if shell.settings.get(TOLD_OF_PROFILE):
        return

    def understood() -> None:
        shell.settings.put(TOLD_OF_PROFILE, value=True)
        shell.keep_settings()
        shell.notice.hide()

    said = said_of_profile()
    if said and not shell.notice.isVisible():  # else at the next start
        shell.notice.ask(*said, (("I understand", understood),))
