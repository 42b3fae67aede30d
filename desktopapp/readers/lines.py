"""Lines of text as a page or a screen broke them, put together again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from desktopapp.readers.hyphens import HYPHENS, NOTHING_KNOWN, PREFIX_END, WholeWords, keeps_hyphen
from desktopapp.readers.leaders import leads_to_page

_LOOSE_END = re.compile(r"(?:,|\b(?:a|an|and|as|at|by|for|from|in|of|on|or|that|the|to|with))$")
_HYPHEN_END = re.compile(rf"[^\W\d_]{{2}}[{HYPHENS}]$")
_SUSPENDED = re.compile(r"(?:and|or|to) ")  # after "pre-": more of the word comes later
_RANGE_END = re.compile(r"\d[-–\u2010/]$")
_LONGEST_END = 6  # characters that both look at: a word of the loose ends, and one before it
# A figure that a sentence goes on with, and no number of a heading or an item: "4.1% of", "£2m".
_FIGURE = re.compile(
    r"\(?(?:[£$€] ?\d[\d,.]*\d?(?:bn|[mk])?|\d[\d,.]*(?:%|bn\b|[mk]\b)|\d{1,3}(?:,\d{3})+|\d{2,}"
    r"|\d+\.\d+(?= (?:per cent|million|billion|times|percentage)))\)?[.,;]?(?: [a-z(]|$)"
)
_LONGEST_WORD = 100  # characters; what is longer is none
_BEGUN = 6  # words: fewer may be a label with its figure below
_RAGGED = 4  # characters by which the longest line may stand out
_NARROWEST = 50  # characters to which mail is broken
_WIDEST_PAGE = 140  # characters; a longer line was never broken by a page


def width(lines: Iterable[str]) -> int:
    """Guess how many characters fitted in a line, from lines that others follow; 0 if unbroken.

    The guess is a long line, not the longest: a table or an address may stand out.
    """
    lengths = sorted(len(line.strip()) for line in lines)
    if len(lengths) < 2:  # noqa: PLR2004  # one line tells nothing of a width
        return 0
    long = lengths[int(len(lengths) * 0.9)]
    full = sum(1 for length in lengths if length >= 0.75 * long)
    return long if long <= _WIDEST_PAGE and 2 * full >= len(lengths) else 0


def belongs(line: str, following: str, fits: int) -> bool:
    """Tell whether the following line goes on with the sentence or heading of this one.

    ``fits`` is the width of a line. A line that had room for the next word was ended on purpose.
    """
    line, following = line.rstrip(), following.lstrip()
    if leads_to_page(line):
        return False
    if _is_range(line, following) or following[:1].islower() or _ends_loosely(line):
        return True
    if _FIGURE.match(following) and _breaks_off(line):
        return True
    if not fits:
        return False
    room = fits - len(line) - 1 - len(following.split(None, 1)[0])
    short = room > fits * 0.15 and len(following) < fits / 2
    if short and following[0].isupper() and following.rstrip()[-1].isalnum():
        return False  # a short line that ends no sentence is one of its own
    ended = line.endswith((".", "?", "!", ":", ";"))
    return room < fits * (0.08 if ended else 0.25)


def unbroken(lines: Sequence[str]) -> Iterator[str]:
    """Join the lines of a text that was broken to a width, as mail is; any other stays as it is.

    Such a text has no line that is longer, and most of those that words follow had no room for
    the next.
    """
    longest = max((len(line.rstrip()) for line in lines), default=0)
    pairs = [(one, other) for one, other in pairwise(lines) if one.strip() and _is_words(other)]
    full = sum(_had_no_room(one, other, longest) for one, other in pairs)
    if not _NARROWEST <= longest <= _WIDEST_PAGE or 2 * full < len(pairs):
        yield from lines
        return
    groups: list[list[str]] = []
    for line in lines:
        if groups and _is_words(line) and _had_no_room(groups[-1][-1], line, longest):
            groups[-1].append(line)
        else:
            groups.append([line])
    for first, *rest in groups:
        yield f"{first.rstrip()} {joined(rest)}" if rest else first


def _is_words(line: str) -> bool:
    return line.strip()[:1].isalpha() and " | " not in line


def _had_no_room(line: str, following: str, longest: int) -> bool:
    """Tell whether the first word of the following line had no room at the end of this one."""
    return len(line.rstrip()) + 1 + len(following.split(None, 1)[0]) > longest - _RAGGED


def _is_range(line: str, following: str) -> bool:
    """Tell whether a line ends within a range of figures: "4-" and "5 per cent"."""
    return bool(following[:1].isdigit() and _RANGE_END.search(line[-2:]))


def _ends_loosely(text: str) -> bool:
    """Tell whether a text ends in a hyphen, a comma or a word that others follow."""
    end = text[-_LONGEST_END:]
    return bool(_LOOSE_END.search(end) or _HYPHEN_END.search(end))


def _breaks_off(line: str) -> bool:
    """Tell whether a line is the beginning of a sentence: words, no label, item or figures."""
    return line[-1:].isalpha() and not line[:1].isdigit() and len(line.split()) >= _BEGUN


def goes_on(text: str, following: str) -> bool:
    """Tell whether a paragraph breaks off here, cut by a page end, and goes on in the next."""
    if not following[:1].islower():
        return False
    return _ends_loosely(text) or (len(text) > 40 and text[-1:].isalpha())  # noqa: PLR2004  # shorter lines may be items of a list


def joined(lines: Sequence[str], known: WholeWords = NOTHING_KNOWN) -> str:
    """Join lines by spaces; a word parted by a hyphen at a line end becomes one again.

    ``known`` is what the document tells of its words: see ``hyphens``.
    """
    parts: list[str] = []
    word = ""  # the last one so far, which a hyphen may part
    for line in lines:
        bare = line.strip()
        hyphened = bool(parts and _ends_in_hyphen(parts[-1])) and bare[:1].isalnum()
        if hyphened and not _SUSPENDED.match(bare):
            if bare[:1].islower() and not keeps_hyphen(word, bare, known):
                parts[-1], word = parts[-1][:-1], word[:-1]
        elif not (parts and _is_range(parts[-1], bare)):
            parts.append(" " if parts else "")
            word = ""
        parts.append(bare)
        last = bare.rsplit(None, 1)[-1:]
        word = (word + bare if last == [bare] else "".join(last))[-_LONGEST_WORD:]
    return "".join(parts)


def _ends_in_hyphen(text: str) -> bool:
    end = text[-_LONGEST_END:]
    return bool(_HYPHEN_END.search(end) or PREFIX_END.search(end))
