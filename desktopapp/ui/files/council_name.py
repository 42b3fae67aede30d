"""The name of the council of the plan begun last, which the next plan is likely to be of."""

from desktopapp.plan.plain_text import one_line
from desktopapp.store.choices import COUNCIL
from desktopapp.ui.workspace.shell import Shell


def keep_council(shell: Shell, name: str) -> None:
    """Keep the name of a council for the next plan."""
    shell.settings.put(COUNCIL, one_line(name))
    shell.keep_settings()
