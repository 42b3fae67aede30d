"""Lists in HTML: numbered by HTML where it can say the label, else with the label as words."""

from collections.abc import Iterable
from html import escape

from desktopapp.plan.list_labels import ItemLabel

_LETTERS = 26  # after z HTML counts otherwise than Word
_UNMARKED = 'style="list-style: none"'


def html_list(items: Iterable[tuple[ItemLabel, str]], end: str = "\n") -> str:
    """Return items, each its label and its words in HTML, as nested lists.

    ``end`` stands after each tag. Each open list stands in ``tags`` with its level.
    """
    parts: list[str] = []
    tags: list[tuple[int, str]] = []
    for label, words in items:
        while tags and tags[-1][0] >= label.level + (not label.starts):
            parts.append(f"</li>{end}</{tags.pop()[1]}>{end}")
        if tags and tags[-1][0] == label.level:
            parts.append(f"</li>{end}")
        else:
            tag = _list_tag(label)
            parts.append(f"<{tag}>{end}")
            tags.append((label.level, tag[:2]))
        parts.append(_item_tag(label, tags[-1][1]) + words)
    parts += [f"</li>{end}</{tag}>{end}" for _, tag in reversed(tags)]
    return "".join(parts)


def _list_tag(label: ItemLabel) -> str:
    """Return the beginning of a list: how it is numbered, and from which number on."""
    if _is_worded(label):
        return f"ul {_UNMARKED}"
    if not label.number:
        return "ul"
    form = "" if label.form == "1" else f' type="{label.form}"'
    return f"ol{form}" + (f' start="{label.number}"' if label.number != 1 else "")


def _item_tag(label: ItemLabel, within: str) -> str:
    if not _is_worded(label):
        return "<li>"
    tag = f"<li {_UNMARKED}>" if within == "ol" else "<li>"
    return f'{tag}<span class="number">{escape(label.text)}</span> '


def _is_worded(label: ItemLabel) -> bool:
    """Tell whether HTML cannot make a label."""
    if not label.number:
        return False
    plain = label.form and not label.before and label.parts.after == "."
    return not plain or (label.form in "aA" and label.number > _LETTERS)
