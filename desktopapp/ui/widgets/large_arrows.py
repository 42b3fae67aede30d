"""The style of choices, numbers and menus: arrows as large as their words, menus in one column."""

from functools import cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QWidget,
)

from desktopapp.ui.widgets.icons import draw
from desktopapp.ui.widgets.palettes import colours, scaled

_Kind, _Part = QStyle.ComplexControl, QStyle.SubControl
_USUAL, _WIDE, _SIDE = (
    18,
    24,
    18,
)  # pixels Qt gives an arrow; logical ones of ours, and of its sign
_BESIDE = 4  # pixels that Qt leaves beside the words of a choice, and beside its icon
_CHOICE, _NUMBER = 20, 14  # logical pixels of the signs of a choice and of a number
_ARROWS = {
    _Kind.CC_ComboBox: ((_Part.SC_ComboBoxArrow, "down", _CHOICE),),
    _Kind.CC_SpinBox: (
        (_Part.SC_SpinBoxUp, "up", _NUMBER),
        (_Part.SC_SpinBoxDown, "down", _NUMBER),
    ),
}
_TEXTS = {
    _Kind.CC_ComboBox: _Part.SC_ComboBoxEditField,
    _Kind.CC_SpinBox: _Part.SC_SpinBoxEditField,
}
_FIELDS = {QStyle.ContentsType.CT_ComboBox, QStyle.ContentsType.CT_SpinBox}


def _more() -> int:
    """Return how much wider an arrow is than Qt has it."""
    return scaled(_WIDE) - _USUAL


class _LargeArrows(QProxyStyle):
    """Draws arrows of its own, which grow with the words; Qt leaves them as small as they were."""

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw a field as Qt does, with the arrows of ours."""
        arrows = _ARROWS.get(control, ())
        before = option.subControls
        for part, _name, _size in arrows:
            option.subControls &= ~part
        super().drawComplexControl(control, option, painter, widget)
        option.subControls = before
        for part, name, size in arrows:
            if before & part:
                place = self.subControlRect(control, option, part, widget)
                _draw_sign(painter, option, name, place.center(), size)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the words of a choice so that they end in dots where they have no room."""
        kind = QStyle.ControlElement.CE_ComboBoxLabel
        if element is kind and isinstance(option, QStyleOptionComboBox):
            part = _Part.SC_ComboBoxEditField
            room = self.subControlRect(_Kind.CC_ComboBox, option, part, widget).width()
            if not option.currentIcon.isNull():
                room -= option.iconSize.width() + _BESIDE
            option.currentText = option.fontMetrics.elidedText(
                option.currentText, Qt.TextElideMode.ElideRight, room - _BESIDE
            )
        super().drawControl(element, option, painter, widget)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the arrow of a menu within a menu."""
        if element is QStyle.PrimitiveElement.PE_IndicatorArrowRight:
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            _draw_sign(painter, option, "right", option.rect.center(), _SIDE, on_chosen=is_chosen)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Return where a part of a field is."""
        usual = super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]  # Qt gives none too
        if any(part is one for one, *_ in _ARROWS.get(control, ())):
            return usual.adjusted(-_more(), 0, 0, 0)
        if part is _TEXTS.get(control):
            return usual.adjusted(0, 0, -_more(), 0)
        return usual

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        held: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        """Return how large a field is."""
        size = super().sizeFromContents(kind, option, held, widget)  # type: ignore[arg-type]  # Qt gives none too
        return size + QSize(_more(), 0) if kind in _FIELDS else size

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        """Let a menu that is higher than the screen scroll: Qt would begin a second column."""
        if hint is QStyle.StyleHint.SH_Menu_Scrollable:
            return 1
        return super().styleHint(hint, option, widget, returned)


def _draw_sign(
    painter: QPainter,
    option: QStyleOption,
    name: str,
    middle: QPoint,
    size: int,
    *,
    on_chosen: bool = False,
) -> None:
    """Draw a sign; ``on_chosen`` on the ground of a menu’s row that is chosen."""
    shades = colours(option.palette)
    state = QStyle.StateFlag
    is_on = option.state & state.State_Enabled
    ink = shades.ink if is_on else shades.muted
    if on_chosen:
        ink = shades.on_selected
    side = scaled(size)
    draw(
        painter,
        name,
        QColor(ink),
        QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side),
    )


@cache
def large_arrows() -> QStyle:
    """Return the style, which all of them share."""
    style = _LargeArrows("fusion")
    style.setParent(QApplication.instance())
    return style
