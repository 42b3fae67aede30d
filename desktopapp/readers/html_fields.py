"""What the fields of a form on a web page show, and other signs that its tags stand for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from desktopapp.readers.html_tokens import Begin, End, HtmlText, Token

_QUOTES = ("“”", "‘’")  # around a quotation, and around one within it
TICKS = ("☒", "☐")
_BOXES = frozenset(("checkbox", "radio", "menuitemcheckbox", "menuitemradio", "switch"))


def field_words(attributes: dict[str, str]) -> str:
    """Return what a field of a form shows: its tick, or what was typed into it."""
    match attributes.get("type", "text").lower():
        case "checkbox" | "radio":
            return f"{TICKS['checked' not in attributes]} "
        case "text" | "number" | "date" | "email" | "tel" | "url":
            return attributes.get("value", "")
        case _:
            return ""


@dataclass(slots=True)
class _Choice:
    """A list to choose from, while it is open."""

    several: bool
    offered: list[list[str]] = field(default_factory=list)  # the words of each choice
    chosen: set[int] = field(default_factory=set)

    def take(self, token: Token) -> None:
        """Take what stands in the list."""
        match token:
            case Begin(tag="option"):
                if "selected" in token.attributes:
                    self.chosen.add(len(self.offered))
                self.offered.append([])
            case HtmlText() if self.offered:
                self.offered[-1].append(token.text)
            case _:
                pass

    def shown(self) -> str:
        """Return what the list shows: what was chosen, or else the first, unless all are shown."""
        shown = self.chosen or (set() if self.several else {0})
        return ", ".join(
            "".join(words).strip() for n, words in enumerate(self.offered) if n in shown
        )


def with_fields(marked: Iterable[Token]) -> Iterator[Token]:
    """Go through tags and words; of a list to choose from come those chosen, or the one shown.

    What was typed into a field of several lines comes line by line.
    """
    choice: _Choice | None = None
    typing = touches = False  # whether the last that came was a field
    for token in marked:
        if _begins_field(token):
            if touches:
                yield HtmlText(" ")  # each field has an edge of its own
            touches = True
        elif isinstance(token, HtmlText) and not (choice or typing):
            touches = False
        if isinstance(token, Begin) and token.tag == "select":
            choice = _Choice("multiple" in token.attributes)
        elif choice and isinstance(token, End) and token.tag == "select":
            yield HtmlText(choice.shown())
            choice = None
        elif choice:
            choice.take(token)
        elif isinstance(token, Begin | End) and token.tag == "textarea":
            typing = isinstance(token, Begin)
        elif typing and isinstance(token, HtmlText):
            yield from _lines(token.text)
        else:
            yield token


def with_boxes(marked: Iterable[Token]) -> Iterator[Token]:
    """Go through tags and words; a box that a page draws has its tick before its words."""
    tick = ""
    for token in marked:
        if tick and isinstance(token, End):
            yield HtmlText(tick)
            tick = ""
        if tick and isinstance(token, HtmlText) and not token.text.isspace():
            yield HtmlText(f"{tick}{token.text}")
            tick = ""
            continue
        yield token
        if isinstance(token, Begin) and token.attributes.get("role") in _BOXES:
            checked = token.attributes.get("aria-checked")
            tick = f" {TICKS[checked != 'true']} " if checked and token.tag != "input" else ""


def with_quotes(marked: Iterable[Token]) -> Iterator[Token]:
    """Go through tags and words; a quotation that a tag makes has its marks around it."""
    depth = 0
    for token in marked:
        if isinstance(token, End) and token.tag == "q" and depth:
            depth -= 1
            yield HtmlText(_QUOTES[depth % 2][1])
        yield token
        if isinstance(token, Begin) and token.tag == "q":
            yield HtmlText(_QUOTES[depth % 2][0])
            depth += 1


def _begins_field(token: Token) -> bool:
    """Tell whether a tag begins a field of a form that shows something."""
    if isinstance(token, Begin) and token.tag == "input":
        return bool(field_words(token.attributes))
    return isinstance(token, Begin) and token.tag in ("select", "textarea")


def _lines(typed: str) -> Iterator[Token]:
    first, *others = typed.split("\n")
    yield HtmlText(first)
    for line in others:
        yield Begin("br", {})
        yield HtmlText(line)
