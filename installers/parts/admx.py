"""Makes the template for Group Policy of what IT can decide: ADMX, and ADML in British English.

    python installers/parts/admx.py FOLDER     planwright.admx and en-GB/planwright.adml

All of it follows from ``desktopapp.store.policy.POLICIES``. Source: Microsoft, "Group Policy ADMX
Syntax Reference Guide", schema version 1.0.
"""

import sys
from pathlib import Path
from xml.etree import ElementTree as ET

from desktopapp.store.policy import PATH_KINDS, POLICIES, Policy, PolicyKind

_SPACE = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
_KEY = r"Software\Policies\Planwright"
_CATEGORY = "Planwright"
_LONGEST = 1023  # characters of a text


def admx() -> ET.Element:
    """Return the definitions: each policy, for the computer and for the user."""
    root = _root("policyDefinitions")
    names = ET.SubElement(root, "policyNamespaces")
    ET.SubElement(names, "target", prefix="planwright", namespace="Planwright.Policies")
    ET.SubElement(root, "resources", minRequiredRevision="1.0")
    categories = ET.SubElement(root, "categories")
    ET.SubElement(categories, "category", name=_CATEGORY, displayName="$(string.Planwright)")
    policies = ET.SubElement(root, "policies")
    for one in POLICIES:
        policies.append(_definition(one))
    return root


def _definition(one: Policy) -> ET.Element:
    known = {
        "name": one.name,
        "class": "Both",
        "displayName": f"$(string.{one.name})",
        "explainText": f"$(string.{one.name}Words)",
        "key": _KEY,
    }
    if one.kind is PolicyKind.YES:
        found = ET.Element("policy", {**known, "valueName": one.name})
        _place(found)
        for name, value in (("enabledValue", "1"), ("disabledValue", "0")):
            ET.SubElement(ET.SubElement(found, name), "decimal", value=value)
        return found
    found = ET.Element("policy", {**known, "presentation": f"$(presentation.{one.name})"})
    _place(found)
    said = {"id": one.name, "valueName": one.name, "required": "true", "maxLength": str(_LONGEST)}
    if one.kind in PATH_KINDS:
        said["expandable"] = "true"
    ET.SubElement(ET.SubElement(found, "elements"), "text", said)
    return found


def _place(policy: ET.Element) -> None:
    ET.SubElement(policy, "parentCategory", ref=_CATEGORY)


def adml() -> ET.Element:
    """Return the words of the definitions."""
    root = _root("policyDefinitionResources")
    for name in ("displayName", "description"):
        ET.SubElement(root, name).text = "Planwright"
    resources = ET.SubElement(root, "resources")
    strings = ET.SubElement(resources, "stringTable")
    ET.SubElement(strings, "string", id="Planwright").text = "Planwright"
    presentations = ET.SubElement(resources, "presentationTable")
    for one in POLICIES:
        ET.SubElement(strings, "string", id=one.name).text = one.title
        ET.SubElement(strings, "string", id=f"{one.name}Words").text = one.words
        if one.kind is not PolicyKind.YES:
            shown = ET.SubElement(presentations, "presentation", id=one.name)
            box = ET.SubElement(shown, "textBox", refId=one.name)
            ET.SubElement(box, "label").text = f"{one.title}:"
    return root


def _root(name: str) -> ET.Element:
    return ET.Element(name, {"xmlns": _SPACE, "revision": "1.0", "schemaVersion": "1.0"})


def write(folder: Path) -> None:
    """Write both files into a folder."""
    words = folder / "en-GB"
    words.mkdir(parents=True, exist_ok=True)
    for root, path in ((admx(), folder / "planwright.admx"), (adml(), words / "planwright.adml")):
        tree = ET.ElementTree(root)
        ET.indent(tree, " ")
        tree.write(path, encoding="utf-8", xml_declaration=True)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
