"""What was agreed: the words of an answer or section then, and whether they still stand."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from desktopapp.plan.days import said_date
from desktopapp.plan.places import parts_at
from desktopapp.plan.plan import Agreement, Answer, Plan, Section, Status
from desktopapp.plan.text import plain

CHANGED = "Changed since agreed"
P = TypeVar("P", bound=Answer | Section)


def with_status(plan: Plan, where: str, status: Status, by: str, when: str) -> Plan:
    """Return the plan in which a question or section has this status.

    What is agreed is kept with its words; ``by`` says who agreed, ``when`` is an ISO time.
    """
    if not parts_at(plan, where):
        plan = plan.with_status(where, status)  # a question gets an answer
    for part in parts_at(plan, where):
        plan = plan.with_part(_with_status(part, status, by, when))
    return plan


def _with_status(part: P, status: Status, by: str, when: str) -> P:
    agreed = Agreement(plain(part.text), by, when) if status is Status.AGREED else None
    return replace(part, status=status, agreed=agreed)


def keeping_agreed(before: Plan, plan: Plan) -> Plan:
    """Return a plan that keeps the words that were agreed where an edit changed them.

    Only what was agreed before Planwright kept its words has none: what stood there is what was
    agreed.
    """
    same = set(map(id, _all(before)))  # an edit leaves all other parts the very records they were
    changed = [part for part in _all(plan) if id(part) not in same and _is_unkept(part)]
    old = {part.id: part for part in _all(before)} if changed else {}
    for part in changed:
        was = old.get(part.id)
        if was and _is_unkept(was) and part.text is not was.text:
            plan = plan.with_part(replace(part, agreed=Agreement(plain(was.text))))
    return plan


def _all(plan: Plan) -> tuple[Answer | Section, ...]:
    return (*plan.answers, *plan.sections)


def _is_unkept(part: Answer | Section) -> bool:
    return part.status is Status.AGREED and part.agreed is None


def is_changed(part: Answer | Section) -> bool:
    """Tell whether the words of a part are others than those that were agreed."""
    if part.status is not Status.AGREED or part.agreed is None:
        return False
    return part.agreed.words != Agreement(plain(part.text)).words


def changed_at(plan: Plan, where: str) -> tuple[Answer | Section, ...]:
    """Return the parts on a page of the outline that were changed since they were agreed."""
    return tuple(part for part in parts_at(plan, where) if is_changed(part))


def said_agreed(agreed: Agreement) -> str:
    """Say who agreed, and on which day: "It was agreed by A. Brook on 12 June 2024"."""
    by = f" by {agreed.by}" if agreed.by else ""
    try:
        on = f" on {said_date(date.fromisoformat(agreed.when[:10]))}"
    except ValueError:  # another program wrote it
        on = ""
    return f"It was agreed{by}{on}" if by or on else "It was agreed; who agreed it is not known"


def without_earlier_words(part: P) -> P:
    """Return a part without the words that it had when it was agreed, where it has others now."""
    return replace(part, agreed=None) if part.agreed and is_changed(part) else part
