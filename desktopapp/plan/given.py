"""What is given as an answer beside its text: what is chosen, filled in, attached, or left.

Kept by the id of the question, so that whoever gives an answer gives it at the same place.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import ClassVar

from desktopapp.plan.records import record


@record
class GivenRow:
    """A row of a table: its ``cells`` by the names of the columns.

    A row that the letter names has that name as its id.
    """

    told_by_id: ClassVar[bool] = True  # rows of two people are brought together one by one
    id: str
    cells: Mapping[str, str] = field(default_factory=dict)
    extra: str = ""


@record
class Given:
    """What is given as an answer beside its text.

    ``value`` is the one thing that is given: an option, a number, a day, a line of text, the name
    of a file. A number or day that was understood is kept in one form ("1250.5", "2027-06-30"),
    all else as it was typed. ``chosen`` are options where several may be. ``filled`` is what
    stands in several fields, by their names. ``left`` says why the question is left without an
    answer; the rest stays, so that it can be taken up again.
    """

    value: str = ""
    chosen: tuple[str, ...] = ()
    filled: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[GivenRow, ...] = ()
    left: str = ""
    extra: str = ""


@record
class EachThing:
    """One of several things for each of which something is answered, such as a project.

    ``of`` is the id of the theme or question that is answered for each.
    """

    id: str
    of: str
    name: str = ""
    extra: str = ""
