"""What making documents costs: nothing is looked at or laid out twice."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktopapp.documents import to_docx
from desktopapp.operations import document_kinds, report_files
from desktopapp.operations.exporting import USUAL
from desktopapp.operations.making import Order, make
from desktopapp.store.resources import sample

DAY = date(2024, 6, 11)


def counted(monkeypatch: pytest.MonkeyPatch, *places: tuple[object, str]) -> list[object]:
    """Note what functions are called with."""
    called: list[object] = []

    def noting(function: Callable[..., Any]) -> Callable[..., Any]:
        def noted(given: object) -> object:
            called.append(given)
            return function(given)

        return noted

    for room, name in places:
        monkeypatch.setattr(room, name, noting(getattr(room, name)))
    return called


def test_the_checks_run_once_though_the_checklist_prints_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    checks = counted(monkeypatch, (document_kinds, "look_over"))
    made = make(Order(sample(), USUAL, DAY))
    assert len(checks) == 1
    assert made.ready


def test_what_is_found_in_a_document_that_is_made_after_the_checklist_is_said_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def spoilt(manuscript: document_kinds.Manuscript) -> Iterator[document_kinds.Ready]:
        manuscript.differing.append("words. They differ.")
        return iter(())

    monkeypatch.setitem(
        document_kinds.DOCUMENTS,
        "submission",
        replace(document_kinds.DOCUMENTS["submission"], write=spoilt),
    )
    made = make(Order(sample(), ("checklist", "submission"), DAY))
    assert any("They differ" in one.message for one in made.findings)


def test_each_part_of_a_report_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    laid = counted(monkeypatch, (report_files, "lay_out"), (to_docx, "lay_out"))
    make(Order(sample(), ("report",), DAY))
    assert len(laid) == len({id(one) for one in laid}) > 1
