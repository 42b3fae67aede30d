"""What IT may be told of an error: its kind and place, and nothing of the plan."""

from desktopapp.store.log import details, note, note_error

__all__ = ["details", "note", "note_error"]
