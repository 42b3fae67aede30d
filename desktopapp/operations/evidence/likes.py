"""Words that officers use for one another when they answer, beside those of the thesaurus.

The thesaurus serves the ranking of prior answers, where a word too many costs the order. Here a
sentence is looked for that seems to answer, and answers seldom repeat the words of the question.
"""

from collections.abc import Iterable
from functools import cache

from desktopapp.library.thesaurus import synonyms
from desktopapp.library.words import STOP, stem

_MEANINGS = """
share exchange send supply pass feed return submit joint together
data figures datasets records dashboards statistics returns
available publish website online open public
barriers prevent obstacle hold keep stop hamper difficult lack shortage constraint absence struggle
need ask call require request want wish
reduce cut halve lower fewer exit
cost spend spent paid
change reorganise merge restructure move introduce bring replace reduction
improve renew redesign upgrade
preventative prevention early falls prescribing independent homelessness
reform devolution combined powers unitary reorganisation
technology tool software automation machine digital cloud
lesson learn mistakes misses incidents accidents
potential scope opportunity
capital borrowing investment buy purchase rebuild
consistent same common felt
waste lean inefficient
agency temporary interim
training course module learning trainers
facility union
legacy old dates outdated replace
champion ambassador
dues fees charges rents
roads road lane quay
office legal payroll finance procurement back hr
"""


@cache
def _meanings() -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset(stem(one) for one in line.split() if one not in STOP)
        for line in _MEANINGS.splitlines()
        if line
    )


@cache
def likes(word: str) -> frozenset[str]:
    """Return the stems that may stand for a stem in an answer, without itself."""
    found = {other for meaning in _meanings() if word in meaning for other in meaning}
    return (synonyms(word) | found) - {word}


def with_likes(words: Iterable[str]) -> set[str]:
    """Return stems with all that may stand for them."""
    return {other for word in words for other in (word, *likes(word))}
