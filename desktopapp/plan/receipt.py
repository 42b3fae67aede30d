"""What a form says it received, kept with the plan whose answers were put into it."""

from enum import StrEnum

from desktopapp.plan.plain_text import clean
from desktopapp.plan.records import record


class ReceiptState(StrEnum):
    """How what a form received compares with what was approved."""

    SAME = "as approved"
    ALTERED = "altered"
    CUT = "cut off"
    MISSING = "missing"
    UNASKED = "not approved"  # the form has an answer where the plan has none
    EMPTY = "no answer"  # neither has one


@record
class ReceiptLine:
    """How one piece of an answer fared: its key, what was approved, and what was received.

    Where both are the same the words are left out.
    """

    key: str
    state: ReceiptState
    approved: str = ""
    received: str = ""
    extra: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "approved", clean(self.approved))
        object.__setattr__(self, "received", clean(self.received))


@record
class Receipt:
    """What a form says it received, filed with the plan: its file’s name, its text, the result.

    ``when`` is when it was compared, as an ISO time, and ``by`` who did it.
    """

    id: str
    file: str
    by: str = ""
    when: str = ""
    text: str = ""
    lines: tuple[ReceiptLine, ...] = ()
    extra: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean(self.text))
