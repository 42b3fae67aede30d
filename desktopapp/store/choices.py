"""Everything that an officer can choose for the program: its name, its kind and its default."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


class Setting(Generic[T]):
    """A value that is kept under a name.

    ``policy`` names the policy by which IT can set what holds where an officer has chosen nothing.
    """

    policy = ""

    def __init__(self, name: str, default: T) -> None:
        self.name, self.default = name, default

    def decided(self, value: object, by_policy: str, *, locked: bool) -> T:
        """Return what holds where IT has set it and ``value`` is stored, if anything.

        Where it is ``locked``, nothing that an officer chose holds.
        """
        return self.read(by_policy if value is None or locked else value)

    @abstractmethod
    def read(self, value: object) -> T:
        """Return what a stored value means; the default where it is none of this kind."""


class TextSetting(Setting[str]):
    """A text, or none."""

    def __init__(self, name: str, policy: str = "") -> None:
        super().__init__(name, "")
        self.policy = policy

    def read(self, value: object) -> str:
        """Return the text."""
        return value if isinstance(value, str) else self.default


class FlagSetting(Setting[bool]):
    """Yes or no."""

    def read(self, value: object) -> bool:
        """Return yes or no."""
        return value if isinstance(value, bool) else self.default


class NumberSetting(Setting[float]):
    """A number within limits."""

    def __init__(self, name: str, default: float, least: float, most: float) -> None:
        super().__init__(name, default)
        self.least, self.most = least, most

    def read(self, value: object) -> float:
        """Return the number, brought within its limits."""
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value:  # noqa: PLR0124  # only NaN differs from itself
            return self.default
        return min(max(value, self.least), self.most)


class ListSetting(Setting[tuple[str, ...]]):
    """Any number of texts, in order. What IT has set stands before those that were chosen."""

    def __init__(self, name: str, policy: str = "") -> None:
        super().__init__(name, ())
        self.policy = policy

    def decided(self, value: object, by_policy: str, *, locked: bool) -> tuple[str, ...]:  # noqa: ARG002  # what was chosen stands beside it
        """Return what IT has set, then what was chosen."""
        return (by_policy, *(one for one in self.read(value) if one != by_policy))

    def read(self, value: object) -> tuple[str, ...]:
        """Return the texts; what is none is left out."""
        found = value if isinstance(value, list) else ()
        return tuple(one for one in found if isinstance(one, str))


class PairsSetting(Setting[Mapping[str, str]]):
    """Texts by name."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name, {}
        )  # no proxy: an export passes settings on to a process of its own

    def read(self, value: object) -> Mapping[str, str]:
        """Return the texts by name; what is none is left out."""
        found = value.items() if isinstance(value, dict) else ()
        return {key: text for key, text in found if isinstance(text, str)}


RECENT = ListSetting("recent")  # the paths of plans opened lately, the latest first
PALETTE = TextSetting("palette")  # "light", "dark", "high contrast", or as the system
TEXT_SIZE = NumberSetting("text size", 100, 80, 200)  # per cent
SPELLING = FlagSetting("spelling", default=True)
LISTS_AS_TYPED = FlagSetting("lists as typed", default=True)
QUOTES_AS_TYPED = FlagSetting("quotes as typed", default=True)
DASHES_AS_TYPED = FlagSetting("dashes as typed", default=True)
OWN_WORDS = ListSetting("own words")  # that spelling takes as right
COUNCIL_WORDS = TextSetting("council words", "SharedWords")  # the path of those of the council
WORDS_TO_SHARE = ListSetting("words to share")  # added to these, and not seen there since
TEMPLATE = TextSetting("template", "Template")  # the path of the council's Word template
REPORT_FORM = TextSetting("report form", "ReportForm")  # the path of its report form
KEEP_GUIDANCE = FlagSetting("keep guidance", default=True)  # the form's notes on how to fill it
FOLLOW_TEMPLATE = FlagSetting("follow template", default=False)  # in counting
COUNCIL = TextSetting("council", "Council")  # the name of the council of the plan begun last
LETTERS_FOLDER = TextSetting(
    "letters folder", "LettersFolder"
)  # where letters that were read are kept together
SHARED_LIBRARIES = ListSetting("shared libraries", "SharedLibrary")  # their paths
TOLD_OF_PROFILE = FlagSetting(
    "told of passing profile", default=False
)  # that what is kept does not last


def partners_of(plan: str) -> ListSetting:
    """Return the setting of the plans that are compared with a plan of this id: their paths."""
    return ListSetting(f"partners of {plan}")


def papers_of(plan: str) -> ListSetting:
    """Return the setting of the documents made last of a plan of this id: their kinds."""
    return ListSetting(f"papers of {plan}")


def papers_folder_of(plan: str) -> TextSetting:
    """Return the setting of the folder that they went to: its path."""
    return TextSetting(f"papers folder of {plan}")


def with_contact_of(plan: str) -> FlagSetting:
    """Return the setting of whether the e-mail among them named the contact."""
    return FlagSetting(f"with contact of {plan}", default=False)


def place_in(plan: str) -> PairsSetting:
    """Return the setting of where an officer was in a plan: page, part, block and position."""
    return PairsSetting(f"place in {plan}")


def mapping_of(digest: str) -> PairsSetting:
    """Return the setting of how a template or form is mapped, by the digest of its file."""
    return PairsSetting(f"mapping {digest[:32]}")
