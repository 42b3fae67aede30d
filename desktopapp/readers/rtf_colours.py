"""The colours of rich text: its table of them, and what control words name of it."""

from dataclasses import dataclass, field

_PARTS = ("red", "green", "blue")
OF_WORDS = {  # control words -> rules of CSS
    "cf": "color",
    "highlight": "background-color",
    "chcbpat": "background-color",
    "cb": "background-color",
}


@dataclass(slots=True)
class RichColours:
    """The table of colours, in order; the first is usually none."""

    _colours: list[str] = field(default_factory=list)
    _open: dict[str, int] = field(default_factory=dict)  # parts of the colour that is read

    def take(self, word: str, number: int | None) -> None:
        """Take what the table says of a colour."""
        if word in _PARTS:
            self._open[word] = min(max(number or 0, 0), 255)

    def end(self, several: int) -> None:
        """End colours of the table."""
        for _ in range(several):
            parts = self._open
            self._colours.append(
                "#" + "".join(f"{parts.get(one, 0):02x}" for one in _PARTS) if parts else ""
            )
            self._open = {}

    def css(self, rule: str, number: int | None) -> str:
        """Return a rule of CSS that says the colour of a number, or nothing."""
        at = number or 0
        found = self._colours[at] if 0 <= at < len(self._colours) else ""
        return f"{rule}:{found}" if found else ""
