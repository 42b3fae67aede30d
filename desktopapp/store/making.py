"""The bytes of a plan's file, with its history, and read back before anybody relies on them."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.store.planfile import (
    NOTHING_KEPT,
    UnknownParts,
    content_of,
    decode_plan,
    encode,
    revision_of,
)

if TYPE_CHECKING:
    from desktopapp.store.vault import Vault


class Mark(NamedTuple):
    """That a save makes a version: when (ISO 8601) and by whom; an automatic one has no name."""

    when: str
    name: str = ""
    by: str = ""


PlansByRevision = tuple[tuple[str, Plan], ...]  # plans by their revisions
MarkedPlans = tuple[tuple[Plan, Mark], ...]


class SaveSource(NamedTuple):
    """What the bytes of a file are made of, beside the plan.

    ``parents`` are the revisions it came from, ``opened`` the state the file was opened with and
    when that was written; ``marked`` are earlier states that become versions, ``mark`` makes one
    of the plan itself. ``known`` are plans of revisions that the history keeps, ``copied`` those
    that a copy holds of what could not be saved.
    """

    parents: tuple[str, ...] = ()
    kept: UnknownParts = NOTHING_KEPT
    opened: tuple[Plan, str] | None = None
    opened_as: str = ""  # its revision
    opened_from: tuple[str, ...] = ()  # the revisions that this came from
    vault: "Vault | None" = None
    mark: Mark | None = None
    marked: MarkedPlans = ()
    known: PlansByRevision = ()
    copied: PlansByRevision = ()


class EncodedPlan(NamedTuple):
    """A plan as its file has it, its bytes, its revision, and what is kept with it from now on.

    ``parents`` are the revisions it came from.
    """

    plan: Plan
    data: bytes
    revision: str
    kept: UnknownParts
    parents: tuple[str, ...]


class DoesNotReadBack(Problem):
    """What would be written could not be opened again."""


def made_of(plan: Plan, source: SaveSource) -> EncodedPlan:
    """Return a plan and its history as the bytes of its file, or raise ``DoesNotReadBack``.

    Pictures that nothing in the file names were taken out of it, and do not go into it again.
    """
    from desktopapp.plan.shown import without_unnamed  # noqa: PLC0415  # not for the start
    from desktopapp.store.versions import of_a_later_version  # noqa: PLC0415  # the same

    plan = without_unnamed(plan, of_a_later_version(source.kept))
    content = content_of(plan)
    source = source._replace(parents=_parents(plan, source, content))
    revision = revision_of(plan, source.parents, content)
    kept = _with_history(plan, source, revision)
    data = _checked(plan, source, kept, content)
    return EncodedPlan(plan, data, revision, kept, source.parents)


def _parents(plan: Plan, source: SaveSource, content: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return what a plan comes from; where it is just what was held, it is that state again."""
    held, came = source.opened_as, source.opened_from
    if source.parents != (held,) or dict(source.known).get(held) != plan:
        return source.parents
    return came if revision_of(plan, came, content) == held else source.parents


def without_history(plan: Plan, source: SaveSource) -> Iterable[bytes]:
    """Go through the bytes of a plan's file with ever less beside the plan: the last resorts.

    Each reads back. An error of any kind goes to the next one.
    """
    from desktopapp.store.versions import without_versions  # noqa: PLC0415  # rarely needed

    for less in (without_versions, lambda _kept: NOTHING_KEPT):
        try:
            data = _checked(plan, source, less(source.kept))
        except Exception:  # noqa: BLE001, S112  # whatever stands against one way, there is another
            continue
        yield data


def _checked(
    plan: Plan,
    source: SaveSource,
    kept: UnknownParts,
    content: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return the bytes of a file, which are sure to open again."""
    data = encode(plan, source.parents, kept, content)
    vault = source.vault
    if vault:
        data = vault.seal(data)
    try:
        decode_plan(vault.unseal(data) if vault else data)
    except Problem as error:
        raise DoesNotReadBack(
            f"What would be written could not be opened again: {error.what}",
            then="Undo the last change, save, and tell IT.",
        ) from error
    return data


def _with_history(plan: Plan, source: SaveSource, revision: str) -> UnknownParts:
    """Return what to keep with a plan: its versions and the revisions it came from."""
    from desktopapp.store.history import SaveStep, with_step  # noqa: PLC0415  # not for the start
    from desktopapp.store.versions import Version, with_version  # noqa: PLC0415  # the same

    kept = source.kept
    for state, mark in source.marked:
        kept = with_version(
            kept, state, Version(revision_of(state, ()), mark.when, mark.name, mark.by)
        )
    opened = (source.opened_as, *source.opened) if source.opened else None
    if source.opened_as == revision:
        opened = None  # it is the plan itself
    known = {**dict(source.known), **dict(source.copied)}
    copies = tuple(dict(source.copied))
    kept = with_step(kept, SaveStep(plan, revision, source.parents, known, copies, opened))
    if source.mark:
        mark = source.mark
        kept = with_version(kept, plan, Version(revision, mark.when, mark.name, mark.by))
    return kept


def readable(plan: Plan) -> bytes:
    """Return the words of a plan as one text."""
    from desktopapp.store.readable import readable_texts  # noqa: PLC0415  # rarely needed

    return "\n\n".join(readable_texts(plan).values()).encode("utf-8", "replace")
