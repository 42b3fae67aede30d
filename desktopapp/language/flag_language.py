"""Faults of language that copied text carries along, as flags."""

from collections.abc import Iterator

from desktopapp.language.every_rule import faults
from desktopapp.language.flagging import Flag, FlagContext, FlagKind


def flag_language(text: str, _setting: FlagContext) -> Iterator[Flag]:
    """Flag faults of language."""
    for fault in faults(text):
        yield Flag(FlagKind.LANGUAGE, fault.start, fault.end, fault.why, fault.meant)
