"""The views and panels of an open plan that are built when they are first asked for."""

from PySide6.QtWidgets import QWidget

from desktopapp.plan.history import Caret
from desktopapp.ui.desk.shell import Shell
from desktopapp.ui.desk.workspace import Workspace
from desktopapp.ui.files import file_verbs
from desktopapp.ui.panels import library_verbs
from desktopapp.ui.parts.announce import announce


def makers(shell: Shell, work: Workspace) -> None:
    """Tell a workspace how its views are made."""

    def preview() -> QWidget:
        from desktopapp.ui.panels.preview import Preview  # noqa: PLC0415  # the start waits for nothing

        return Preview(work)

    def reuse() -> QWidget:
        from desktopapp.ui.panels.reuse import ReusePanel  # noqa: PLC0415  # the same

        return ReusePanel(
            work,
            shell.today,
            lambda files: library_verbs.add_documents(shell, files),
            lambda: library_verbs.shared(shell),
        )

    def overlap() -> QWidget:
        from desktopapp.ui.panels.overlap import OverlapPanel  # noqa: PLC0415  # the same

        return OverlapPanel(
            work,
            lambda: library_verbs.shared(shell),
            lambda: library_verbs.partners(shell),
            lambda: library_verbs.link_partner(shell),
        )

    def findings() -> QWidget:
        from desktopapp.ui.desk.checking import checking  # noqa: PLC0415  # the same
        from desktopapp.ui.panels.findings_panel import FindingsPanel  # noqa: PLC0415  # the same

        return FindingsPanel(checking(work))

    def side() -> QWidget:
        from desktopapp.ui.parts.side import Side  # noqa: PLC0415  # the same

        tabs = {
            "pages": ("Pages", preview),
            "findings": ("Findings", findings),
            "reuse": ("Reuse", reuse),
            "overlap": ("Overlap", overlap),
        }
        return Side(tabs, work.toggle_side)

    def pages() -> QWidget:
        from desktopapp.ui.panels.pages_view import PagesView  # noqa: PLC0415  # the same

        return PagesView(work, lambda: file_verbs.print_plan(shell))

    def asks() -> QWidget:
        from desktopapp.ui.panels.coverage import CoverageView  # noqa: PLC0415  # the same

        return CoverageView(work)

    def report() -> QWidget:
        from desktopapp.ui.report.report_view import ReportView  # noqa: PLC0415  # the same

        return ReportView(work)

    work.makers.update(side=side, pages=pages, asks=asks, report=report)


def open_find(work: Workspace, *, replacing: bool = False) -> None:
    """Open the bar that finds and replaces words in the whole plan."""
    from desktopapp.ui.panels.find import FindBar  # noqa: PLC0415  # the same

    work.show_view("write")
    editor = work.editor()
    if not isinstance(work.finder, FindBar):
        made = work.finder = FindBar(lambda: work.plan, lambda: _caret(work))
        made.found.connect(lambda match: work.select(match.caret, match.length))
        made.replaced.connect(work.bridge.session.edit)
        made.told.connect(lambda words: announce(made, words))
        made.closed.connect(work.page.desk.focus)
        work.bridge.changed.connect(made.plan_changed)
        work.put_above(made)
    words = editor.textCursor().selectedText() if editor else ""
    work.finder.open(words, replacing=replacing)


def _caret(work: Workspace) -> Caret:
    editor = work.page.desk.editor()
    return editor.caret() if editor else Caret()
