"""Which page of the guide tells of the place in hand: a view, a panel, a dialog.

A view and a panel go by their names in ``views``, a dialog by its class, a page by its title.
"""

from PySide6.QtWidgets import QApplication

from desktopapp.ui.anything import guide_places
from desktopapp.ui.workspace.workspace import Workspace

_WRITE = ("Getting started", "Write")
_SAFE = "Keeping your work safe"
_LOOK = ("Making the documents", "Your council's own Word files")
_TWO = (_SAFE, "Two people, one plan")
_LOCK = (_SAFE, "Protect a plan with a passphrase")
PLACES = {
    "letter": ("Start from a letter", "Check what it asks"),
    "home": ("Getting started", "Getting started"),
    "write": _WRITE,
    "whole": _WRITE,
    "asks": _WRITE,
    "pages": ("Words and pages", "Pages"),
    "figures": ("Figures", "Figures"),
    "copy": ("Copying answers into a form", "One answer after another"),
    "measures": ("Measures", "Measures"),
    "report": ("The report to members", "The report to members"),
    "panel pages": ("Words and pages", "Pages"),
    "panel cut": ("Words and pages", "Cut to the limit"),
    "panel findings": ("Checking the plan", "Findings"),
    "panel reuse": ("Reusing prior answers", "Find what fits"),
    "panel overlap": ("Reusing prior answers", "Repeated text"),
    "panel last": ("Reusing prior answers", "From one letter to the next"),
    "AgreedSheet": _WRITE,
    "AppearanceForm": ("Making the documents", "Making the documents"),
    "ClashSheet": _TWO,
    "CouncilFileDialog": _LOOK,
    "CouncilForm": ("Getting started", "Start your own plan"),
    "Exporting": ("Making the documents", "Making the documents"),
    "FigureChooser": ("Figures", "Insert it"),
    "FigureForm": ("Figures", "Keep a figure"),
    "FiguresSheet": ("Figures", "Bring in and write out"),
    "Importing": ("Bringing in an existing document", "Checking where each part goes"),
    "CopySheet": ("The report to members", "Your own copy of the letter"),
    "EarlierSheet": (_SAFE, "Versions"),
    "LeftSheet": (_SAFE, "A damaged file"),
    "LetterSheet": ("Start from a letter", "Choose the letter"),
    "LibraryDialog": ("Reusing prior answers", "Fill your library"),
    "PasteSheet": ("Start from a letter", "Choose the letter"),
    "WhatItIs": ("Start from a letter", "Choose the letter"),
    "MeasureForm": ("Measures", "Add a measure"),
    "NewPlan": ("Getting started", "Start your own plan"),
    "PassphraseSheet": _LOCK,
    "ReadableSheet": _LOCK,
    "ReleaseSheet": ("Making the documents", "Submit or publish"),
    "ReceiptSheet": ("Copying answers into a form", "What the form received"),
    "RuleSheet": ("Checking the plan", "Why it is named"),
    "ServingForm": _WRITE,
    "SpellingWords": ("Getting started", "Spelling"),
    "SetAsideForm": ("Checking the plan", "Set aside"),
    "TermsForm": ("Words and pages", "Size and spacing"),
    "VersionsSheet": (_SAFE, "Versions"),
}


def place_in_hand(work: Workspace | None) -> str:
    """Return what the officer is at: the panel with the keyboard, the view, or the first page."""
    if work is None:
        return "home"
    side, held = work.side, QApplication.focusWidget()
    if side is not None and held is not None and side.isAncestorOf(held):
        return f"panel {side.shown}"
    return work.view


def guide_place(name: str) -> tuple[int, str]:
    """Return the page of the guide, counted from 0, and its heading, that tell of a place."""
    title, heading = PLACES.get(name, PLACES["home"])
    found = (one for one in guide_places() if (one.title, one.heading) == (title, heading))
    return next((one.page, one.heading) for one in found)
