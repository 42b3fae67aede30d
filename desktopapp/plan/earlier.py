"""What an earlier plan answered, kept beside the questions of today."""

from dataclasses import field
from datetime import date

from desktopapp.plan.given import Given
from desktopapp.plan.records import record
from desktopapp.plan.text import Text


@record
class EarlierAnswer:
    """What an earlier plan said to one question, as it stood.

    ``plan`` is that plan's title, ``dated`` the day it was for. ``number`` and ``asked`` are the
    question as it was put then, ``thing`` for which of several things, such as projects;
    ``question`` is the id of the one that asks for it now, or empty where none does. ``parts`` are
    the ids of the answers that said it, one of which may have served several questions.
    ``carried`` is the id of the answer here that took it in, if any.
    """

    id: str
    plan: str = ""
    dated: date | None = None
    number: str = ""
    asked: str = ""
    question: str = ""
    text: Text = ()
    given: Given = field(default_factory=Given)
    parts: tuple[str, ...] = ()
    carried: str = ""
    thing: str = ""
    extra: str = ""

    @property
    def asked_for(self) -> str:
        """What was asked, and for which of several things: “Mill Lane: What will it cost?”."""
        return f"{self.thing}: {self.asked}" if self.thing else self.asked
