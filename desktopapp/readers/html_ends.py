"""The end tags that HTML lets a page leave out, told where a browser sees them."""

from collections.abc import Iterable, Iterator

from desktopapp.readers.html_tokens import Begin, End, Token

_DEEPEST = 200  # nested tags beyond this end by themselves no more


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


VOID = _tags("area base br col embed hr img input link meta param source track wbr")
_HEADINGS = _tags("h1 h2 h3 h4 h5 h6")
_AFTER_PARAGRAPH = _HEADINGS | _tags(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form header hgroup hr li main menu nav ol p pre section summary table ul"
)
_EDGES = _tags(  # nothing before one of them ends by what comes within it
    "applet audio body button canvas caption head html iframe map marquee math noscript object "
    "select svg table td template th video"
)
_PARTS = _tags("tbody thead tfoot")
_CELLS = _tags("td th")
_LOOKS = _tags("a b big code em font i s small strike strong tt u")  # they go on in what follows
_TABLE = _tags("table html template")
# what begins: what ends before it, and where to look no further
_RULES = (
    (_AFTER_PARAGRAPH, _tags("p"), _EDGES),
    (_tags("li"), _tags("li"), _EDGES | _tags("ul ol menu dir dl blockquote section article")),
    (_tags("dt dd"), _tags("dt dd"), _EDGES | _tags("ul ol dl blockquote section article")),
    (_CELLS, _CELLS | _tags("caption colgroup"), _TABLE | _tags("tr")),
    (_tags("tr"), _tags("tr caption colgroup") | _CELLS, _TABLE | _PARTS),
    (_PARTS, _PARTS | _tags("tr caption colgroup") | _CELLS, _TABLE),
    (_tags("rt rp"), _tags("rt rp"), _EDGES | _tags("ruby")),
)


def with_ends(marked: Iterable[Token]) -> Iterator[Token]:
    """Go through tags and words; what ends where another begins is told to end there."""
    opened: list[Begin] = []
    for token in marked:
        if isinstance(token, Begin):
            yield from _ended_before(token.tag, opened)
            if token.tag not in VOID and len(opened) < _DEEPEST:
                opened.append(token)
        elif isinstance(token, End):
            at = _last(opened, frozenset((token.tag,)), frozenset())
            if at >= 0:
                del opened[at:]
        yield token


def _ended_before(tag: str, opened: list[Begin]) -> Iterator[Token]:
    """Tell the ends of what cannot hold a tag, and the looks that go on beyond them."""
    if tag in _HEADINGS and opened and opened[-1].tag in _HEADINGS:
        yield End(opened.pop().tag)
    for begins, ends, edges in _RULES:
        if tag not in begins:
            continue
        at = _first(opened, ends, edges)
        if at < 0:
            continue
        looks = [one for one in opened[at:] if one.tag in _LOOKS]
        yield End(opened[at].tag)
        del opened[at:]
        if begins is _AFTER_PARAGRAPH:
            opened += looks
            yield from looks


def _last(opened: list[Begin], wanted: frozenset[str], edges: frozenset[str]) -> int:
    """Return where the innermost of some tags is open within an edge, or -1."""
    for n in range(len(opened) - 1, -1, -1):
        if opened[n].tag in wanted:
            return n
        if opened[n].tag in edges:
            break
    return -1


def _first(opened: list[Begin], wanted: frozenset[str], edges: frozenset[str]) -> int:
    """Return where the outermost of some tags is open within an edge, or -1."""
    found = -1
    for n in range(len(opened) - 1, -1, -1):
        if opened[n].tag in wanted:
            found = n
        elif opened[n].tag in edges:
            break
    return found
