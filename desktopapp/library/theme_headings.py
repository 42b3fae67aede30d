"""Find a brief's theme headings in a document, even where a council altered their wording."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher, get_close_matches
from itertools import islice

from desktopapp.library.asked import AskedTheme, BriefAsks, key, no_small
from desktopapp.library.ranking import ranker
from desktopapp.plan.text import (
    Block,
    Heading,
    ListItem,
    Paragraph,
    Text,
    block_words,
    plain_block,
)

_WORD = re.compile(r"[^\W_]+")
_COUNT = ("one", "two", "three", "four", "five", "six", "seven", "eight")
_ORDINALS = {word: n for n, word in enumerate(_COUNT, 1)}
_NUMBER = re.compile(
    r"[\s\-–—*•]*(?:(?:theme|section|part|chapter|priority|area)\s+)?"
    rf"\(?(?:(\d{{1,2}})|([a-h])|({'|'.join(_COUNT)}))"
    r"(?:\s*[.):–—-]+\s*|\s+(?-i:(?=[A-Z]))|$)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[\s*]*(theme|section|part|chapter|priority|area)\s", re.IGNORECASE)
_OURS = "theme"  # the letter's own word; all others number parts of any document
_LONG = 4  # words of a title that can be told by their order
_LIKE = 0.6  # the share of words in the title's order, of the title and of the heading
_SCANNED = 0.45  # the share of a title's words that must be whole in a bad scan
_CLOSE = 0.75  # how alike two words are of which one was scanned badly
_SAME = 0.9  # the same where more text follows the heading in one paragraph
_LABELLED = 0.4  # the share of a title's or label's own words that a short heading needs
_MOSTLY = 0.7  # the share of a heading's words that are a title's, where there are some
_HALF = 0.5  # the share of a heading's words that are a whole label
_FEW = 4  # words of a heading that may name a theme by one of its words
_WEAK = 0.4  # the score of such a heading: it counts beside others, and where no better one is
_BELOW = 3_000  # characters of the text below a heading that tell what it is about
_LOOKED_AT = 120  # words of a paragraph in which a heading may stand at its beginning
_MOST_PLACES = 1_000  # that may be theme headings; more are only in a document made to be slow
_SHORT = 14  # words of a heading in a council's own words
_REMARK = 60  # words of a remark in brackets after a heading
_BODY = 12  # words below a heading that make it more than a line in a list
_BODIED = 2.0  # what text below a heading is worth beside its score, which is below that
_SURE = 0.8  # the score of a heading that counts even if it is the only one


@dataclass(frozen=True, slots=True)
class FoundHeading:
    """A theme heading: the blocks it takes up, its words without number and marks, its score.

    ``rest`` is the text that follows it in its last block, or empty. ``number`` is the heading
    as it stands where it tells its theme by a number only, such as "Section 2".
    """

    theme: str
    start: int
    end: int
    words: str
    score: float
    rest: str = ""
    number: str = ""


def unnumbered(text: str) -> tuple[str, int]:
    """Return a heading without bullet, number or letter before it, and that number or 0."""
    found = _NUMBER.match(text)
    if not found:
        return text.strip(" *-–—•\t"), 0
    digits, letter, word = found.groups()
    if digits:
        number = int(digits)
    elif letter:
        number = ord(letter.lower()) - ord("a") + 1
    else:
        number = _ORDINALS[word.lower()]
    words = text[found.end() :].strip(" *-–—•\t")
    bare_letter = letter and not re.match(r"[\s*(]*[A-Ha-h]\s*[.):–—-]", text)
    if bare_letter and not _NAMED.match(text):
        return text.strip(" *-–—•\t"), 0
    return words, number


def title_agreement(title: Sequence[str], words: Sequence[str]) -> tuple[float, float, int]:
    """Compare words with a title: shares of title and of words that agree, and where they end.

    Only words up to the last one that agrees are looked at.
    """
    matcher = SequenceMatcher(None, title, words, autojunk=False)
    pairs = [match for match in matcher.get_matching_blocks() if match.size]
    if not pairs:
        return 0.0, 0.0, 0
    agreed = sum(match.size for match in pairs)
    end = pairs[-1].b + pairs[-1].size
    return agreed / len(title), agreed / end, end


def candidates(blocks: Text, asked: BriefAsks) -> list[FoundHeading]:
    """Return every place that may be a theme heading, in order of place."""
    found: list[FoundHeading] = []
    for n, block in enumerate(blocks):
        if not isinstance(block, Paragraph | Heading | ListItem):
            continue
        best = _best(plain_block(block), block, asked, n)
        split = _split(blocks, n, asked)
        if split and (best is None or split.score > best.score + 0.1):
            best = split
        if best and not (found and found[-1].end > n and found[-1].score >= best.score):
            found.append(best)
    return _told(found, blocks, asked)


def _told(found: list[FoundHeading], blocks: Text, asked: BriefAsks) -> list[FoundHeading]:
    """Leave out headings that have a theme's number and belong to other parts.

    A number tells a theme beside a heading of its own words, or where all themes stand in a row,
    and most of what stands below is nearest to the theme of that number.
    """
    counted = [one for one in found if _counts_anything(one)]
    if not counted:
        return found
    named = {(one.theme, at) for one in found if not one.number for at in (one.start, one.end)}
    kept = {one.start for one in counted if {(one.theme, one.start), (one.theme, one.end)} & named}
    for word in {one.number.split()[0].lower() for one in counted}:
        row = [one for one in counted if one.number.lower().startswith(word)]
        in_row = [one.theme for one in row] == [theme.id for theme in asked.themes]
        if in_row and 2 * sum(_fits(one, row, blocks, asked) for one in row) >= len(row):
            kept |= {one.start for one in row}
    return [one for one in found if not _counts_anything(one) or one.start in kept]


def _counts_anything(one: FoundHeading) -> bool:
    return bool(one.number) and not one.number.lower().startswith(_OURS)


def _fits(one: FoundHeading, row: Sequence[FoundHeading], blocks: Text, asked: BriefAsks) -> bool:
    """Tell whether the text below a numbered heading is nearest to the theme of its number."""
    end = min((other.start for other in row if other.start > one.start), default=len(blocks))
    words = " ".join(plain_block(block) for block in blocks[one.end : end])
    scores = ranker(asked.brief).scores(words[:_BELOW])
    sure = max(scores)
    numbers = ranker(asked.brief).themes
    best = {n for n, score in zip(numbers, scores, strict=True) if score == sure > 0}
    return asked.theme(one.theme).number in best


def _split(blocks: Text, n: int, asked: BriefAsks) -> FoundHeading | None:
    """Read a heading that was broken over two blocks."""
    pair = blocks[n : n + 2]
    parts = [plain_block(block) for block in pair if isinstance(block, Paragraph | Heading)]
    if len(parts) < 2 or any(len(part.split()) > _SHORT + 6 for part in parts):  # noqa: PLR2004
        return None
    if parts[0].rstrip().endswith((".", "?", "!", ":")):
        return None
    found = _best(" ".join(parts), pair[0], asked, n, short=False)
    if found is None or found.rest:
        return None
    second = _best(parts[1], pair[1], asked, n)
    if second and second.score > _SAME:
        return None  # it is a heading without the first
    return replace(found, end=n + 2)


def _best(
    text: str, block: Block, asked: BriefAsks, n: int, *, short: bool = True
) -> FoundHeading | None:
    """Return the theme that a text is most like the heading of, or nothing."""
    found: FoundHeading | None = None
    bare, number = unnumbered(text)
    spans = list(islice(_WORD.finditer(bare.replace("’", "'")), _LOOKED_AT))
    words = [key(span.group()) for span in spans]
    named = bool(_NAMED.match(text))
    marked = bool(number) or isinstance(block, Heading)
    for theme in asked.themes:
        one = _in_order(bare, spans, words, theme, n)
        if one and one.rest and (one.score < _SAME or not marked):
            one = None
        if one is None and short:
            one = _in_own_words(
                bare, words, theme, n, block, named=named and number == theme.number
            )
        if one is None:
            continue
        if number:
            one = replace(one, score=one.score + (0.2 if number == theme.number else -0.1))
        if isinstance(block, Heading):
            one = replace(one, score=one.score + 0.1)
        if found is None or one.score > found.score:
            found = one
    return found


def _in_order(
    bare: str,
    spans: Sequence[re.Match[str]],
    words: list[str],
    theme: AskedTheme,
    n: int,
) -> FoundHeading | None:
    """Match a heading that keeps most of the title's words in the title's order."""
    title = theme.title
    if len(title) < _LONG:
        if not words or words[: len(title)] != list(title):
            return None
        at = spans[len(title) - 1].end()
        if len(words) > len(title) and bare[at] not in ".:(":
            return None
    beginning = words[: 2 * len(title) + 6]
    if len(set(title).intersection(beginning)) < _SCANNED * len(set(title)):
        return None
    of_title, of_words, end = title_agreement(title, [_mended(word, title) for word in beginning])
    if min(of_title, of_words) < _LIKE:
        return None
    at = spans[end - 1].end()
    heading, rest = _parted(bare, at, len(title))
    if heading is None:
        return None
    return FoundHeading(theme.id, n, n + 1, heading, (of_title + of_words) / 2, rest)


def _mended(word: str, title: Sequence[str]) -> str:
    """Return the title's word for one that was scanned badly, else the word as it is."""
    if word in title or len(word) < _LONG:
        return word
    return next(iter(get_close_matches(word, title, 1, _CLOSE)), word)


def _parted(bare: str, at: int, title: int) -> tuple[str | None, str]:
    """Part a text after its last word of the title: the heading, and what follows it.

    Punctuation and a remark in brackets belong to the heading. Some more words may, if the text
    ends with them.
    """
    mark = re.match(r"[\s*]*[.:;?!,–—-]?[\s*]*", bare[at:])
    after = at + (mark.end() if mark else 0)
    remark = re.match(r"\([^()]*(?:\([^()]*\)[^()]*)*\)[\s.*]*", bare[after:])
    if remark and len(remark.group().split()) <= _REMARK:
        after += remark.end()
    rest = bare[after:].strip(" *")
    if not rest:
        return bare.strip(" *"), ""
    if bare[at : at + 1] in {".", ":", "?", "!", "*", "("} or remark:
        return bare[:after].strip(" *"), rest
    few = len(rest.split()) <= max(2, title // 3)
    if few and not rest.startswith(("is ", "are ", "was ", "were ", "can ")):
        return bare.strip(" *"), ""
    return None, rest


def _in_own_words(
    bare: str, words: Sequence[str], theme: AskedTheme, n: int, block: Block, *, named: bool
) -> FoundHeading | None:
    """Match a short heading in a council's own words by the title's or label's own words.

    ``named`` says that it names the theme by its number: "Theme 2".
    """
    called = _NAMED.match(plain_block(block)) if named else None
    if called and not words:
        said = called.string.strip(" *")
        return FoundHeading(theme.id, n, n + 1, theme.heading, 0.7, number=said)
    stands = isinstance(block, Heading) or _is_bold(block) or named
    if not stands and theme.label != tuple(words):
        return None
    own = no_small(words)
    if not own or len(words) > _SHORT or bare.rstrip().endswith((".", ";", ",")):
        return None
    few = len(words) <= _FEW and isinstance(block, Heading)
    best = max(_likeness(own, wanted, named=False, few=few) for wanted in theme.own)
    if best or not called:
        return FoundHeading(theme.id, n, n + 1, bare, best) if best else None
    best = max(_likeness(own, wanted, named=True, few=few) for wanted in theme.own)
    return FoundHeading(theme.id, n, n + 1, bare, best, number=called.string) if best else None


def _likeness(own: frozenset[str], wanted: frozenset[str], *, named: bool, few: bool) -> float:
    """Return how sure a heading's own words are those of a title or label; 0 is not at all.

    A heading of ``few`` words may be known by one of them.
    """
    both = len(own & wanted)
    share, precise = both / max(len(wanted), 1), both / len(own)
    weak = _WEAK if few and precise == 1 else 0.0
    if not both or both < min(2, len(wanted), 1 if named else 2):
        return weak
    whole = share == 1 and precise >= _HALF
    pure = both > (2 if precise > _SAME else 3) and precise > _MOSTLY  # not by chance
    if named or whole or pure or (share >= _LABELLED and precise >= _LIKE):
        return max(weak, 0.35 + 0.6 * share * precise)
    return weak


def _is_bold(block: Block) -> bool:
    return isinstance(block, Paragraph) and all(run.bold for run in block.runs if run.text.strip())


def chosen_headings(
    blocks: Text, asked: BriefAsks, places: Sequence[FoundHeading], barred: Sequence[bool]
) -> list[FoundHeading]:
    """Choose the headings under which the plan itself stands, in order of place.

    A covering report and a contents list name the themes too, with nothing between them; the
    plan's own headings stand in the brief's order and have text below. ``barred`` blocks, the
    letter's own, hold none. A theme that the plan puts out of order is still found.
    """
    open_places = [place for place in places if not any(barred[place.start : place.end])]
    if len(open_places) > _MOST_PLACES:
        best = sorted(open_places, key=lambda place: -place.score)[:_MOST_PLACES]
        open_places = sorted(best, key=lambda place: place.start)
    worth = [
        place.score + (_BODIED if has_body else 0.0)
        for place, has_body in zip(open_places, _bodies(blocks, open_places, barred), strict=True)
    ]
    with_body = [pair for pair in zip(open_places, worth, strict=True) if pair[1] > _BODIED]
    chain = _chain(with_body or list(zip(open_places, worth, strict=True)), asked.order)
    weak = sum(1 for place in chain if place.score <= _WEAK + 0.1)
    if weak == len(chain) and weak < min(3, len(asked.themes)):
        return []
    if len(chain) == 1 and chain[0].score < _SURE and len(asked.themes) > 1:
        return []
    return sorted(_with_strays(chain, open_places, worth), key=lambda place: place.start)


def _chain(
    places: Sequence[tuple[FoundHeading, float]], order: Mapping[str, int]
) -> list[FoundHeading]:
    """Return the places of most worth that stand in the brief's order, each theme once."""
    best: list[tuple[float, list[FoundHeading]]] = []
    for place, value in places:
        before = [
            entry
            for entry in best
            if order[entry[1][-1].theme] < order[place.theme] and entry[1][-1].end <= place.start
        ]
        total, chain = max(before, key=lambda entry: entry[0], default=(0.0, []))
        best.append((total + value, [*chain, place]))
    return max(best, key=lambda entry: (entry[0], entry[1][0].start), default=(0.0, []))[1]


def _bodies(
    blocks: Text, places: Sequence[FoundHeading], barred: Sequence[bool]
) -> Iterator[bool]:
    """Tell for each heading whether text of its own stands between it and the next one."""
    starts = sorted({place.start for place in places})
    for place in places:
        following = bisect_left(starts, place.end)
        end = starts[following] if following < len(starts) else len(blocks)
        count = len(place.rest.split())
        for n in range(place.end, end):
            if barred[n]:
                break
            count += block_words(blocks[n])
            if count >= _BODY:
                break
        yield count >= _BODY


def _with_strays(
    chain: list[FoundHeading], places: Sequence[FoundHeading], worth: Sequence[float]
) -> list[FoundHeading]:
    """Add themes that the chain misses: out of order in the plan, or with nothing written yet."""
    if not chain:
        return chain
    whole = list(chain)
    for place, _ in sorted(zip(places, worth, strict=True), key=lambda pair: -pair[1]):
        known = {one.theme for one in whole}
        if place.theme in known or place.start < chain[0].start or place.score < _SURE:
            continue
        if all(place.end <= one.start or place.start >= one.end for one in whole):
            whole.append(place)
    return whole
