"""What can wait until the window is painted: menus, and what looks after every widget in it."""

from PySide6.QtCore import QLocale
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QWidget

from desktopapp.ui import plan_dialogs
from desktopapp.ui.menu_table import table
from desktopapp.ui.text.telling import Telling
from desktopapp.ui.widgets.blink import BlinkGuard
from desktopapp.ui.widgets.collecting import hold_little
from desktopapp.ui.widgets.commands import Menus
from desktopapp.ui.widgets.focus_ring import FocusRing
from desktopapp.ui.widgets.large_dialogs import LargeDialogs
from desktopapp.ui.widgets.reading_order import Dialog
from desktopapp.ui.widgets.rows_told import RowsTold
from desktopapp.ui.workspace.shell import Shell


def filled_menus(window: QMainWindow, shell: Shell, titles: list[QMenu]) -> Menus:
    """Fill the menus of a window with what can be done in it; F10 opens the first everywhere."""
    menus = Menus(window, titles, table(shell))
    QShortcut(QKeySequence("F10"), window, lambda: _open(titles[0]))
    shell.interlude.hear = menus.free
    return menus


def _open(menu: QMenu) -> None:
    """Open a menu of the row of menus, as its letter does."""
    row = menu.parentWidget()
    if isinstance(row, QMenuBar):
        row.setActiveAction(menu.menuAction())


def look_after(window: QWidget) -> None:
    """Show where the keyboard is, tell screen readers, guard every widget, and hold little."""
    british = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    QLocale.setDefault(british)  # days are named in English, as all else is
    window.setLocale(british)
    FocusRing(window)
    Telling(window)
    RowsTold(window)
    LargeDialogs(window)
    BlinkGuard(window)
    Dialog.help_wanted = plan_dialogs.help_on
    hold_little()
