"""What a person set aside of what the checks found, and why."""

from desktopapp.plan.plain_text import clean, one_line
from desktopapp.plan.records import record
from desktopapp.plan.words_then import WordsThen


@record
class SetAside:
    """A finding that was set aside: its rule, where it was, what it was about, and the reason.

    ``place`` is the id of the part, question or theme, empty for the whole plan. It holds as long
    as the finding is about the same ``words``. ``by`` is who set it aside, ``when`` an ISO time.
    """

    id: str
    rule: str
    place: str = ""
    words: str = ""
    reason: str = ""
    by: str = ""
    when: str = ""
    extra: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", clean(self.words))  # as the file gives them back

    @property
    def about(self) -> tuple[str, str, str]:
        """By what its finding is known again."""
        return self.rule, self.place, self.words


def said_aside(one: SetAside) -> str:
    """Say why a finding was set aside, by whom and on which day, where these are known."""
    by = WordsThen(by=one.by, when=one.when).said_by()
    return f"Set aside{by}: {one_line(one.reason).rstrip('.')}."
