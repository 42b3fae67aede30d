"""Acronyms whose last word is said once more, and those that stand within their own name."""

import re
from collections.abc import Iterator

from desktopapp.language.faults import Fault

_TOLD = re.compile(r"(?P<last>[A-Za-z][\w’'-]*) \((?P<acronym>[A-Z][A-Za-z&]{1,7})\)")
_COMMON = {  # what the last letter of an acronym that all know stands for
    said: last
    for said, _, last in (
        pair.partition("/")
        for pair in re.split(
            r"\s+",
            """AGM/meeting ATM/machine BID/district CIL/levy DFG/grant EQIA/assessment
EIA/assessment FAQ/questions HMO/occupation HRA/account ICT/technology KPI/indicator
LGA/association LEP/partnership LGR/reorganisation LRF/forum MRP/provision MTFP/plan
MTFS/strategy NNDR/rates PIN/number PFI/initiative RSG/grant SLA/agreement UKSPF/fund VAT/tax
NDR/rates SPF/fund IT/technology PCN/notice CCTV/television GIS/system CRM/management
FTE/equivalent GDP/product HR/resources PSPO/order AI/intelligence EDI/inclusion AMP/plan
DPO/officer CEO/officer CFO/officer SRO/officer MOU/understanding""",
        )
    )
}


def acronym_and_name(text: str) -> Iterator[Fault]:
    """Go through acronyms whose last word is said once more: “the AMP plan”."""
    ends = {one: last for one, last in _COMMON.items() if one in text}
    for match in _TOLD.finditer(text):
        said = match["acronym"].rstrip("s")
        if match["last"][0].upper() == said[-1:].upper():
            ends[said] = match["last"].lower()
    if not ends:
        return
    known = "|".join(map(re.escape, sorted(ends, key=len, reverse=True)))
    for match in re.finditer(rf"\b(?P<acronym>{known})\)? (?P<word>[A-Za-z]+)\b", text):
        word, last = match["word"].lower(), ends[match["acronym"]]
        if last in (word, f"{word}s") or word == f"{last}s":
            several = "s" if word == f"{last}s" else ""
            meant = "" if ")" in match.group() else f"{match['acronym']}{several}"
            why = f"“{match['acronym']}” says “{last}” already."
            yield Fault(*match.span(), why, meant)
    within = rf"\b[A-Z][a-z]+ (?:[A-Z][a-z]+ )*(?P<in>{known}) (?=[A-Z][a-z]+ \((?P=in)\))"
    for match in re.finditer(within, text):
        yield Fault(*match.span(), f"“{match['in']}” stands within the name it is short for.")
