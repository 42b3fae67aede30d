"""The counter against LibreOffice's rendering of the Word file: pages and lines."""

import difflib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest

from desktopapp.documents.to_docx import to_docx
from desktopapp.layout.build import build
from desktopapp.layout.count import count
from desktopapp.layout.pages import lay_out
from desktopapp.layout.placed import Layout
from desktopapp.library.accepting import accept
from desktopapp.library.placing import place
from desktopapp.plan.council import council_named
from desktopapp.plan.plan import Plan, new_plan
from desktopapp.readers.read import read
from desktopapp.store import resources
from tests import generated_plans, libreoffice

Note = Callable[[str, str, str], None]
EXAMPLES = ("rossendale-cabinet-report-july-2024.txt", "chorley-productivity-plan-2024.txt")
FULL = 100
SHORT = 12


accept_all = partial(accept, title=True, headings=True)  # as an officer may tick


@dataclass(frozen=True, slots=True)
class Compared:
    """A plan as the layout and LibreOffice see it: pages of each, lines and identical lines."""

    name: str
    ours: int
    theirs: int
    lines: int
    identical: int
    near: bool


@pytest.fixture
def _soffice() -> None:
    if libreoffice.missing():
        pytest.skip(f"{libreoffice.missing()} is not installed: LibreOffice was not asked")


def placed_lines(layout: Layout) -> list[str]:
    """Return the lines of a layout without their spaces, page by page from top to bottom."""
    lines = []
    for page in layout.pages:
        rows: list[tuple[float, list[tuple[float, str]]]] = []
        for placed in sorted((*page.lines, *page.footer), key=lambda one: one.y):
            words = "".join("".join(one.text for one in placed.line.fragments).split())
            if words and rows and placed.y - rows[-1][0] < 2:
                rows[-1][1].append((placed.x, words))
            elif words:
                rows.append((placed.y, [(placed.x, words)]))
        lines += ["".join(words for _, words in sorted(row)) for _, row in rows]
    return lines


def compare(plans: dict[str, Plan], folder: Path) -> list[Compared]:
    """Render the Word files of plans by LibreOffice and compare each with its layout."""
    layouts = {name: lay_out(build(plan)) for name, plan in plans.items()}
    files = {name: to_docx(build(plan), layouts[name]) for name, plan in plans.items()}
    compared = []
    for name, pdf in libreoffice.to_pdf(files, folder).items():
        pages = libreoffice.lines(pdf)
        ours = placed_lines(layouts[name])
        theirs = ["".join(line.split()) for page in pages for line in page]
        same = difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
        identical = sum(block.size for block in same)
        near = count(plans[name]).near_turn
        ours_pages = len(layouts[name].pages)
        compared.append(Compared(name, ours_pages, len(pages), len(ours), identical, near))
    return compared


def noted(compared: list[Compared], what: str, figure: Note, *, must: int) -> None:
    """Note the figures of a comparison, and fail where they are not reached."""
    missed = [one for one in compared if one.ours != one.theirs]
    share = sum(one.identical for one in compared) / sum(one.lines for one in compared)
    equal = len(compared) - len(missed)
    figure(f"{what}: page counts equal", f"{equal} of {len(compared)}", f"{must} of them")
    figure(f"{what}: identical lines", f"{share:.2%}", "at least 99 %")
    assert equal >= must, missed
    assert all(one.near for one in missed), missed
    assert share >= 0.99


@pytest.mark.usefixtures("_soffice")
def test_libreoffice_gives_generated_plans_the_same_pages_and_lines(
    tmp_path: Path,
    figure: Note,
    short: bool,  # noqa: FBT001  # a fixture
) -> None:
    how_many = SHORT if short else FULL
    plans = {f"plan{seed}": generated_plans.plan(seed) for seed in range(how_many)}
    compared = compare(plans, tmp_path)
    must = round(0.95 * how_many)
    noted(compared, f"{how_many} generated plans in LibreOffice", figure, must=must)


@pytest.mark.usefixtures("_soffice")
def test_libreoffice_gives_the_sample_the_same_pages_and_lines(
    tmp_path: Path, figure: Note
) -> None:
    sample = resources.sample()
    plans = {
        f"sample{size}": replace(sample, appearance=replace(sample.appearance, size=size))
        for size in (11.0, 12.0)
    }
    noted(compare(plans, tmp_path), "the sample in LibreOffice", figure, must=2)


@pytest.mark.usefixtures("_soffice")
def test_libreoffice_gives_the_real_examples_the_same_pages_and_lines(
    shared: Path, tmp_path: Path, figure: Note
) -> None:
    plans = {}
    brief = resources.brief("productivity-2024")
    for name in EXAMPLES:
        proposal = place([read(shared / "examples" / name)], brief)
        plan = accept_all(new_plan(brief, council_named("Wyvern Vale District Council")), proposal)
        for size in (11.0, 12.0):
            appearance = replace(plan.appearance, size=size)
            plans[f"{name[:5]}{size}"] = replace(plan, appearance=appearance)
    compared = compare(plans, tmp_path)
    noted(compared, "real examples at 11 and 12 pt in LibreOffice", figure, must=len(plans))
