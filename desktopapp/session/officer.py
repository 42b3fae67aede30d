"""Who works on a plan, and when: what is noted with versions and said to whoever waits for it."""

from datetime import datetime

from desktopapp.plan.days import said_date


def now() -> str:
    """Return this moment as versions hold it: ISO 8601 with the offset from UTC, in seconds."""
    return datetime.now().astimezone().isoformat(" ", "seconds")


def said_now() -> str:
    """Say this moment to a person: "14:05 on 12 June 2024"."""
    when = datetime.now().astimezone()
    return f"{when:%H:%M} on {said_date(when)}"


def officer() -> str:
    """Return the name that the system knows the officer by."""
    from getpass import getuser  # noqa: PLC0415  # the start of the window can do without

    try:
        return getuser()
    except (KeyError, OSError, ImportError):  # a system without names of users
        return "Somebody"
