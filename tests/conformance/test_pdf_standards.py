"""The PDF before veraPDF: PDF/UA-1 and PDF/A-2a in one file, on a short fixed set of plans."""

from pathlib import Path

import pytest

from desktopapp.documents.clean_pdf import clean_pdf
from desktopapp.documents.published_data import data_files
from desktopapp.documents.to_pdf import to_pdf
from desktopapp.layout.build import build
from desktopapp.layout.pages import lay_out
from desktopapp.plan.plan import Plan
from desktopapp.store import resources
from tests import generated_plans, pdf_mutations, verapdf

pytestmark = pytest.mark.skipif(bool(verapdf.missing()), reason=verapdf.missing() or "it is here")


def _pdf(plan: Plan) -> bytes:
    document = build(plan)
    return to_pdf(document, lay_out(document))


def test_no_rule_of_pdf_ua_nor_of_pdf_a_is_broken(tmp_path: Path) -> None:
    plans = {"sample": resources.sample()}
    plans |= {f"plan{seed}": generated_plans.plan(seed) for seed in (3, 5, 11)}
    files = {name: _pdf(plan) for name, plan in plans.items()}
    verdict = verapdf.judge(files, tmp_path, verapdf.UA, verapdf.A2)
    assert verdict.rules == {verapdf.UA: 106, verapdf.A2: 153}
    assert verdict.failed() == {}


def test_no_rule_is_broken_by_a_pdf_that_carries_its_data(tmp_path: Path) -> None:
    files = {}
    for name, plan in (("sample", resources.sample()), ("plan3", generated_plans.plan(3))):
        document = build(plan)
        data = data_files(plan, document)
        files[name] = to_pdf(document, lay_out(document), with_data=data)
    verdict = verapdf.judge(files, tmp_path, verapdf.UA, verapdf.A3)
    assert verdict.rules == {verapdf.UA: 106, verapdf.A3: 155}
    assert verdict.failed() == {}


def test_a_letter_that_is_written_anew_keeps_its_tags(tmp_path: Path) -> None:
    """All that it lacks then is the claim to conform, which nobody may make for it."""
    plans = {"sample": resources.sample(), "plan5": generated_plans.plan(5)}
    files = {name: clean_pdf(_pdf(plan), "A letter").data for name, plan in plans.items()}
    for rules in verapdf.judge(files, tmp_path, verapdf.UA).broken.values():
        assert [rule.partition(":")[0] for rule in rules] == ["PDFUA-1 7.1-8"]


def test_harm_that_our_own_check_does_not_look_for_is_found(tmp_path: Path) -> None:
    pdf = _pdf(generated_plans.plan(3))
    files = {"unharmed": pdf_mutations.harmed(pdf)}
    files |= {name: pdf_mutations.harmed(pdf, one) for name, one in pdf_mutations.UNSEEN.items()}
    found = verapdf.judge(files, tmp_path, verapdf.UA, verapdf.A2).failed()
    assert found.keys() == pdf_mutations.UNSEEN.keys()
