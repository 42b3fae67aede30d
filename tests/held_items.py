"""What Python has taken hold of that Qt makes and deletes by itself."""

import gc

from PySide6.QtWidgets import QLayout, QLayoutItem


def known_items() -> list[QLayoutItem]:
    """Return the items of layouts, other than layouts, that Python has taken hold of."""
    things = gc.get_objects()
    kinds = {one for one in set(map(type, things)) if issubclass(one, QLayoutItem)}
    items = {one for one in kinds if not issubclass(one, QLayout)}  # few kinds, many things
    return [one for one in things if type(one) in items] if items else []
