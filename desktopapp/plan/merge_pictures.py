"""Pictures of two sides that share a name and are not the same: each is kept under its own."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import blake2b

from desktopapp.plan.letter_copy import own_copies
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Picture, Text


def with_own_names(base: Plan | None, ours: Plan, theirs: Plan) -> tuple[Plan, Plan]:
    """Return both sides with pictures of one name and other bytes named for what they are.

    A picture that nobody shows, or that only one side changed, keeps its name.
    """
    was = base.pictures if base else {}
    shown = set(_shown(ours)) & set(_shown(theirs))
    unlike = [
        name
        for name in shown & ours.pictures.keys() & theirs.pictures.keys()
        if ours.pictures[name] != theirs.pictures[name]
        and was.get(name) not in (ours.pictures[name], theirs.pictures[name])
    ]
    return _renamed(ours, unlike), _renamed(theirs, unlike)


def _renamed(plan: Plan, unlike: list[str]) -> Plan:
    if not unlike:
        return plan
    names = {name: _own_name(name, plan.pictures[name]) for name in unlike}
    pictures = {names.get(name, name): data for name, data in plan.pictures.items()}
    council = replace(plan.council, logo=names.get(plan.council.logo, plan.council.logo))
    report = plan.report
    if report:
        sections = tuple(replace(one, text=_with(one.text, names)) for one in report.sections)
        appendices = tuple(
            replace(
                one,
                own_copy=replace(
                    one.own_copy,
                    text=_with(one.own_copy.text, names),
                    file=names.get(one.own_copy.file, one.own_copy.file),
                ),
            )
            if one.own_copy
            else one
            for one in report.appendices
        )
        report = replace(report, sections=sections, appendices=appendices)
    return replace(
        plan,
        answers=tuple(replace(part, text=_with(part.text, names)) for part in plan.answers),
        sections=tuple(replace(part, text=_with(part.text, names)) for part in plan.sections),
        council=council,
        pictures=pictures,
        report=report,
    )


def _own_name(name: str, data: bytes) -> str:
    """Return a name that says which picture it is: "logo.png" becomes "logo-5f3a9c12.png"."""
    stem, dot, ending = name.rpartition(".")
    digest = blake2b(data, digest_size=4).hexdigest()
    return f"{stem}-{digest}.{ending}" if dot else f"{name}-{digest}"


def _with(text: Text, names: Mapping[str, str]) -> Text:
    return tuple(
        replace(block, name=names[block.name])
        if isinstance(block, Picture) and block.name in names
        else block
        for block in text
    )


def _shown(plan: Plan) -> Iterator[str]:
    """Go through the names of what a plan shows or holds the file of."""
    texts = [part.text for part in plan.answers]
    texts += [part.text for part in plan.sections]
    texts += [section.text for section in (plan.report.sections if plan.report else ())]
    for copy in own_copies(plan):
        texts.append(copy.text)
        yield copy.file
    yield plan.council.logo
    for text in texts:
        yield from (block.name for block in text if isinstance(block, Picture))
