"""What must hold of everything that a screen reader is told of, each rule a function.

A rule takes what is told of one window and yields what breaks it, in words.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from tests.access.told import LISTS, MENU_ROWS, Told

LEAST = 24  # pixels: WCAG 2.2, 2.5.8
PRESSED = {
    "push button",
    "button",
    "toggle button",
    "radio button",
    "check box",
    "combo box",
    "link",
}
WRITTEN = {"text", "entry", "password text", "spin button", "date editor"}
CONTROLS = PRESSED | WRITTEN | LISTS | {"progress bar", "slider", "page tab", "menu item"}
SAYING_NOTHING = {
    *("filler", "panel", "unknown", "layered pane", "section", "image", "label", "splitter"),
    *("redundant object", "client", "grip", "scroll pane", "viewport"),
}
ROWS = {"list item", "tree item", "table cell", "table row", "row header", "column header"}
SHORTCUT = re.compile(r"\b(?:Ctrl|Alt|Shift)\+|\(F\d+\)")
LONGEST = 300  # letters of a name: what is longer is a text, or a description

Rule = Callable[[list[Told]], Iterator[str]]


def controls(things: list[Told]) -> list[Told]:
    """Return what is pressed, written into or gone through; not the parts of one that is whole."""
    return [
        one
        for one in things
        if (one.role in CONTROLS and ("focusable" in one.states or one.role == "progress bar"))
        if not one.within({"combo box", "spin button", "date editor"})
    ]


def named(things: list[Told]) -> Iterator[str]:
    """Everything that takes the keyboard, and every row, is called something."""
    for one in [*controls(things), *(one for one in things if one.role in ROWS)]:
        if not one.name.strip():
            yield f"no name: {one} in {one.parent}"
        if one.role == "combo box" and "editable" not in one.states and not one.label.strip():
            yield f"called by its value alone: {one}"


def says_what_it_is(things: list[Told]) -> Iterator[str]:
    """What takes the keyboard has a role that says what can be done with it."""
    for one in things:
        if (
            one.role in SAYING_NOTHING
            and "focusable" in one.states
            and "read only" not in one.states
        ):
            yield f"takes the keyboard as a {one}"
        if one.role in PRESSED and "focusable" in one.states and "Action" not in one.interfaces:
            yield f"cannot be pressed by a reader: {one}"


def without_keys(things: list[Told]) -> Iterator[str]:
    """No name carries keys: they are the description."""
    for one in things:
        if SHORTCUT.search(one.name) and one.role in CONTROLS:
            yield f"keys in its name: {one}"


def said_once(things: list[Told]) -> Iterator[str]:
    """No description is the name again."""
    for one in controls(things):
        same = one.name.strip().casefold().rstrip(".")
        if same and one.description.strip().casefold().rstrip(".") == same:
            yield f"said twice: {one}"


def told_apart(things: list[Told]) -> Iterator[str]:
    """No two things in one window that take the keyboard have one role and one name."""
    found = Counter((one.role, one.label or one.name) for one in controls(things))
    for (role, name), count in found.items():
        if name.strip() and count > 1:
            yield f"{count} are called alike: {role} “{name[:80]}”"


def large_enough(things: list[Told]) -> Iterator[str]:
    """What is pressed is 24 pixels wide and high."""
    for one in controls(things):
        wide, high = one.box[2:]
        pressed = one.role in PRESSED | WRITTEN and "multi-line" not in one.states
        if pressed and "sensitive" in one.states and min(wide, high) < LEAST:
            yield f"{wide} by {high} pixels: {one}"


def short_enough(things: list[Told]) -> Iterator[str]:
    """No name is a text: it would be read whole at every stop."""
    for one in controls(things):
        if len(one.name) > LONGEST:
            yield f"a name of {len(one.name)} letters: {one}"


def one_keyboard(things: list[Told]) -> Iterator[str]:
    """Something in the window has the keyboard, and is told of."""
    held = [one for one in things if "focused" in one.states]
    if not held:
        yield "nothing in the tree has the keyboard"


def menus_whole(things: list[Told]) -> Iterator[str]:
    """Every row of a menu is named, once in its menu."""
    rows = [one for one in things if one.role in MENU_ROWS - {"popup menu", "menu"}]
    for one in rows:
        if not one.name.strip() and one.presses:
            yield f"a row without words in {one.parent and one.parent.parent}"
    found = Counter((id(one.parent), one.name) for one in rows if one.name.strip())
    yield from (
        f"{n} rows of a menu are called “{name}”" for (_, name), n in found.items() if n > 1
    )


RULES: tuple[Rule, ...] = (
    named,
    says_what_it_is,
    without_keys,
    said_once,
    told_apart,
    large_enough,
    short_enough,
    one_keyboard,
    menus_whole,
)


def broken(things: list[Told]) -> Iterator[tuple[str, str]]:
    """Go through all that breaks a rule: the rule’s name, and what was found."""
    for rule in RULES:
        yield from ((rule.__name__, words) for words in rule(things))
