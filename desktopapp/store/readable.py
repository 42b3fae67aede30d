"""The plan as text files inside the plan file, for whoever opens it without Planwright."""

import re

from desktopapp.plan.list_labels import plain_with_labels
from desktopapp.plan.naming import name_of, served
from desktopapp.plan.plan import Answer, Plan, Section

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
    texts: dict[str, str] = {}
    for number, part in enumerate(plan.parts(), 1):
        title, above = name_of(plan, part), _above(plan, part)
        name = re.sub(r"[^\w .,()-]", "", title)[:_LONGEST_TITLE].strip(" .") or "Text"
        body = plain_with_labels(part.text)
        texts[f"{number:03} {name}.txt"] = "\n\n".join((*above, body)) + "\n"
    return texts


def _above(plan: Plan, part: Answer | Section) -> tuple[str, ...]:
    """Return what stands above the text of a part: its heading, or theme and questions."""
    if isinstance(part, Section):
        return (part.heading,)
    questions = tuple(question.text for question in served(plan, part))
    own = (part.own_heading,) if part.own_heading else ()
    return (plan.theme_title(part.theme), *questions, *own)
