"""What went wrong, in words an officer can act on."""


class Problem(Exception):  # noqa: N818  # named as the officer meets it: "There is a problem"
    """Something could not be done.

    ``what`` happened, ``where`` (a file or place, may be empty), what is ``safe``, and what to
    do ``next``: each a short sentence in plain English. Every room raises this for whatever is
    no fault of the program; both front ends show it as it is.
    """

    def __init__(self, what: str, *, where: str = "", safe: str = "", then: str = "") -> None:
        super().__init__(" ".join(part for part in (what, safe, then) if part))
        self.what = what
        self.where = where
        self.safe = safe
        self.then = then

    def at(self, where: object) -> "Problem":
        """Return the same problem at a place: a file, most often."""
        return Problem(self.what, where=str(where), safe=self.safe, then=self.then)

    def data(self) -> dict[str, str]:
        """Return the problem as the command line prints it in JSON."""
        return {"what": self.what, "where": self.where, "safe": self.safe, "next": self.then}


class Unreadable(Problem):
    """A plan file cannot be read: gone, out of reach, or ``damaged``."""

    def __init__(
        self, what: str, *, where: str = "", safe: str = "", then: str = "", damaged: bool = False
    ) -> None:
        super().__init__(what, where=where, safe=safe, then=then)
        self.damaged = damaged


def no_file_yet(then: str = "Save it first.") -> Problem:
    """Return the problem of a plan that was never saved where its file is needed."""
    return Problem("This plan has no file yet.", safe="Nothing was changed.", then=then)


def missing_part(error: ImportError | OSError) -> Problem:
    """Return the problem of a program that lacks a part, or has a damaged one, by its name."""
    name = getattr(error, "name", None) or str(error)
    return Problem(
        f"A part of Planwright is missing or damaged: “{name}”.",
        safe="Your plans are not affected.",
        then="Ask IT to install Planwright again.",
    )


class Cancelled(Exception):  # noqa: N818  # the officer asked for it
    """The officer stopped long work. What was not finished was not kept."""
