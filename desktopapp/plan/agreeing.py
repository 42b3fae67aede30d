"""What was agreed: the words of an answer or section then, and whether they still stand.

What is given beside a text is agreed with it, in the words in which it is printed.
"""

from dataclasses import replace
from typing import TypeVar

from desktopapp.plan.places import parts_at
from desktopapp.plan.plain_text import clean
from desktopapp.plan.plan import Answer, Plan, Section, Status
from desktopapp.plan.printed import given_words
from desktopapp.plan.text import plain
from desktopapp.plan.words_then import WordsThen

CHANGED = "Changed since agreed"
P = TypeVar("P", bound=Answer | Section)


def with_status(plan: Plan, where: str, status: Status, by: str, when: str) -> Plan:
    """Return the plan in which a question or section has this status.

    What is agreed is kept with its words; ``by`` says who agreed, ``when`` is an ISO time.
    """
    if not parts_at(plan, where):
        plan = plan.with_status(where, status)  # a question gets an answer
    for part in parts_at(plan, where):
        agreed = WordsThen(agreed_words(plan, part), by, when)
        kept = agreed if status is Status.AGREED else None
        plan = plan.with_part(replace(part, status=status, agreed=kept))
    return plan


def agreed_words(plan: Plan, part: Answer | Section) -> str:
    """Return the words of a part as they would be agreed now, with what is given beside them."""
    given = given_words(plan, part) if plan.given else ()
    return "\n\n".join((*given, plain(part.text)))


def agreed_text(plan: Plan, part: Answer | Section) -> str:
    """Return the words that were agreed of the text of a part, without what is given beside it."""
    words = part.agreed.words if part.agreed else agreed_words(plan, part)
    text = clean(plain(part.text))
    if text and words.endswith(f"\n\n{text}"):
        return text  # whatever was given beside it then
    for given in given_words(plan, part) if plan.given else ():
        words = words.removeprefix(f"{given}\n\n")
    return words


def keeping_agreed(before: Plan, plan: Plan) -> Plan:
    """Return a plan that keeps the words that were agreed where an edit changed them.

    Only what was agreed before Planwright kept its words has none: what stood there is what was
    agreed.
    """
    same = set(map(id, _all(before)))  # an edit leaves all other parts the very records they were
    if plan.given is not before.given:
        same = set()
    changed = [part for part in _all(plan) if id(part) not in same and _is_unkept(part)]
    old = {part.id: part for part in _all(before)} if changed else {}
    for part in changed:
        was = old.get(part.id)
        if was and _is_unkept(was) and agreed_words(plan, part) != agreed_words(before, was):
            plan = plan.with_part(replace(part, agreed=WordsThen(agreed_words(before, was))))
    return plan


def _all(plan: Plan) -> tuple[Answer | Section, ...]:
    return (*plan.answers, *plan.sections)


def _is_unkept(part: Answer | Section) -> bool:
    return part.status is Status.AGREED and part.agreed is None


def is_changed(plan: Plan, part: Answer | Section) -> bool:
    """Tell whether the words of a part are others than those that were agreed."""
    if part.status is not Status.AGREED or part.agreed is None:
        return False
    return not part.agreed.are(agreed_words(plan, part))


def changed_at(plan: Plan, where: str) -> tuple[Answer | Section, ...]:
    """Return the parts on a page of the outline that were changed since they were agreed."""
    return tuple(part for part in parts_at(plan, where) if is_changed(plan, part))


def said_agreed(agreed: WordsThen) -> str:
    """Say who agreed, and on which day: "It was agreed by A. Brook on 12 June 2024"."""
    return f"It was agreed{agreed.said_by() or '; who agreed it is not known'}"


def without_earlier_words(plan: Plan, part: P) -> P:
    """Return a part without the words that it had when it was agreed, where it has others now."""
    return replace(part, agreed=None) if part.agreed and is_changed(plan, part) else part
