"""Whether a page of a PDF says which letters it draws, or only what its fonts number them.

A font that does not tell its letters is read by its codes, and those are letters by chance: as
they were with older programs, or numbers of the letters within the font, which spell nothing.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from desktopapp.readers.pdf_words import PrintedWord
from desktopapp.readers.word_symbols import UNKNOWN

_DOUBTFUL = 0.2  # of a page's letters: with more that no font tells, the page is looked at
_CODES = 0.04  # of those: with more codes of control they are numbers, not letters
_FEWEST = 3  # of them
_UNTOLD = re.compile(f"[{UNKNOWN}\ue000-\uf01f\uf100-\uf8ff]")  # but for fonts of symbols
_WORD = re.compile(r"[^\W\d_]{3,}")
_USUAL = frozenset("etaoinsrhl")  # over half of the letters of every language in Latin letters
_LATIN = re.compile("[a-z\u00c0-\u024f]")
_SPELT = 0.45  # of the letters: with fewer of the usual ones, codes spell no language
_FEW = 40  # letters that show a share
_SYLLABLE = re.compile("[\u3041-\u30fe]")
_SYLLABLES = 0.3  # of the letters: so many are Japanese, as codes by chance are never
_LIES = 0.4  # the same for fonts that do tell, and may tell wrong
_MANY = 200
_COMMON = frozenset(" .,;:!?'\"‘’“”()-–—/%£€$•")
_SIGNS = 0.1  # of a page's letters: with more other signs, and
_CAPITALS = 0.02  # of them with more capitals within words, they are codes


def untold(words: Sequence[PrintedWord]) -> bool:
    """Tell whether the letters of a page are not those that it draws."""
    text = " ".join(word.text for word in words)
    count = sum(len(word.text) for word in words)
    unknown = len(_UNTOLD.findall(text))
    guessed = sum(word.guessed for word in words)
    if unknown > max(_FEWEST, _DOUBTFUL * count) or unknown == count > 0:
        return True
    letters = "".join(_WORD.findall(text.lower()))
    usual = sum(one in _USUAL for one in letters)
    signs = sum(not one.isalnum() and one not in _COMMON for one in text)
    capitals = sum(one.islower() and after.isupper() for one, after in pairwise(text))
    if count >= _MANY and signs > _SIGNS * count and capitals > _CAPITALS * count:
        return True
    spelt = len(_SYLLABLE.findall(text)) > _SYLLABLES * count
    if guessed > _DOUBTFUL * count and not spelt:
        return unknown > max(_FEWEST, _CODES * guessed) or _FEW <= len(letters) > usual / _SPELT
    latin = len(_LATIN.findall(letters))
    return _MANY <= latin > len(letters) / 2 and usual < _LIES * latin
