"""Boxes to tick in a form: signs, symbols, content controls and the fields of old forms."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from desktopapp.documents.form.names import bare_label
from desktopapp.documents.word.file import elements
from desktopapp.readers.word_parts import child, local_name, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_OPEN = "☐□"
_TICKED = "☒"
_SYMBOLS = frozenset({"F06F", "F0A8", "F071", "F072", "F0FE", "F0FD"})  # boxes in Wingdings
_TICKED_SYMBOL = "F0FE"
_YES = frozenset({"yes", "y", "x", "true", "required", "ticked"})
_NONE = frozenset({"does not apply", "not applicable", "n a", "na", "none"})
_NO = frozenset({"no", "n", "false", "not required"}) | _NONE


class _Box(NamedTuple):
    """A box: the element that shows it, and where in its text it stands."""

    element: "_Element"
    at: int = 0


def names_of_boxes(cell: "_Element") -> tuple[str, ...]:
    """Return the words beside each box of a cell, in order."""
    return tuple(name for _, name in _options(cell))


def tick_one(cell: "_Element", number: int, text: str) -> None:
    """Tick one box of several in a cell, unless the value says no."""
    if bare_label(text) in _YES:
        _set(list(_options(cell))[number][0])


def tick(cell: "_Element", text: str) -> bool:
    """Tick the box of a cell that a value names; return whether the cell has one for it."""
    options = list(_options(cell))
    wanted = bare_label(text)
    for box, name in options:
        if name == wanted or (len(options) > 1 and name.split()[:1] == wanted.split()[:1]):
            _set(box)
            return True
    for among in (_NONE, _NO) if wanted in _NONE and len(options) > 1 else ():
        if found := [box for box, name in options if name in among]:
            _set(found[0])
            return True
    if len(options) == 1 and wanted in _YES:
        _set(options[0][0])
        return True
    return len(options) == 1 and wanted in _NO


def tick_named(element: "_Element", text: str) -> bool:
    """Tick the box whose words are a text, whatever other boxes there are; tell whether it is."""
    wanted = bare_label(text)
    for box, name in _options(element):
        if name == wanted:
            _set(box)
            return True
    return False


def _options(cell: "_Element") -> Iterator[tuple[_Box, str]]:
    """Pair each box with its words, which all stand before it or all after it."""
    tokens = list(_tokens(cell))
    boxes = [one for one in tokens if isinstance(one, _Box)]
    if not boxes:
        return
    groups: list[str] = [""]
    for one in tokens:
        if isinstance(one, _Box):
            groups.append("")
        else:
            groups[-1] += f" {one}"
    names = groups[1:] if not groups[0].strip() else groups[:-1]
    yield from zip(boxes, map(bare_label, names), strict=True)


def _tokens(cell: "_Element") -> Iterator[_Box | str]:
    controls = {one for one in cell.iter("{*}sdt") if _control(one) is not None}
    for element in cell.iter("{*}sdt", "{*}fldChar", "{*}sym", "{*}t", "{*}p"):
        if element in controls:
            yield _Box(element)
        elif any(one in controls for one in element.iterancestors()):
            continue
        elif local_name(element) == "fldChar":
            if child(element, "ffData", "checkBox") is not None:
                yield _Box(element)
        elif local_name(element) == "sym":
            if value(element, "char").upper() in _SYMBOLS:
                yield _Box(element)
        elif local_name(element) == "t":
            yield from _signs(element)


def _signs(element: "_Element") -> Iterator[_Box | str]:
    text = element.text or ""
    begin = 0
    for n, sign in enumerate(text):
        if sign in _OPEN or sign == _TICKED:
            yield text[begin:n]
            yield _Box(element, n)
            begin = n + 1
    yield text[begin:]


def _control(element: "_Element") -> "_Element | None":
    return child(element, "sdtPr", "checkbox")


def _set(box: _Box) -> None:
    """Tick one box."""
    element = box.element
    match local_name(element):
        case "sdt":
            _set_control(element)
        case "fldChar":
            field = child(element, "ffData", "checkBox")
            if field is not None:
                for one in list(field):
                    if local_name(one) in {"default", "checked"}:
                        field.remove(one)
                field.extend(elements('<w:default w:val="0"/><w:checked/>'))
        case "sym":
            _put(element, "char", _TICKED_SYMBOL)
        case _:
            text = element.text or ""
            element.text = text[: box.at] + _TICKED + text[box.at + 1 :]


def _set_control(control: "_Element") -> None:
    checkbox = _control(control)
    checked = child(checkbox, "checked")
    if checked is not None:
        _put(checked, "val", "1")
    for text in control.iter("{*}t"):
        text.text = "".join(_TICKED if sign in _OPEN else sign for sign in text.text or "")


def _put(element: "_Element", key: str, text: str) -> None:
    """Set an attribute by its name without namespace."""
    for name in element.attrib:
        if str(name).rpartition("}")[2] == key:
            element.set(name, text)
