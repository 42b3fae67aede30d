"""What can be done from the text about the finding that was led to last."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from desktopapp.ui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from desktopapp.ui.workspace.checking import Checking

_NONE = "Go to a finding first, with F9."


class FindingVerb(NamedTuple):
    """A command: its words and keys, what it does, and what says why it cannot be done now."""

    words: str
    keys: str
    does: Callable[[Workspace], object]
    bar: Callable[[Workspace], str]


def _checks(work: Workspace) -> "Checking":
    from desktopapp.ui.workspace.checking import checking  # noqa: PLC0415  # the menus wait not

    return checking(work)


def _mend(work: Workspace) -> None:
    at = _checks(work).at
    if at:
        _checks(work).mend((at,))


def _set_aside(work: Workspace) -> None:
    from desktopapp.ui.panels.set_aside_form import ask_aside  # noqa: PLC0415  # when asked for

    at = _checks(work).at
    if at:
        ask_aside(_checks(work), at)


def _explain(work: Workspace) -> None:
    from desktopapp.ui.panels.rule_page import show_rule  # noqa: PLC0415  # when asked for

    at = _checks(work).at
    if at:
        show_rule(work, at.rule)


def _no_finding(work: Workspace) -> str:
    checks = _checks(work)
    return "" if checks.at in checks.found else _NONE


def _no_fix(work: Workspace) -> str:
    at = _checks(work).at
    return _no_finding(work) or ("" if at and at.fixes else "This is to be mended by hand.")


def _firm(work: Workspace) -> str:
    at = _checks(work).at
    return _no_finding(work) or ("This cannot be set aside." if at and at.rule.firm else "")


FINDING_VERBS = (
    FindingVerb("Mend this finding", "Ctrl+F9", _mend, _no_fix),
    FindingVerb("Set this finding aside…", "Shift+F9", _set_aside, _firm),
    FindingVerb("Why this finding", "Ctrl+Shift+F9", _explain, _no_finding),
)
