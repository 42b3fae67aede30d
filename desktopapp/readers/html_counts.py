"""The numbers of lists, as HTML counts them."""

from desktopapp.plan.list_labels import NUMBER_FORMS, OWN_PATTERNS, label_parts, number_in_form
from desktopapp.readers.html_styles import rules_of, small_number

_STYLES = {
    "decimal": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
_DEEPEST = len(OWN_PATTERNS) - 1


class ListCounts:
    """How far each ordered list is counted, and how its numbers are written."""

    def __init__(self) -> None:
        self._lists: list[tuple[str, int]] = []

    def begin(self, attributes: dict[str, str], level: int) -> int:
        """Begin a list at a level from 0; return the number under which it is known.

        One that does not say how it is numbered has our own figures or letters.
        """
        said = attributes.get("type", "") or _STYLES.get(
            rules_of(attributes.get("style", "")).get("list-style-type", ""), ""
        )
        ours = label_parts(OWN_PATTERNS[min(level, _DEEPEST)], level).counters[-1][1]
        form = said if said in tuple(NUMBER_FORMS) else ours
        start = small_number(attributes.get("start", ""))
        self._lists.append((form, max(start, 1) - 1))
        return len(self._lists) - 1

    def mark(self, one: int, attributes: dict[str, str]) -> str:
        """Count an item of a list; return its label."""
        form, count = self._lists[one]
        number = small_number(attributes.get("value", "")) or count + 1
        self._lists[one] = form, number
        return f"{number_in_form(number, form)}."
