"""What the lines below a question say of its answer: options, fields, limits, guidance."""

import re
from collections.abc import Sequence
from dataclasses import replace

from desktopapp.asking import grammar
from desktopapp.asking.found import FoundAnswer, FoundQuestion
from desktopapp.asking.kinds import is_answer_offered, kind_of_field, yes_or_no_options
from desktopapp.asking.limits import in_figures, is_limit, limits_in, without_limit
from desktopapp.asking.lines import AskLine
from desktopapp.plan.wanted import AnswerField, AnswerKind, Repeats

MOST_OPTIONS = 60  # a longer list is no choice that an officer reads
_MANY = re.compile(
    r"(?:select|tick|choose|pick|mark)\b.*\b(?:all|any|more|up to|several)\b|all that apply",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"(?:select|tick|choose|pick|mark)\b.*\b(?:one|single|an?)\b|(?:one|single) (?:option|item|"
    r"answer)",
    re.IGNORECASE,
)
_REPEATS = re.compile(
    r"\badd (?:multiple|another|more|as many)\b|\b(?:for|to) each (\w+)|repeat (?:this|these)",
    re.IGNORECASE,
)
_REASONS = re.compile(
    r"(?:please |and |if [^,.]*, )*(?:explain|give (?:your |us )?(?:reasons?|details|evidence)|"
    r"tell us why|"
    r"provide (?:your |any )?(?:reasons?|comments?|details|evidence|further)|say why|why\b|"
    r"comments?\b|"
    r"(?:further|any|additional) (?:comments?|details|information)|set out your reasons|"
    r"expand on)",
    re.IGNORECASE,
)
_FREE = re.compile(
    r"^[\[(<]?\s*(?:free|open|long)[ -]?text\b.*|^[\[(<]?\s*text (?:box|response)\b.*",
    re.IGNORECASE,
)
_UPLOAD = re.compile(r"(?:please )?(?:upload|attach)\b", re.IGNORECASE)
_DATE = re.compile(
    r"^day[ /]+month[ /]+year$|for example,? \d{1,2} \d{1,2} \d{2,4}|\bdd[/ ]mm[/ ]yy",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\b(?:amount|figure|cost)s? in (?:pounds|£)|in pounds|£000s?\b|\bin £", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?:enter|use)? ?(?:whole )?(?:numbers?|figures?) only|"
    r"\b(?:enter|give|use|state) (?:a |the )?whole numbers?\b",
    re.IGNORECASE,
)
_INLINE = re.compile(r"\s*[\[(]([^\[\]()]{3,200})[\])]\s*$")
_PARTS = re.compile(r"\s+[/|–—-]\s+|\s*/\s*(?=[A-Z])|\s*;\s*|\s*(?:[☐□▢]|\(\s*\)|\[\s*\])\s*")
_COUNTED = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}
_AT_MOST = re.compile(
    r"\b(?:up to|at most|(?:no|not) more than|(?:a )?maximum(?: of)?|max\.?)\s+"
    rf"({'|'.join(_COUNTED)}|[2-9])\b"
    r"(?! (?:words|characters|pages|sides|years|months|days))",
    re.IGNORECASE,
)
_OTHER = re.compile(r"^or$", re.IGNORECASE)
_MOST_WORDS_OF_AN_OPTION = 12
_OPEN = re.compile(  # what is asked so is answered in words of one's own
    r"(?:please )?(?:how (?!likely|long|often|satisfied|important|confident|much|far|well)|why|"
    r"tell us (?:about|how|why)|describe|explain|outline|summari[sz]e|set out|provide|give)\b",
    re.IGNORECASE,
)
_MOST_WORDS_ALONE = 3
_CHOOSE = re.compile(
    r"^(?:please )?(?:tick|choose|select|pick|mark)\b[^:]{0,40}:\s*", re.IGNORECASE
)
_LONGEST_OPTION = 30  # words of one that is a sentence
_STEP = re.compile(r"\d{1,2}\s*[-–=:]\s+(?=\S)")  # a step of a scale: "1 - not started"
_POINT = re.compile(r"\(?[a-h][).]\s+(?=\S)")
_TICKED = r"(?:[☐□▢○◯]|\(\s*\)|\[\s*\])"  # a place for a tick
_BOXES = re.compile(rf"\s+{_TICKED}\s*")
_BOX = re.compile(rf"^{_TICKED}\s*")


def read_answer(question: FoundQuestion, lines: Sequence[AskLine]) -> None:
    """Take what the lines below a question say of its answer."""
    _Below(question).read(lines)


class _Below:
    """Goes through the lines below a question, and remembers what the last one was."""

    def __init__(self, question: FoundQuestion) -> None:
        self.question = question
        self.answer: FoundAnswer = question.answer
        self.confirms = grammar.confirms(question.text)
        told = grammar.sentences_in(question.text)[1:]  # "The barriers. You may think about:"
        self._led = told[-1] if told and told[-1].endswith(":") and not question.kind else ""
        self.lead = ""  # the line that the list in hand belongs to
        self.field = -1  # the field that a list may belong to

    def read(self, lines: Sequence[AskLine]) -> None:
        asked = grammar.squeezed(self.question.text)
        for one in grammar.sentences_in(self.question.text)[1:]:
            self._hint(one)
        for line in lines:
            words, *beside = _BOXES.split(_BOX.sub("", line.text))
            if line.cells:
                self._row(line)
            elif line.bullet or words != line.text:
                for one in filter(None, (words, *beside)):
                    self._item(one)
            elif item := _STEP.match(words) or _POINT.match(words):
                self._item(words[item.end() :])
            elif grammar.squeezed(words) != asked:
                self._line(words)

    def _row(self, line: AskLine) -> None:
        """Take a row of a table: the first names its columns."""
        if not self.answer.fields or self.answer.rows or "" in line.cells or len(line.cells) < 2:  # noqa: PLR2004  # a row has two
            self.answer.rows.append(line.cells[0]) if self.answer.fields else self._columns(line)
        else:
            self.answer.rows.append(line.cells[0])

    def _columns(self, line: AskLine) -> None:
        first = re.sub(r"^table\s*:\s*", "", line.cells[0], flags=re.IGNORECASE)
        for cell in filter(None, (first, *line.cells[1:])):
            label, limits = without_limit(cell)
            self.answer.fields.append(AnswerField(label, kind_of_field(cell), limits=limits))
        self.answer.hints.add(AnswerKind.TABLE)

    def _item(self, words: str) -> None:
        """Take an item of a list: a choice, or a point of what is wanted."""
        chosen = AnswerKind.CHOICE in self.answer.hints or AnswerKind.CHOICES in self.answer.hints
        open_ended = bool(_OPEN.match(self.question.text)) and not chosen
        lead = self.lead or self._led
        is_told = open_ended or (lead and not self._chooses(lead))
        if (is_told or _is_told(words)) and not self.confirms:
            self.answer.guidance.append(words)
        elif self.field >= 0:
            last = self.answer.fields[self.field]
            options = (*last.options, words)
            self.answer.fields[self.field] = replace(last, kind=AnswerKind.CHOICE, options=options)
        else:
            self.answer.options.append(words)

    @staticmethod
    def _chooses(words: str) -> bool:
        return bool(_MANY.search(words) or _ONE.search(words))

    def _line(self, words: str) -> None:
        """Take a line that is no item."""
        if self.answer.options and _OTHER.match(words):
            self.answer.guidance.append(words)
            return
        self.lead = words if words.endswith((":", "-")) else ""
        at, self.field = self.field, -1
        if is_limit(words):
            self._limit(words, at)
        elif _FREE.match(words):
            self.answer.free = True
        elif options := options_in_line(words) or offered_alone(words):
            self.answer.options += options
        elif self._hint(words):
            self.answer.guidance.append(words)
        elif found := _REPEATS.search(words):
            each = found[1] or ""
            self.answer.repeats = Repeats(each)
            self.answer.guidance.append(words)
        else:
            self._words(words)

    def _hint(self, words: str) -> bool:
        """Take what words say of how many may be chosen; tell whether they say so."""
        many = bool(_MANY.search(words))
        if many or _ONE.search(words):
            self.answer.hints.add(AnswerKind.CHOICES if many else AnswerKind.CHOICE)
            return True
        return False

    def _words(self, words: str) -> None:
        """Take a line of words: a field to fill in, or guidance with what it tells of the kind."""
        self.answer.limits += limits_in(words) if not grammar.is_label(words) else ()
        if grammar.is_interrogative(words) and not _REASONS.match(words):
            self.answer.asks.append(words)
            self.answer.fields.append(AnswerField(words, kind_of_field(words)))
        elif _DATE.search(words) or not grammar.is_label(words):
            self._guidance(words)
        elif _within(words, self.question.text) and not self.answer.fields:
            self.answer.guidance.append(words)
            self.answer.hints.discard(AnswerKind.FIELDS)
            self.field = -1
        elif _MONEY.search(words):
            self.answer.hints.add(AnswerKind.MONEY)
            self.answer.guidance.append(words)
        else:
            self._field(words)

    def _field(self, words: str) -> None:
        label, limits = without_limit(words)
        optional = "optional" in words.casefold() or "if applicable" in words.casefold()
        kind = kind_of_field(label)
        self.answer.fields.append(AnswerField(label, kind, limits=limits, optional=optional))
        self.field = len(self.answer.fields) - 1

    def _limit(self, words: str, at: int) -> None:
        limits = limits_in(words)
        if at >= 0:  # it stands below a field
            one = self.answer.fields[at]
            self.answer.fields[at] = replace(one, limits=(*one.limits, *limits))
        else:
            self.answer.limits += limits

    def _guidance(self, words: str) -> None:
        self.answer.guidance.append(words)
        for pattern, kind in (
            (_UPLOAD, AnswerKind.FILE),
            (_MONEY, AnswerKind.MONEY),
            (_NUMBER, AnswerKind.NUMBER),
        ):
            if pattern.match(words) or (pattern is not _UPLOAD and pattern.search(words)):
                self.answer.hints.add(kind)
        if _DATE.search(words):
            self._date()
        if _REASONS.match(words):
            self.answer.reasons = True

    def _date(self) -> None:
        if self.answer.fields:
            self.answer.fields[-1] = replace(self.answer.fields[-1], kind=AnswerKind.DATE)
        else:
            self.answer.hints.add(AnswerKind.DATE)


def most_chosen(question: FoundQuestion) -> int | None:
    """Return how many options may be chosen, where it is said in or below the question."""
    for words in (question.text, *question.answer.guidance):
        if found := _AT_MOST.search(in_figures(words)):
            said = found[1].casefold()
            return int(_COUNTED.get(said, said))
    return None


def _is_told(words: str) -> bool:
    """Tell whether an item says at length what is wanted, as no option does."""
    return grammar.is_sentence(words) and len(words.split()) > _LONGEST_OPTION


def _within(words: str, question: str) -> bool:
    """Tell whether a label says again what the question says already."""
    asked = set(grammar.words_asked(question))
    said = grammar.words_asked(words)
    return len(said) > 1 and asked.issuperset(said)


def options_in_line(words: str) -> list[str]:
    """Return the options that stand beside each other in a line: "Yes / No / Don't know"."""
    bare = _CHOOSE.sub("", words).strip("[]() ")
    parts = [part.strip() for part in _PARTS.split(bare) if part.strip()]
    if len(parts) < 2 or any(len(part.split()) > _MOST_WORDS_OF_AN_OPTION for part in parts):  # noqa: PLR2004  # one is no choice
        return []
    if any(grammar.is_sentence(part) or grammar.is_ask(part) for part in parts):
        return []
    known = sum(yes_or_no_options(part) for part in parts)
    return parts if known >= len(parts) / 2 else []


def offered_alone(words: str) -> list[str]:
    """Return the option that a line is by itself: "Yes", "No", "Don't know"."""
    short = len(words.split()) <= _MOST_WORDS_ALONE and not words.endswith((":", "?"))
    return [words.strip(" .")] if short and is_answer_offered(words) else []


def is_step(words: str) -> bool:
    """Tell whether a line is a step of a scale: "1 - not started"."""
    return bool(_STEP.match(words))


def split_options(text: str) -> tuple[str, list[str]]:
    """Return a question without the options in brackets or after its mark, and these."""
    found = _INLINE.search(text)
    if found and (options := options_in_line(found[1])):
        return text[: found.start()].strip(), options
    end = text.rfind("?")
    if 0 < end < len(text) - 1 and (options := options_in_line(text[end + 1 :])):
        return text[: end + 1], options
    return text, []
