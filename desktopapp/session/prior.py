"""Prior answers, as the front ends reach them."""

from desktopapp.library.flags import library_flags, plan_parts
from desktopapp.library.index import (
    library_add,
    library_confirm,
    library_describe,
    library_erase,
    library_list,
    library_propose,
    library_remove,
    library_restore,
)
from desktopapp.library.matches import library_overlaps, partner_overlaps, plan_overlaps
from desktopapp.library.overlap import verbatim_share
from desktopapp.library.own_plans import library_add_plan
from desktopapp.library.rebuilding import library_rebuild
from desktopapp.library.shared import library_shared
from desktopapp.library.suggesting import library_search, library_suggest
from desktopapp.library.writing import Details

__all__ = [
    "Details",
    "library_add",
    "library_add_plan",
    "library_confirm",
    "library_describe",
    "library_erase",
    "library_flags",
    "library_list",
    "library_overlaps",
    "library_propose",
    "library_rebuild",
    "library_remove",
    "library_restore",
    "library_search",
    "library_shared",
    "library_suggest",
    "partner_overlaps",
    "plan_overlaps",
    "plan_parts",
    "verbatim_share",
]
