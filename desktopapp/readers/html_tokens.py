"""HTML taken apart into tags and words, in a time that grows with its length and no faster.

The reader of the standard library looks for the end of a tag from each ``<`` anew, so a page of
broken tags costs it minutes. Here no character is looked at for the end of more than one thing:
where a tag, a comment or a quote never ends, what is left is words. Nothing is ever loaded.
"""

import re
from collections.abc import Callable, Generator, Iterator
from html import unescape
from typing import NamedTuple

_MARKUP = re.compile(r"<(?=[A-Za-z/!?])")
_NAME = re.compile(r"[A-Za-z][^\s/>]*")
_ATTRIBUTE = re.compile(
    r"([\s/]*)(?:(>)|([^\s/>][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?)"
)
_COMMENT_END = re.compile(r"--!?>")
_WORDS_FORMULA = re.compile(r"<!--\[if gte msEquation \d+\]>")  # Word hides formulas from others
_RAW = frozenset(("script", "style", "textarea", "title", "iframe", "noframes", "noembed"))
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}
# no character has such a number, and reading one of many digits takes the square of their number
_FAR_TOO_LARGE = re.compile(r"&#(?:[xX][0-9A-Fa-f]{8,}|[0-9]{8,});?")
_WANTED = frozenset(
    (
        *(
            "alt",
            "bgcolor",
            "color",
            "fill",
            "rel",
            "aria-checked",
            "aria-colspan",
            "aria-level",
            "checked",
            "class",
            "colspan",
            "face",
            "height",
            "hidden",
            "href",
        ),
        *(
            "id",
            "m:val",
            "media",
            "multiple",
            "open",
            "reversed",
            "role",
            "rowspan",
            "selected",
            "start",
            "style",
            "type",
        ),
        *("value", "width"),
    )
)
_SHOWN = ("title", "data-")  # what begins the names of attributes that a style may show
_OFTEN = 500  # tags and attributes between two looks at the clock


class Begin(NamedTuple):
    """A tag that begins something, with those of its attributes that mean something to us."""

    tag: str
    attributes: dict[str, str]


class End(NamedTuple):
    """A tag that ends something."""

    tag: str


TAB_TAG = "tab"  # what our own readers tell of a tab
LIGHT_TAG = "light"  # and of a light of a status


class HtmlText(NamedTuple):
    """Words between tags, as they are read."""

    text: str


Token = Begin | End | HtmlText

UNREAD_SHEET = Begin("link", {"rel": "stylesheet"})  # tells that styles of the page are not known


def told_light(sign: str) -> Begin:
    """Tell that a light of a status stands here, by its sign."""
    return Begin(LIGHT_TAG, {"alt": sign})


def tokens(html: str, tick: Callable[[], object]) -> Iterator[Token]:
    """Take HTML apart. ``tick`` is called now and then, and may raise to give it up."""
    at, steps, shown = 0, 0, "attr(" in html
    while at < len(html):
        steps += 1
        if steps % _OFTEN == 0:
            tick()
        found = _MARKUP.search(html, at)
        start = found.start() if found else len(html)
        if start > at:
            yield HtmlText(_read(html[at:start]))
        if not found:
            return
        at = _after_no_tag(html, start)
        if at == start:
            at = yield from _tag(html, start, tick, shown=shown)
        if at < 0:  # it never ends
            yield HtmlText(_read(html[start:]))
            return


def _after_no_tag(html: str, start: int) -> int:
    """Return where a comment or declaration ends; ``start`` for a tag, -1 where it never ends."""
    if _WORDS_FORMULA.match(html, start):
        return html.find(">", start) + 1 or -1
    if html.startswith("<!--", start):
        found = _COMMENT_END.search(html, start + 2)
        return found.end() if found else -1
    name_at = start + 2 if html.startswith("</", start) else start + 1
    if html[name_at : name_at + 1].isalpha() and _NAME.match(html, name_at):
        return start
    return html.find(">", start) + 1 or -1


def _tag(
    html: str, start: int, tick: Callable[[], object], *, shown: bool
) -> Generator[Token, None, int]:
    """Read a tag, and return where it ends, or -1 where it never does.

    ``shown`` tells that styles may show attributes that mean nothing else.
    """
    is_end = html[start + 1] == "/"
    name = _NAME.match(html, start + 1 + is_end)
    if name is None:
        return -1
    at, closes, steps = name.end(), False, 0
    attributes: dict[str, str] = {}
    while True:
        steps += 1
        if steps % _OFTEN == 0:
            tick()
        found = _ATTRIBUTE.match(html, at)
        if found is None:
            return -1
        at = found.end()
        if found[2]:
            closes = found[1].endswith("/")
            break
        known = found[3].lower()
        if known not in attributes and (known in _WANTED or (shown and known[:5] in _SHOWN)):
            attributes[known] = _read(found[4] or found[5] or found[6] or "")
    tag = name[0].lower()
    if is_end:
        yield End(tag)
        return at
    yield Begin(tag, attributes)
    if closes:
        yield End(tag)
    elif tag in _RAW:
        at = yield from _raw(html, tag, at)
    return at


def _raw(html: str, tag: str, at: int) -> Generator[Token, None, int]:
    """Pass over what holds no tags, as a program; tell a title, a style and what was typed."""
    found = _RAW_END[tag].search(html, at)
    end = found.start() if found else len(html)
    if tag in ("title", "textarea", "style"):
        yield HtmlText(_read(html[at:end]))
    return end


def _read(words: str) -> str:
    """Return words with their character references read; one of no character is a mark."""
    if "&" not in words:
        return words
    return unescape(_FAR_TOO_LARGE.sub("\ufffd", words))
