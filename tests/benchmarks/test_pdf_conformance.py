"""The PDF before veraPDF: 200 generated plans, one of 60 pages, the sample, real plans.

With ``--short`` a few plans only; the rest of the fixed short set is in tests/conformance.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktopapp.documents.published_data import data_files
from desktopapp.documents.to_pdf import to_pdf
from desktopapp.documents.verify import verify
from desktopapp.layout.build import build
from desktopapp.layout.pages import lay_out
from desktopapp.plan.plan import Plan, Section
from desktopapp.plan.text import paragraphs
from desktopapp.store import resources
from tests import generated_plans, pdf_mutations, verapdf

Figure = Callable[[str, str, str], None]
pytestmark = pytest.mark.skipif(bool(verapdf.missing()), reason=verapdf.missing() or "it is here")


def _pdf(plan: Plan) -> bytes:
    document = build(plan)
    return to_pdf(document, lay_out(document))


def _with_data(plan: Plan) -> bytes:
    document = build(plan)
    return to_pdf(document, lay_out(document), with_data=data_files(plan, document))


def _judged(
    files: dict[str, bytes], folder: Path, figure: Figure, what: str, archive: str = verapdf.A2
) -> None:
    verdict = verapdf.judge(files, folder, verapdf.UA, archive)
    for profile, rules in verdict.rules.items():
        broken = [r for found in verdict.broken.values() for r in found if r.startswith(profile)]
        about = f"veraPDF {profile}, rules broken in {len(files)} {what}"
        figure(about, f"{len(set(broken))} of {rules}", f"0 of {rules}")
    assert verdict.failed() == {}


def test_generated_plans_and_the_sample_break_no_rule(
    tmp_path: Path,
    figure: Figure,
    short: bool,  # noqa: FBT001  # a fixture
) -> None:
    plans = {f"plan{seed}": generated_plans.plan(seed) for seed in range(6 if short else 200)}
    plans["sample"] = resources.sample()
    plans["long"] = generated_plans.plan(2, words=2_000 if short else 25_000, size=12.0)
    files = {name: _pdf(plan) for name, plan in plans.items()}
    _judged(files, tmp_path, figure, "generated PDFs")
    files = {name: _with_data(plan) for name, plan in plans.items()}
    _judged(files, tmp_path, figure, "generated PDFs with data", verapdf.A3)


def test_real_plans_break_no_rule(tmp_path: Path, figure: Figure, shared: Path) -> None:
    files = {}
    for path in sorted((shared / "examples").glob("*.txt")):
        text = paragraphs(path.read_text(encoding="utf-8"))
        plan = replace(resources.sample(), sections=(Section("real", "Introduction", text=text),))
        files[path.stem] = _pdf(plan)
    _judged(files, tmp_path, figure, "PDFs of real plans")


def test_harm_of_every_kind_is_found(tmp_path: Path, figure: Figure) -> None:
    plan = generated_plans.plan(3)
    document = build(plan)
    layout = lay_out(document)
    pdf = to_pdf(document, layout)
    harms = {**pdf_mutations.SEEN, **pdf_mutations.UNSEEN}
    files = {name: pdf_mutations.harmed(pdf, harm) for name, harm in harms.items()}
    files["unharmed"] = pdf_mutations.harmed(pdf)
    by_vera = verapdf.judge(files, tmp_path, verapdf.UA, verapdf.A2).failed().keys()
    by_us = {
        name
        for name, data in files.items()
        if not all(check.holds for check in verify(data, document, layout))
    }
    found = len(by_vera | by_us)
    figure("harm of a kind that is found", f"{found} of {len(harms)}", f"{len(harms)}")
    figure("  by our own check, and by veraPDF", f"{len(by_us)} and {len(by_vera)}", "any")
    assert by_vera | by_us == harms.keys()
