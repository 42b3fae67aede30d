"""The tabs of Word in HTML: stretches of spaces that say for how many tabs they stand."""

from collections.abc import Iterable, Iterator

from desktopapp.readers.html_styles import rules_of, small_number
from desktopapp.readers.html_tokens import TAB_TAG, Begin, HtmlText, Token

_MOST = 40  # tabs at once


def with_tabs(marked: Iterable[Token]) -> Iterator[Token]:
    """Go through tags and words; tabs come in place of the spaces that stand for them."""
    stands_for_tabs = False
    for token in marked:
        if isinstance(token, HtmlText) and stands_for_tabs and not token.text.strip():
            continue
        stands_for_tabs = False
        yield token
        if isinstance(token, Begin) and (tabs := _tabs(token)):
            stands_for_tabs = True
            for _ in range(tabs):
                yield Begin(TAB_TAG, {})


def _tabs(token: Begin) -> int:
    style = token.attributes.get("style", "")
    if "mso-tab-count" not in style.lower():
        return 0
    return min(small_number(rules_of(style).get("mso-tab-count", "")), _MOST)
