"""The views and panels of an open plan, each declared once and built when it is first shown.

Menus, the page of shortcuts, the box that finds commands, the tabs and the tests follow from
the two tables.
"""

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import Any

from desktopapp.plan.history import Caret
from desktopapp.session.news import Change
from desktopapp.store.choices import FOLLOW_TEMPLATE
from desktopapp.ui.command_context import buttons
from desktopapp.ui.pages.paged import Paged
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.bridge import Bridge
from desktopapp.ui.widgets.in_turns import InTurns
from desktopapp.ui.widgets.jobs import Jobs
from desktopapp.ui.workspace.shell import Shell
from desktopapp.ui.workspace.view import Panel, View
from desktopapp.ui.workspace.workspace import Workspace

_AT_REST = 300  # milliseconds before each part that is loaded while nothing is asked for
_HEAVY = (  # what takes a view longest when it is first shown
    "desktopapp.documents.propose_report",
    "desktopapp.operations.reporting",
    "desktopapp.ui.report.report_view",
    "desktopapp.ui.panels.coverage",
)


def _small_pages(_shell: Shell, work: Workspace) -> Any:  # noqa: ANN401  # no panel knows its kind
    from desktopapp.ui.panels.preview import Preview  # noqa: PLC0415  # the start waits for nothing

    return Preview(work)


def _findings(_shell: Shell, work: Workspace) -> Any:  # noqa: ANN401  # the same
    from desktopapp.ui.panels.findings_panel import FindingsPanel  # noqa: PLC0415  # the same
    from desktopapp.ui.workspace.checking import checking  # noqa: PLC0415  # the start waits for nothing

    return FindingsPanel(checking(work))


def _cut(_shell: Shell, work: Workspace) -> Any:  # noqa: ANN401  # the same
    from desktopapp.ui.panels.cutting import CutPanel  # noqa: PLC0415  # the start waits for nothing

    return CutPanel(work)


def _reuse(shell: Shell, work: Workspace) -> Any:  # noqa: ANN401  # no panel knows its kind
    from desktopapp.ui.panels import library_verbs  # noqa: PLC0415  # the same
    from desktopapp.ui.panels.reuse import ReusePanel  # noqa: PLC0415  # the start waits for nothing

    return ReusePanel(
        work,
        shell.today,
        lambda files: library_verbs.add_chosen_documents(shell, files),
        lambda: library_verbs.shared(shell),
    )


def _overlap(shell: Shell, work: Workspace) -> Any:  # noqa: ANN401  # no panel knows its kind
    from desktopapp.ui.panels import library_verbs  # noqa: PLC0415  # the same
    from desktopapp.ui.panels.overlap import OverlapPanel  # noqa: PLC0415  # the start waits for nothing

    return OverlapPanel(
        work,
        lambda: library_verbs.shared(shell),
        lambda: library_verbs.partners(shell),
        lambda: library_verbs.link_partner(shell),
    )


def _last_time(_shell: Shell, work: Workspace) -> Any:  # noqa: ANN401  # no panel knows its kind
    from desktopapp.ui.panels.last_time import LastTimePanel  # noqa: PLC0415  # the start waits for nothing

    return LastTimePanel(work, work.today)


def _pages(shell: Shell, work: Workspace) -> Any:  # noqa: ANN401  # no view knows its kind
    from desktopapp.ui.files import file_verbs  # noqa: PLC0415  # the same
    from desktopapp.ui.panels.pages_view import PagesView  # noqa: PLC0415  # the start waits for nothing

    return PagesView(work, lambda: file_verbs.print_plan(shell))


def _asks(_shell: Shell, work: Workspace) -> Any:  # noqa: ANN401  # no view knows its kind
    from desktopapp.ui.panels.coverage import CoverageView  # noqa: PLC0415  # the start waits for nothing

    return CoverageView(work)


def _whole(shell: Shell, work: Workspace) -> Any:  # noqa: ANN401  # no view knows its kind
    from desktopapp.ui.panels.whole_plan import WholePlan  # noqa: PLC0415  # the start waits for nothing

    return WholePlan(work, buttons(shell))


def _copy(_shell: Shell, work: Workspace) -> Any:  # noqa: ANN401  # no view knows its kind
    from desktopapp.ui.panels.copy_view import CopyView  # noqa: PLC0415  # the start waits for nothing

    return CopyView(work)


def _report(_shell: Shell, work: Workspace) -> Any:  # noqa: ANN401  # no view knows its kind
    from desktopapp.ui.report.report_view import ReportView  # noqa: PLC0415  # the start waits for nothing

    return ReportView(work)


def _figures(_shell: Shell, work: Workspace) -> Any:  # noqa: ANN401  # no view knows its kind
    from desktopapp.ui.panels.figures_view import FiguresView  # noqa: PLC0415  # the start waits for nothing

    return FiguresView(work)


def _measures(_shell: Shell, work: Workspace) -> Any:  # noqa: ANN401  # no view knows its kind
    from desktopapp.ui.panels.measures_view import MeasuresView  # noqa: PLC0415  # the start waits for nothing

    return MeasuresView(work)


VIEWS = (
    View("write", "Write", lambda _shell, work: work.page, keys="F2", tab="Write"),
    View("whole", "The whole plan", _whole, keys="Shift+F2", tab="Whole plan"),
    View("asks", "What the letter asks", _asks, keys="F3", tab="Points"),
    View("pages", "Pages as they will print", _pages, keys="F4", tab="Pages"),
    View("report", "Report to members", _report, menu="&Plan", keys="F5", tab="Report"),
    View("figures", "Figures", _figures, menu="&Plan", keys="Shift+F4"),
    View("measures", "Measures (KPIs)", _measures, menu="&Plan", keys="Shift+F3"),
    View("copy", "Copy out to a form", _copy, menu="&Plan", keys="Shift+F5", tab="Copy out"),
)
PANELS = (
    Panel("pages", "Pages", "Small pages", _small_pages, "&View"),
    Panel("findings", "Findings", "Findings", _findings, "&Plan"),
    Panel(
        "reuse",
        "Reuse",
        "Prior answers for this question",
        _reuse,
        "&Library",
        "Ctrl+R",
        entered=True,
    ),
    Panel("overlap", "Overlap", "Repeated text", _overlap, "&Library"),
    Panel("cut", "Cut", "Cut to the limit", _cut, "&View", entered=True),
    Panel(
        "last",
        "Last time",
        "Answers of last time",
        _last_time,
        "&Plan",
        is_usual=lambda plan: bool(plan.earlier),
    ),
)


def workspace(shell: Shell, bridge: Bridge, pages: Paged) -> Workspace:
    """Make the workspace of an open plan and its pages, with all its views and panels."""

    def tell(change: Change) -> None:
        if any(change.told):
            shell.say(*change.told)
        elif change.undone:
            way, _, what = change.what.partition(" ")
            announce(work, f"{'Undone' if way == 'undo' else 'Done again'}: {what}")

    bridge.changed.connect(tell)
    tabs = [(one.name, one.tab) for one in VIEWS if one.tab]
    today = bridge.session.as_of or shell.today
    work = Workspace(bridge, Jobs(bridge), buttons(shell), shell.notice, today, tabs, pages)
    work.furnish(
        {one.name: partial(one.make, shell, work) for one in VIEWS},
        {one.name: (one.tab, partial(one.make, shell, work)) for one in PANELS},
        frozenset(one.name for one in PANELS if not one.is_usual(work.plan)),
    )
    cut = next(one for one in PANELS if one.name == "cut")
    work.counter.chip.clicked.connect(lambda _checked=False: cut.show(work))
    return work


def complete(shell: Shell, work: Workspace, hold: Callable[[], object]) -> Iterator[None]:
    """Give an open plan, part by part, what waits for the first paint.

    ``hold`` says on the disk that it is open here.
    """
    from desktopapp.ui.files.second_officer import follow_lease  # noqa: PLC0415  # after the first paint

    yield
    if work is not shell.work:
        return
    follow_lease(shell, work.bridge.session)
    hold()
    yield
    from desktopapp.ui.files.figures.figure_verbs import asked_of_figure  # noqa: PLC0415  # the same
    from desktopapp.ui.workspace.settling import settling  # noqa: PLC0415  # the same

    work.page.desk.figure_asked.connect(partial(asked_of_figure, work))
    if work is not shell.work:
        return
    settling(work)
    work.page.desk.show_rest()
    yield
    from desktopapp.ui.panels import library_verbs  # noqa: PLC0415  # the same
    from desktopapp.ui.panels.fitting import Fitting  # noqa: PLC0415  # the same

    yield
    from desktopapp.ui.panels.page_ends import PageEnds  # noqa: PLC0415  # the same
    from desktopapp.ui.workspace.checking import checking  # noqa: PLC0415  # the same

    yield
    if work is not shell.work:
        return
    reuse = next(one for one in PANELS if one.name == "reuse")
    Fitting(work, shell.today, lambda: library_verbs.shared(shell), lambda: reuse.show(work))
    PageEnds(work)
    if shell.settings.get(FOLLOW_TEMPLATE):
        from desktopapp.ui.forms.following import follow  # noqa: PLC0415  # where it is ticked

        follow(shell)
    checking(work)
    from desktopapp.ui.workspace.proposals import proposals  # noqa: PLC0415  # the same

    proposals(work)
    InTurns(map(import_module, _HEAVY), work, _AT_REST).start()


def open_find(work: Workspace) -> None:
    """Open the bar that finds and replaces words in the whole plan."""
    from desktopapp.ui.panels.find import FindBar  # noqa: PLC0415  # the same

    work.show_text()
    editor = work.editor()
    if not isinstance(work.finder, FindBar):
        made = work.finder = FindBar(lambda: work.plan, lambda: _caret(work))
        made.found.connect(lambda match: work.select(match.caret, match.length))
        made.replaced.connect(work.bridge.session.edit)
        made.closed.connect(work.focus_text)
        work.bridge.changed.connect(made.plan_changed)
        work.put_above(made)
    words = editor.textCursor().selectedText() if editor else ""
    work.finder.open(words)


def open_spelling(work: Workspace) -> None:
    """Open the bar that goes through the spelling of the whole plan, or go on in it."""
    from desktopapp.ui.panels.spelling_bar import go_through_spelling  # noqa: PLC0415  # the same

    go_through_spelling(work)


def _caret(work: Workspace) -> Caret:
    editor = work.desk.editor()
    return editor.caret() if editor else Caret()
