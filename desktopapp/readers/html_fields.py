"""What the fields of a form on a web page show."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from desktopapp.readers.html_tokens import Begin, End, HtmlText, Token

TICKS = ("☒", "☐")


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
    typing = False
    for token in marked:
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


def _lines(typed: str) -> Iterator[Token]:
    first, *others = typed.split("\n")
    yield HtmlText(first)
    for line in others:
        yield Begin("br", {})
        yield HtmlText(line)
