"""The web page before its judges: axe-core in a real browser, and the checker of HTML.

Both come by ``sh installers/dev judges`` and are never shipped. Where they are absent, the tests
say so and are skipped.
"""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from desktopapp.documents.copy_page import copy_page
from desktopapp.documents.to_html import to_html
from desktopapp.layout.build import build
from desktopapp.store import resources
from tests import generated_plans
from tests.java import BRIEFLY

JUDGES = Path(__file__).parents[1] / "judges"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
BAD = b"""<!DOCTYPE html><html><head><title></title></head><body><img src="x.png">
<p style="color:#ccc;background:#ddd">pale</p><div style="width:900px">wide</div></body></html>"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write the sample's pages, some of generated plans, and one that is bad on purpose."""
    folder = tmp_path_factory.mktemp("pages")
    documents = {"sample": build(resources.sample())}
    documents |= {f"plan {seed}": build(generated_plans.plan(seed)) for seed in range(3)}
    made = {name: to_html(document) for name, document in documents.items()} | {"bad": BAD}
    made["for the form"] = copy_page(resources.sample())
    for name, data in made.items():
        (folder / f"{name}.html").write_bytes(data)
    return {name: folder / f"{name}.html" for name in made}


def test_axe_finds_nothing_in_a_real_browser(pages: dict[str, Path]) -> None:
    node = shutil.which("node")
    if not (node and CHROMIUM and (JUDGES / "node_modules" / "axe-core").is_dir()):
        pytest.skip("node, chromium or axe-core is not here: the web page was not judged")
    ran = subprocess.run(  # noqa: S603  # our own script
        [node, str(JUDGES / "page.mjs"), CHROMIUM, *map(str, pages.values())],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    found = {Path(file).stem: said for file, said in json.loads(ran.stdout).items()}
    bad = found.pop("bad")
    assert bad["usual"]  # the judge must be able to find a fault
    assert bad["wide"] > 320
    assert {name: said for name, said in found.items() if said["usual"] or said["forced"]} == {}
    assert {name: said["wide"] for name, said in found.items() if said["wide"] > 320} == {}


def test_the_checker_of_html_finds_no_error(pages: dict[str, Path]) -> None:
    jar = JUDGES / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not (shutil.which("java") and jar.is_file()):
        pytest.skip("java or vnu-jar is not here: the web page was not checked")

    ran = subprocess.run(  # noqa: S603  # our own files
        [
            *BRIEFLY,
            "-jar",
            str(jar),
            "--errors-only",
            "--format",
            "json",
            *map(str, pages.values()),
        ],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    found = {Path(one["url"]).stem: one["message"] for one in json.loads(ran.stderr)["messages"]}
    assert found.keys() == {"bad"}, found  # the judge must be able to find a fault
