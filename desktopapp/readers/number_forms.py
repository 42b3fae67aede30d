"""Numbers written in the forms of ECMA-376 part 1, 17.18.59, as Word and LibreOffice show them."""

from collections.abc import Callable, Mapping

from desktopapp.plan.list_labels import number_in_form

_MOST_LETTERED = 780  # thirty letters
_MOST_ROMAN = 3999
_MOST_NUMBER = 10**9
_MOST_IN_WORDS = 999_999
_MOST_SIGNS = 40  # signs of notes in a row, ten of each
_ONES = (
    *("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
IN_WORDS = frozenset(("cardinalText", "ordinalText", "ordinal"))  # forms that speak English here
_CHICAGO = "*†‡§"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"  # without those that count nothing in Word


def in_form(number: int, form: str) -> str:
    """Write a number in a form; in digits where the form is rare."""
    if form in _WRITTEN and 0 < number <= _WRITTEN[form][0]:
        return _WRITTEN[form][1](number)
    return "" if form in ("none", "bullet") else str(number)


def _counted_off(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number // 10 % 10 == 1 else ending}"


def _in_words(number: int) -> str:
    """Write a number in words: "one hundred twenty-one", as Word does."""
    words: list[str] = []
    for size, name in ((1000, "thousand"), (100, "hundred")):
        if number >= size:
            words.append(f"{_in_words(number // size)} {name}")
            number %= size
    if number >= len(_ONES):
        ones = f"-{_ONES[number % 10]}" if number % 10 else ""
        words.append(f"{_TENS[number // 10 - 2]}{ones}")
    elif number:
        words.append(_ONES[number])
    return " ".join(words)


def _counted_in_words(number: int) -> str:
    words = _in_words(number)
    last = max(words.rfind(" "), words.rfind("-")) + 1
    before, word = words[:last], words[last:]
    ending = f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th"
    return before + _ORDINALS.get(word, ending)


def _from_series(first: int, digits: int) -> Callable[[int], str]:
    """Return what writes numbers as characters that follow each other, else in digits."""
    return lambda number: chr(first + number - 1) if number <= digits else str(number)


def _full_width(number: int) -> str:
    return str(number).translate({ord(str(n)): 0xFF10 + n for n in range(10)})


def _in_letters(letters: str) -> Callable[[int], str]:
    return lambda number: letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) + 1)


_RUSSIANS = _in_letters(_RUSSIAN)
_WRITTEN: Mapping[str, tuple[int, Callable[[int], str]]] = {  # form -> the most it can write
    "lowerLetter": (_MOST_LETTERED, lambda number: number_in_form(number, "a")),
    "upperLetter": (_MOST_LETTERED, lambda number: number_in_form(number, "A")),
    "lowerRoman": (_MOST_ROMAN, lambda number: number_in_form(number, "i")),
    "upperRoman": (_MOST_ROMAN, lambda number: number_in_form(number, "I")),
    "cardinalText": (_MOST_IN_WORDS, lambda number: _in_words(number).capitalize()),
    "ordinalText": (_MOST_IN_WORDS, lambda number: _counted_in_words(number).capitalize()),
    "ordinal": (_MOST_NUMBER, _counted_off),
    "decimalZero": (_MOST_NUMBER, lambda number: f"{number:02}"),
    "hex": (_MOST_NUMBER, lambda number: f"{number:X}"),
    "chicago": (_MOST_SIGNS, _in_letters(_CHICAGO)),
    "numberInDash": (_MOST_NUMBER, lambda number: f"- {number} -"),
    "decimalFullWidth": (_MOST_NUMBER, _full_width),
    "decimalEnclosedCircle": (_MOST_NUMBER, _from_series(0x2460, 20)),
    "decimalEnclosedParen": (_MOST_NUMBER, _from_series(0x2474, 20)),
    "decimalEnclosedFullstop": (_MOST_NUMBER, _from_series(0x2488, 20)),
    "russianLower": (_MOST_LETTERED, _RUSSIANS),
    "russianUpper": (_MOST_LETTERED, lambda number: _RUSSIANS(number).upper()),
    "001": (_MOST_NUMBER, lambda number: f"{number:03}"),  # as Word writes a form of its own
    "0001": (_MOST_NUMBER, lambda number: f"{number:04}"),
    "00001": (_MOST_NUMBER, lambda number: f"{number:05}"),
}
