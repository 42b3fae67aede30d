"""Prior answers, as the front ends reach them."""

from desktopapp.library.index import (
    library_add,
    library_confirm,
    library_describe,
    library_list,
    library_propose,
    library_remove,
    library_restore,
)
from desktopapp.library.rebuilding import library_rebuild
from desktopapp.library.suggesting import library_search, library_suggest
from desktopapp.library.writing import Details

__all__ = [
    "Details",
    "library_add",
    "library_confirm",
    "library_describe",
    "library_list",
    "library_propose",
    "library_rebuild",
    "library_remove",
    "library_restore",
    "library_search",
    "library_suggest",
]
