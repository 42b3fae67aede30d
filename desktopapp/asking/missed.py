"""What one shape passes over and another finds: it is asked too, or listed as left aside."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from desktopapp.asking import grammar
from desktopapp.asking.answers import split_options
from desktopapp.asking.aside import ASKS_OTHERWISE
from desktopapp.asking.criteria import read_points
from desktopapp.asking.found import Found, FoundQuestion, FoundTheme
from desktopapp.asking.lines import AskLine
from desktopapp.asking.listed import read_list
from desktopapp.asking.numbers import any_number, heading_number

_FEW = 2  # points that ask make a shape of their own; one alone may be said in passing
_FEWEST_WORDS = 4  # of an item that is listed; a shorter one is a link of a page


def take_missed(lines: Sequence[AskLine], found: Found, *, marked: bool) -> None:
    """Take the points that ask and that no question holds, and questions beside boxes to tick.

    Where questions say of themselves that they are, what does not is listed and never taken.
    """
    points = list(_missed(read_points, lines, found))
    asking = [one for _, one in points if grammar.is_ask(one.text)]
    if not marked:
        ticked = list(_missed(_read_ticked, lines, found))
        for theme, question in (*(points if len(asking) >= _FEW else ()), *ticked):
            _add(found, theme, question)
    _list_others(lines, found)


def _missed(
    read: Callable[[Sequence[AskLine], Found], None], lines: Sequence[AskLine], found: Found
) -> Iterator[tuple[FoundTheme, FoundQuestion]]:
    """Go through what another shape finds in lines that nothing was made of."""
    other = Found()
    read(lines, other)
    starts = {one.place.start for one in found.questions()}
    starts |= {one.place.start for one in found.aside if one.place}
    held = {grammar.squeezed(words) for one in found.questions() for words in _held(one)}
    for theme in other.themes:
        for question in theme.questions:
            if question.place.start in starts or grammar.squeezed(question.text) in held:
                continue
            yield theme, question


def _read_ticked(lines: Sequence[AskLine], found: Found) -> None:
    """Take the questions whose options stand beside them: "Is it yours? Yes [ ] No [ ]"."""
    for line in lines:
        if line.level:
            numbered = heading_number(line.text)
            found.theme(numbered.text, line, numbered.number)
            continue
        numbered = any_number(line.text)
        text, options = split_options(numbered.text)
        if options and not line.cells and grammar.is_interrogative(text):
            question = found.add(FoundQuestion(text, line.place, numbered.number))
            question.answer.options += options


def _held(question: FoundQuestion) -> Iterator[str]:
    """Go through the words that a question holds of the lines around it."""
    answer = question.answer
    yield question.text
    yield from (*answer.options, *answer.rows, *answer.guidance, *answer.asks)
    for one in answer.fields:
        yield from (one.label, *one.options)


def _add(found: Found, theme: FoundTheme, question: FoundQuestion) -> None:
    """Add a question under its own heading, where that stands in the letter."""
    same = next((one for one in found.themes if one.place == theme.place), None)
    if same is None:
        same = FoundTheme(theme.title, theme.place, theme.number)
        starts = [one.questions[0].place.start for one in found.themes]
        found.themes.insert(bisect_left(starts, question.place.start), same)
    same.questions.append(question)
    same.questions.sort(key=lambda one: one.place.start)


def _list_others(lines: Sequence[AskLine], found: Found) -> None:
    """List what still stands like a question as left aside."""
    missed = {one.place.start for _, one in _missed(read_list, lines, found)}
    for line in lines:
        stands = line.bullet or any_number(line.text).number
        if line.start in missed and stands and len(line.text.split()) >= _FEWEST_WORDS:
            found.leave([line], ASKS_OTHERWISE)
