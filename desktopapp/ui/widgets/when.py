"""Times as officers say them."""

from datetime import date, datetime, timedelta

from desktopapp.plan.days import said_date


def when(iso: str) -> str:
    """Say a time that is written as ISO 8601 has it, in this PC's own zone."""
    try:
        at = datetime.fromisoformat(iso).astimezone()
    except (ValueError, OverflowError, OSError):
        return iso or "a time that is not known"
    return f"{at:%H:%M} on {said_date(at)}"


def when_saved(seconds: float, today: date) -> str:
    """Say when a file was written: "Saved today at 14:56", "Saved on 28 May 2024"."""
    at = datetime.fromtimestamp(seconds).astimezone()
    if at.date() == today:
        return f"Saved today at {at:%H:%M}"
    if at.date() == today - timedelta(days=1):
        return f"Saved yesterday at {at:%H:%M}"
    return f"Saved on {said_date(at)}"
