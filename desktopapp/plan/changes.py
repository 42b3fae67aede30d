"""What of a plan an edit changed, by the parts that it touched."""

from dataclasses import fields, replace

from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.stored_plan import PARTS


def changed_parts(before: Plan, after: Plan) -> frozenset[str]:
    """Return the ids of the answers and sections that are other, new or gone.

    Those that only stand elsewhere than before are not among them.
    """
    old, new = _parts(before), _parts(after)
    gone = frozenset(old.keys() - new.keys())
    return gone | {one for one, part in new.items() if old.get(one) is not part != old.get(one)}


def _parts(plan: Plan) -> dict[str, Answer | Section]:
    parts: tuple[Answer | Section, ...] = (*plan.answers, *plan.sections)
    return {part.id: part for part in parts}


def is_text_alone(before: Plan, after: Plan) -> bool:
    """Tell whether nothing is other but the words of answers and sections, as after a key."""
    for field in fields(Plan):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old is new:
            continue
        if field.name not in PARTS:
            if old != new:
                return False
        elif len(old) != len(new) or any(
            one is not other and replace(one, text=other.text) != other
            for one, other in zip(old, new, strict=True)
        ):
            return False
    return True
