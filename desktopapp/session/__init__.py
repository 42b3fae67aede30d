"""The open plan and every verb; the only room that holds state.

The front ends reach the machinery through here and nowhere else. Here stands what both need
from the start; ``session.counting``, ``session.exporting`` and ``session.importing`` are loaded
by those who need them.
"""

from desktopapp.layout.build import Document, PictureItem, build
from desktopapp.layout.count import Count, count, count_document
from desktopapp.layout.pages import Layout, Page, Placed, lay_out
from desktopapp.layout.lines import Fragment
from desktopapp.layout.pictures import fitted
from desktopapp.layout.style import Style, Styles, styles
from desktopapp.layout.tables import column_widths
from desktopapp.session.session import (
    Change,
    Saving,
    Session,
    new_session,
    open_session,
)
from desktopapp.store.locks import Holder, Lease
from desktopapp.store.resources import (
    brief,
    briefs,
    help_pages,
    read_resource,
    resource_path,
    sample,
)
from desktopapp.store.save import ChangedOnDisk, GoneFromDisk, Held, NotSaved
from desktopapp.store.settings import Settings, load_settings, save_settings, settings_file
from desktopapp.store.vault import Locked

__all__ = [
    "Change",
    "ChangedOnDisk",
    "Count",
    "Document",
    "Fragment",
    "GoneFromDisk",
    "Held",
    "Holder",
    "Layout",
    "Lease",
    "Locked",
    "NotSaved",
    "Page",
    "PictureItem",
    "Placed",
    "Saving",
    "Session",
    "Settings",
    "Style",
    "Styles",
    "brief",
    "briefs",
    "build",
    "column_widths",
    "count",
    "count_document",
    "fitted",
    "help_pages",
    "lay_out",
    "load_settings",
    "new_session",
    "open_session",
    "read_resource",
    "resource_path",
    "sample",
    "save_settings",
    "settings_file",
    "styles",
]
