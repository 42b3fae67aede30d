"""A profile that does not outlast the session: said once, calmly."""

from desktopapp.operations.profile import said_of_profile
from desktopapp.ui.desk.shell import Shell

_TOLD = "told of passing profile"


def look(shell: Shell) -> None:
    """Say that what is kept beside the plans goes at log-off, if that is so and was not said."""
    if shell.settings.flag(_TOLD):
        return

    def understood() -> None:
        shell.settings.put(_TOLD, value=True)
        shell.keep_settings()
        shell.notice.hide()

    said = said_of_profile()
    if said and not shell.notice.isVisible():  # else at the next start
        shell.notice.ask(*said, (("I understand", understood),))
