"""The views and panels of an open plan that are built when they are first asked for."""

from PySide6.QtWidgets import QWidget

from desktopapp.ui import file_verbs
from desktopapp.ui.shell import Shell
from desktopapp.ui.workspace import Workspace


def makers(shell: Shell, work: Workspace) -> None:
    """Tell a workspace how its views are made."""

    def side() -> QWidget:
        from desktopapp.ui.preview import Preview  # noqa: PLC0415  # the start waits for nothing

        return Preview(work)

    def pages() -> QWidget:
        from desktopapp.ui.pages_view import PagesView  # noqa: PLC0415  # the same

        return PagesView(work, lambda: file_verbs.print_plan(shell))

    def asks() -> QWidget:
        from desktopapp.ui.coverage import CoverageView  # noqa: PLC0415  # the same

        return CoverageView(work)

    work.makers.update(side=side, pages=pages, asks=asks)
