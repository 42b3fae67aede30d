"""The files of a council's own copy of a letter, which lie among the pictures of its plan.

They come with the copy and go with it, so that a plan never carries a letter that nobody sees.
"""

from collections.abc import Iterator
from dataclasses import replace

from desktopapp.plan.plan import Plan
from desktopapp.plan.report import LetterCopy
from desktopapp.plan.text import Picture, Text

PREFIX = "own copy "  # of the names of such files


def own_copies(plan: Plan) -> tuple[LetterCopy, ...]:
    """Return the copies that the appendices of a plan's report hold."""
    appendices = plan.report.appendices if plan.report else ()
    return tuple(one.own_copy for one in appendices if one.own_copy)


def files_of_copy(copy: LetterCopy) -> frozenset[str]:
    """Return the names of a copy's files: itself, and the pictures in the text read from it."""
    own = (copy.file,) if copy.file else ()
    return frozenset((*own, *_shown(copy.text)))


def with_files_of(plan: Plan, *others: Plan) -> Plan:
    """Return a plan with the files of its copies, found in other plans, and of no other copy."""
    copies = own_copies(plan)
    if not copies and not any(name.startswith(PREFIX) for name in plan.pictures):
        return plan
    used = {name for copy in copies for name in files_of_copy(copy)}
    used |= {name for text in _texts(plan) for name in _shown(text)}
    found = {
        name: other.pictures[name]
        for other in others
        for name in used
        if name.startswith(PREFIX) and name in other.pictures
    }
    kept = {
        name: data
        for name, data in plan.pictures.items()
        if name in used or not name.startswith(PREFIX)
    }
    pictures = {**found, **kept}
    return plan if pictures == plan.pictures else replace(plan, pictures=pictures)


def _texts(plan: Plan) -> Iterator[Text]:
    yield from (part.text for part in plan.answers)
    yield from (part.text for part in plan.sections)
    yield from (section.text for section in (plan.report.sections if plan.report else ()))


def _shown(text: Text) -> Iterator[str]:
    return (block.name for block in text if isinstance(block, Picture))
