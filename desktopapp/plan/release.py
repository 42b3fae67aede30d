"""A release: who sent or published a plan, when, in which words, and with what still open."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Annotated

from desktopapp.plan.plain_text import clean
from desktopapp.plan.records import record
from desktopapp.plan.shapes import Whole


class ReleaseKind(StrEnum):
    """What a plan is released for."""

    SUBMISSION = "submission"
    PUBLICATION = "publication"


RELEASED = {ReleaseKind.SUBMISSION: "submitted", ReleaseKind.PUBLICATION: "published"}


@record
class OpenThen:
    """Something that was open when a plan was released: how serious, what, and why it was left."""

    severity: str
    words: str
    reason: str = ""
    extra: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", clean(self.words))
        object.__setattr__(self, "reason", clean(self.reason))


@record
class Release:
    """A release: for what, who did it, and when, as an ISO time or day.

    ``words`` is the mark of all words as printed, ``parts`` those of each answer and section by
    its id. ``open`` is what was open, ``more`` how much of it is not listed; what has a reason was
    set aside. ``reason`` says why it was released all the same.
    """

    id: str
    kind: ReleaseKind = ReleaseKind.SUBMISSION
    by: str = ""
    when: str = ""
    reason: str = ""
    words: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    open: tuple[OpenThen, ...] = ()
    more: Annotated[int, Whole(0)] = 0
    extra: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "reason", clean(self.reason))
