"""Words that a style of CSS makes before or after those of a tag: texts, numbers, quotation marks.

A browser shows them and no word of the page says them (CSS Generated Content, CSS Lists 4).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from desktopapp.plan.list_labels import MOST_START
from desktopapp.readers.html_counts import number_of_style
from desktopapp.readers.html_ends import VOID
from desktopapp.readers.html_styles import rules_of
from desktopapp.readers.html_tokens import Begin, End, HtmlText, Token

BEFORE, AFTER = "before", "after"

_STRING = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
_CONTENT = re.compile(
    rf"(?:^|;)\s*content\s*:\s*((?:{_STRING}|[^;\"'])*)", re.DOTALL | re.IGNORECASE
)
_INSISTED = re.compile(r"\s*!\s*important\s*$", re.IGNORECASE)
_STRINGS = re.compile(_STRING, re.DOTALL)
_PIECE = re.compile(rf"{_STRING}|([\w-]+)\(((?:{_STRING}|[^()\"'])*)\)|[\w-]+|/", re.DOTALL)
_ESCAPED = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})[ \t\n]?|\n|(.))", re.DOTALL)
_COUNTED = re.compile(r"([A-Za-z_][\w-]*)(?:\s+([+-]?\d{1,6}))?")
_APART = ("position", "float", "width", "margin-right", "padding-right", "margin", "padding")
_KEPT = ("display", "visibility", "counter-reset", "counter-increment", *_APART)
_BESIDE = ("inline-block", "inline-flex", "inline-grid", "inline-table")
_BLOCKS = ("block", "flex", "grid", "table", "list-item")
_QUOTES = {"open-quote": "“", "close-quote": "”"}
_NO_LETTER = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd\u200b\ufeff]")  # pictures of a font
_DEEPEST = 200  # nested tags beyond this count nothing
_LONGEST = 200  # letters of what is made


def made_words(body: str) -> dict[str, str]:
    """Return what a rule says of words that it makes: them as they are written, and where."""
    bare = rules_of(_STRINGS.sub("", body))
    said = {name: bare[name] for name in _KEPT if name in bare}
    found = _CONTENT.findall(body)
    return said | ({"content": _INSISTED.sub("", found[-1]).strip()} if found else {})


@dataclass(slots=True)
class _Counters:
    """What a page counts by its styles: each counter holds within the tag around its own."""

    _scopes: list[dict[str, int]] = field(default_factory=lambda: [{}])

    def take(self, rules: dict[str, str]) -> None:
        """Take what a tag resets and counts on."""
        for name, number in _counted(rules.get("counter-reset", ""), 0):
            self._scopes[-1][name] = number
        for name, step in _counted(rules.get("counter-increment", ""), 1):
            scope = next((one for one in reversed(self._scopes) if name in one), self._scopes[-1])
            scope[name] = min(max(scope.get(name, 0) + step, -MOST_START), MOST_START)

    def begin(self) -> None:
        """Begin what stands within a tag."""
        self._scopes.append({})

    def end(self, depth: int) -> None:
        """End what stands within tags, down to as many as are open still."""
        del self._scopes[depth + 1 :]

    def all_of(self, name: str) -> list[int]:
        """Return what a counter and those of its name around it count, the innermost last."""
        return [scope[name] for scope in self._scopes if name in scope] or [0]


def may_make_words(html: str) -> bool:
    """Tell whether a page has styles that make words."""
    return ":before" in html or ":after" in html


def with_made_words(marked: Iterable[Token]) -> Iterator[Token]:
    """Go through tags and words; what styles make before and after words are words."""
    counters = _Counters()
    opened: list[tuple[str, list[Token]]] = []  # and what comes after its words
    unseen: list[int] = []  # how deep the tags stand that nobody sees
    for token in marked:
        if isinstance(token, Begin):
            style = token.attributes.get("style", "")
            rules = rules_of(style) if "counter" in style or "none" in style else {}
            if not unseen:
                counters.take(rules)
            yield token
            if token.tag in VOID or len(opened) >= _DEEPEST:
                continue
            counters.begin()
            after = token.attributes.pop(AFTER, "")
            yield from _made(token.attributes.pop(BEFORE, ""), token, counters)
            opened.append((token.tag, list(_made(after, token, counters, is_after=True))))
            if rules.get("display") == "none":
                unseen.append(len(opened))
        elif isinstance(token, End):
            at = next((n for n in range(len(opened) - 1, -1, -1) if opened[n][0] == token.tag), -1)
            if at >= 0:
                yield from opened[at][1]
                del opened[at:]
                counters.end(at)
                unseen = [deep for deep in unseen if deep <= at]
            yield token
        else:
            yield token


def _counted(said: str, otherwise: int) -> list[tuple[str, int]]:
    """Return the counters that a style names, each with its number."""
    return [
        (name, int(number) if number else otherwise)
        for name, number in _COUNTED.findall(said)
        if name != "none"
    ]


def _made(
    style: str, tag: Begin, counters: _Counters, *, is_after: bool = False
) -> Iterator[Token]:
    """Go through the words that a style makes, apart from those of the tag where it sets them."""
    if not style:
        return
    rules = made_words(style)
    counters.take(rules)
    if rules.get("display") == "none" or rules.get("visibility") == "hidden":
        return
    words = "".join(_said(rules.get("content", ""), tag, counters))[:_LONGEST]
    if not words.strip():
        return
    is_block = rules.get("display") in _BLOCKS and "absolute" not in rules.get("position", "")
    is_apart = rules.get("display") in _BESIDE or any(one in rules for one in _APART)
    edge: list[Token] = [Begin("br", {})] if is_block else [HtmlText(" ")] if is_apart else []
    yield from edge if is_after else ()
    first, *others = words.split("\n")
    yield HtmlText(first)
    for other in others:
        yield from (Begin("br", {}), HtmlText(other))
    yield from () if is_after else edge


def _said(content: str, tag: Begin, counters: _Counters) -> Iterator[str]:
    """Go through the pieces of what is made; what stands behind a stroke is for those who hear."""
    for found in _PIECE.finditer(content):
        piece = found[0]
        if piece == "/":
            return
        if piece[0] in "\"'":
            yield _NO_LETTER.sub("", _ESCAPED.sub(_unescaped, piece[1:-1]))
        elif found[1]:
            yield _worked_out(found[1].lower(), found[2], tag, counters)
        else:
            yield _QUOTES.get(piece.lower(), "")


def _worked_out(function: str, said: str, tag: Begin, counters: _Counters) -> str:
    """Return the number of a counter, or an attribute of the tag."""
    strings = [one[1:-1] for one in _STRINGS.findall(said)]
    name, *others = (part.strip() for part in _STRINGS.sub("", said).split(","))
    if function == "attr":
        return tag.attributes.get(name.split(" ")[0].lower(), "")
    if function not in ("counter", "counters"):
        return ""
    kind = (others[-1] if others else "") or "decimal"
    numbers = counters.all_of(name.lower())
    numbers = numbers if function == "counters" else numbers[-1:]
    between = _ESCAPED.sub(_unescaped, strings[0]) if strings else "."
    return between.join(number_of_style(number, kind) for number in numbers)


def _unescaped(found: re.Match[str]) -> str:
    if found[1]:
        code = int(found[1], 16)
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""  # noqa: PLR2004  # halves of letters
    return found[2] or ""
