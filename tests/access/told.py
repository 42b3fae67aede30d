"""Every place on the screen as another process is told of it: what a screen reader knows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.hostile.window_tree import Place, Reader

ATSPI = "org.a11y.atspi."
_ACCESSIBLE, _ACTION = f"{ATSPI}Accessible", f"{ATSPI}Action"
_COMPONENT, _TEXT = f"{ATSPI}Component", f"{ATSPI}Text"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_LABELLED_BY = 2  # a kind of relation, and below bits of a state (atspi-constants.h)
_STATES = {
    "checkable": 41,
    "checked": 4,
    "editable": 7,
    "enabled": 8,
    "focusable": 11,
    "focused": 12,
    "multi-line": 17,
    "sensitive": 24,
    "showing": 25,
    "has popup": 42,
    "read only": 43,
    "expandable": 9,
}
LISTS = {"tree", "tree table", "table", "list"}
MENU_ROWS = {"menu item", "check menu item", "radio menu item", "menu", "popup menu"}


@dataclass(slots=True, eq=False)
class Told:
    """One thing in the tree, with all that is told of it."""

    place: Place
    role: str
    name: str
    description: str
    states: frozenset[str]
    parent: "Told | None"
    box: tuple[int, int, int, int] = (0, 0, 0, 0)  # left, top, width, height
    interfaces: frozenset[str] = frozenset()
    keys: str = ""  # its letter, path and shortcut, where it has an action
    presses: tuple[str, ...] = ()  # what can be done to it
    label: str = ""  # the name of what labels it

    def within(self, roles: set[str]) -> bool:
        """Tell whether it stands in a thing of some role."""
        above = self.parent
        while above is not None:
            if above.role in roles:
                return True
            above = above.parent
        return False

    def stands_in(self, top: "Told") -> bool:
        """Tell whether it stands in another."""
        above = self.parent
        while above is not None and above is not top:
            above = above.parent
        return above is top

    def __str__(self) -> str:
        return f"{self.role} “{self.name[:80]}”"


def everything(reader: Reader, process: int, *, menus: bool = False) -> list[Told]:
    """Return all that is shown in the windows of a program; with its menus if wanted."""
    found: list[Told] = []
    level = [
        one for place in reader.programs(process) for one in _look(reader, [(place, None)], 0)
    ]
    depth = 0
    while level:
        found += level
        open_ones = [one for one in level if depth == 0 or _opens(one, menus=menus)]
        asked = reader.ask_all(
            (one.place, _ACCESSIBLE, "GetChildren", "", ()) for one in open_ones
        )
        below = [
            (tuple(place), one)
            for one, children in zip(open_ones, asked, strict=True)
            for place in children or []
        ]
        depth += 1
        level = list(_look(reader, below, depth, menus=menus))
    return found


def one_told(reader: Reader, place: Place) -> Told | None:
    """Return what is told of one thing, or nothing where it is gone."""
    return next(_look(reader, [(place, None)], 0), None)


def holds_row(reader: Reader, row: Told) -> Told | None:
    """Return the list, tree or table that a row stands in."""
    if not row.role.endswith(("item", "cell")):
        return None
    asked = reader.ask(row.place, _PROPERTIES, "Get", _ACCESSIBLE, "Parent", kinds="ss")
    around = one_told(reader, tuple(asked[1])) if asked else None
    return around if around and around.role in LISTS else None


def in_front(things: list[Told]) -> list[Told]:
    """Return what stands in the window that came last: the dialog, where one is open."""
    tops = [one for one in things if one.parent and one.parent.parent is None]
    tops = [one for one in tops if "showing" in one.states and one.role not in MENU_ROWS]
    if not tops:
        return []
    dialogs = [one for one in tops if one.role == "dialog"]
    top = (dialogs or tops)[-1]
    return [one for one in things if one is top or one.stands_in(top)]


def _opens(one: Told, *, menus: bool) -> bool:
    if one.role in MENU_ROWS or one.role == "menu bar":
        return menus
    return "showing" in one.states


def _look(
    reader: Reader, places: list[tuple[Any, Told | None]], depth: int, *, menus: bool = False
) -> Iterator[Told]:
    """Ask for all that is to be known of things, in a few rounds."""

    def asked(interface: str, method: str, *given: Any, kinds: str = "") -> list[Any]:  # noqa: ANN401  # D-Bus carries any kind
        return reader.ask_all((place, interface, method, kinds, given) for place, _ in places)

    def known(what: str) -> list[Any]:
        return asked(_PROPERTIES, "Get", _ACCESSIBLE, what, kinds="ss")

    rows = zip(
        places,
        asked(_ACCESSIBLE, "GetRoleName"),
        known("Name"),
        known("Description"),
        asked(_ACCESSIBLE, "GetState"),
        asked(_ACCESSIBLE, "GetInterfaces"),
        strict=True,
    )
    made = []
    for (place, parent), role, name, description, state, interfaces in rows:
        if not (role and name and state):
            continue  # it went meanwhile
        bits = state[0] | state[1] << 32
        states = frozenset(kind for kind, bit in _STATES.items() if bits >> bit & 1)
        one = Told(place, role, name[1], description[1] if description else "", states, parent)
        one.interfaces = frozenset(name.rpartition(".")[2] for name in interfaces or ())
        if depth < 2 or "showing" in states or (menus and role in MENU_ROWS):
            made.append(one)
    _fill(reader, made)
    yield from made


def _fill(reader: Reader, made: list[Told]) -> None:
    """Ask where things are, and what labels or presses them."""
    boxed = [one for one in made if "Component" in one.interfaces]
    answers = reader.ask_all((one.place, _COMPONENT, "GetExtents", "u", (0,)) for one in boxed)
    for one, box in zip(boxed, answers, strict=True):
        one.box = tuple(box) if box else one.box
    acting = [one for one in made if "Action" in one.interfaces]
    answers = reader.ask_all((one.place, _ACTION, "GetActions", "", ()) for one in acting)
    for one, actions in zip(acting, answers, strict=True):
        one.presses = tuple(name for name, _, _ in actions or ())
        one.keys = next((keys for _, _, keys in actions or () if keys), "")
    choices = [one for one in made if one.role == "combo box"]
    answers = reader.ask_all((one.place, _ACCESSIBLE, "GetRelationSet", "", ()) for one in choices)
    for one, relations in zip(choices, answers, strict=True):
        labels = [
            to for kind, targets in relations or () if kind == _LABELLED_BY for to in targets
        ]
        names = reader.ask_all(
            (tuple(to), _PROPERTIES, "Get", "ss", (_ACCESSIBLE, "Name")) for to in labels
        )
        one.label = " ".join(name[1] for name in names if name)
