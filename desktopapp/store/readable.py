"""The plan as text files inside the plan file, for whoever opens it without Planwright."""

import re

from desktopapp.plan.council import Council
from desktopapp.plan.list_labels import plain_with_labels
from desktopapp.plan.naming import name_of, served
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Answer, Plan, Section, SectionPlace
from desktopapp.plan.printed import given_text

_LONGEST_TITLE = 60

README = """\
This is a plan made with Planwright. The file is a zip file: any zip program opens it.

plan.json      the plan: this is what Planwright reads
brief.json     the letter that the plan answers, as data
pictures       the pictures in the plan, and the council’s own copy of the letter
answers        each answer and section as plain text, to read without Planwright
manifest.json  the version of this format, the history of the file, a checksum of each entry

The texts in “answers” are written anew at each save. Changing them here changes nothing.
"""


def readable_texts(plan: Plan) -> dict[str, str]:
    """Return each answer and section as plain text, by a file name that tells its place."""
    return {
        _name(number, name_of(plan, part)): _under(_above(plan, part), part)
        for number, part in enumerate(plan.parts(), 1)
    }


def texts_without_letter(plan: Plan) -> dict[str, str]:
    """Return all words of a plan whose letter is lost, by file names that tell their place.

    An answer is named by the ids of the theme and the questions that it serves.
    """
    before, after = map(plan.sections_at, SectionPlace)
    parts: tuple[Answer | Section, ...] = (*before, *plan.answers, *after)
    texts: dict[str, str] = {}
    for number, part in enumerate(parts, 1):
        if isinstance(part, Section):
            texts[_name(number, one_line(part.heading))] = _under((part.heading,), part)
            continue
        above = (part.theme, *part.questions, *filter(None, (part.own_heading,)))
        texts[_name(number, " ".join(part.questions) or part.theme)] = _under(above, part)
    return texts | texts_beside(plan)


def texts_beside(plan: Plan) -> dict[str, str]:
    """Return what a plan says beside its answers and sections, such as its report to members."""
    from desktopapp.plan.compare import ChangeKind, compare  # noqa: PLC0415  # rare, and 10 ms

    nothing = Plan(plan.id, plan.brief, Council(""), "", plan.answers, plan.sections)
    first = len(plan.answers) + len(plan.sections) + 1
    texts: dict[str, str] = {}
    for number, one in enumerate(compare(nothing, plan), first):
        words = "".join(words for kind, words in one.spans if kind is not ChangeKind.REMOVED)
        texts[_name(number, one.name)] = f"{one.name}\n\n{words.strip()}\n"
    return texts


def _name(number: int, title: str) -> str:
    name = re.sub(r"[^\w .,()-]", "", title)[:_LONGEST_TITLE].strip(" .") or "Text"
    return f"{number:03} {name}.txt"


def _under(above: tuple[str, ...], part: Answer | Section) -> str:
    return "\n\n".join((*above, plain_with_labels(part.text))) + "\n"


def _above(plan: Plan, part: Answer | Section) -> tuple[str, ...]:
    """Return what stands above the text of a part: its heading, or theme and questions."""
    if isinstance(part, Section):
        return (part.heading,)
    asked = served(plan, part)
    questions = tuple(question.text for question in asked)
    own = (part.own_heading,) if part.own_heading else ()
    given = (plain_with_labels(given_text(plan, one, named=len(asked) > 1)) for one in asked)
    return (plan.theme_title(part.theme), *questions, *own, *filter(None, given))
