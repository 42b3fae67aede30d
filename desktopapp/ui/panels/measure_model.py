"""The rows of the table of measures, made as they come into sight."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from desktopapp.plan.headway import Headway, headway, latest_value
from desktopapp.plan.measure_table import said_name
from desktopapp.plan.measure_values import said_baseline, said_one, said_target
from desktopapp.plan.measures import Measure
from desktopapp.plan.places import exists, place_number
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Plan
from desktopapp.ui.widgets.icons import pixmap
from desktopapp.ui.widgets.palettes import Colours

_COLUMNS = ("Measure", "Question", "Baseline", "Target", "Latest", "How far", "Owner")
_HOW_FAR = _COLUMNS.index("How far")
HEADWAY_SIGNS = {
    Headway.MET: "agreed",
    Headway.ON_THE_WAY: "right",
    Headway.BEHIND: "warning",
    Headway.NOT_KNOWN: "unsaid",
}
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


def measure_place(plan: Plan, measure: Measure) -> str:
    """Return the short name of the page that a measure belongs to, or that it is the plan's."""
    there = measure.where and exists(plan, measure.where)
    return place_number(plan, measure.where) if there else "Whole plan"


_SAID: tuple[Callable[[Plan, Measure], str], ...] = (  # what stands in each column
    lambda _plan, one: said_name(one),
    measure_place,
    lambda _plan, one: said_baseline(one),
    lambda _plan, one: said_target(one),
    lambda _plan, one: said_one(one, latest_value(one)),
    lambda _plan, one: headway(one).headway,
    lambda _plan, one: one_line(one.owner),
)


class MeasureModel(QAbstractTableModel):
    """The measures of a plan, a row each."""

    def __init__(self, plan: Plan, shades: Colours) -> None:
        super().__init__()
        self.plan, self.shades, self.size = plan, shades, 16

    def show_plan(self, plan: Plan) -> None:
        """Show the measures of a plan; rows stay where only what they say changed."""
        before, self.plan = self.plan, plan
        if [one.id for one in before.measures] == [one.id for one in plan.measures]:
            if plan.measures:
                last = self.index(len(plan.measures) - 1, len(_COLUMNS) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Tell how many measures there are."""
        return 0 if parent.isValid() else len(self.plan.measures)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Tell how many things are said of each."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(self, section: int, way: Qt.Orientation, role: int = 0) -> Any:  # noqa: ANN401  # Qt's own signature
        """Name the columns."""
        named = way is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return _COLUMNS[section] if named else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  # the same
        """Say what stands in a cell."""
        measure = self.plan.measures[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.words(measure, index.column())
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == 0:
                return self.sentence(measure)
            case Qt.ItemDataRole.DecorationRole if index.column() == _HOW_FAR:
                return self.sign(headway(measure).headway)
            case _:
                return None

    def sign(self, far: Headway) -> QIcon:
        """Return the sign of how far a measure is, in the ink of its row."""
        made = QIcon(pixmap(HEADWAY_SIGNS[far], self.shades.ink, self.size, 2.0))
        marked = pixmap(HEADWAY_SIGNS[far], self.shades.on_accent, self.size, 2.0)
        made.addPixmap(marked, QIcon.Mode.Selected)
        return made

    def words(self, measure: Measure, column: int) -> str:
        """Return the words of one cell."""
        return _SAID[column](self.plan, measure)

    def sentence(self, measure: Measure) -> str:
        """Return a row as it is heard when the keyboard comes to it."""
        said = (
            f"{name}: {words}"
            for name, words in (
                (name, self.words(measure, n)) for n, name in enumerate(_COLUMNS) if n
            )
            if words
        )
        return ". ".join((said_name(measure), *said))
