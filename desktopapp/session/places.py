"""Where a file is to be written, and what an officer agreed to replace there."""

from desktopapp.store.files import Place, seen

__all__ = ["Place", "seen"]
