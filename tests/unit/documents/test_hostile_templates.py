"""Damaged templates and forms: clear words or a whole document, never anything else."""

import io
import random
import re
import zipfile

import docx
import pytest

from desktopapp.documents.to_docx import to_docx
from desktopapp.layout.build import build
from desktopapp.plan.problem import Problem
from desktopapp.plan.report import Field, Report
from desktopapp.store import resources
from tests import council_files
from tests.sanitised import filled_form, form_of, template_of

HOW_MANY = 30
TEMPLATE = council_files.dotm(council_files.with_remote_parts(council_files.house()))
FORM = council_files.form()
REPORT = Report("Report", (Field("Subject", "Plan"), Field("Key decision", "Yes")))
VALUES = (b"", b"-1", b"9" * 18, b"x", b"../../x", b"rId1", b"\xff")


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Damage a file in one to four places: a part cut, lost, swapped, or its XML changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        parts = {name: container.read(name) for name in container.namelist()}
    for _ in range(chance.randint(1, 4)):
        name = chance.choice(list(parts))
        part = parts[name] or b" "
        elements = list(re.finditer(rb"<[\w:]+[^>]*/>", part))
        values = list(re.finditer(rb'="[^"]*"', part))
        at = chance.randrange(len(part))
        match chance.randrange(6):
            case 0:
                parts[name] = part[:at]
            case 1:
                parts[name] = part[:at] + bytes([chance.randrange(256)]) + part[at + 1 :]
            case 2:
                parts[name] = parts[chance.choice(list(parts))]
            case 3 if len(parts) > 1:
                del parts[name]
            case 4 if elements:
                one = chance.choice(elements)
                parts[name] = part[: one.start()] + part[one.end() :]
            case _ if values:
                one = chance.choice(values)
                value = b'="' + chance.choice(VALUES) + b'"'
                parts[name] = part[: one.start()] + value + part[one.end() :]
            case _:
                pass
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as container:
        for name, part in parts.items():
            container.writestr(name, part)
    return made.getvalue()


@pytest.mark.parametrize("seed", range(HOW_MANY))
def test_a_damaged_template_or_form_is_refused_in_words_or_used_whole(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # no secret
    document = build(resources.sample())
    for read in ("template", "form"):
        enemy = mutated(TEMPLATE if read == "template" else FORM, chance)
        problem = None
        try:
            if read == "template":
                made = to_docx(document, template=template_of(enemy))
            else:
                made = filled_form(enemy, REPORT, form_of(enemy).mapping, remove_guidance=True)
        except Problem as refused:
            problem = refused
        else:
            assert docx.Document(io.BytesIO(made)).element.body is not None
        assert problem is None or (problem.what and problem.then)
