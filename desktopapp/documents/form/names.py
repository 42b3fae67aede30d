"""The names under which councils keep the fields and sections of a report to members."""

import re
from collections.abc import Mapping
from functools import cache

FIELDS: Mapping[str, tuple[str, ...]] = {
    "Subject": ("subject of report", "title", "title of report", "report title"),
    "Status": ("report status", "status of report", "publication status", "public or exempt"),
    "Report to": ("meeting", "committee", "decision maker", "decision to be taken by"),
    "Date": ("date of meeting", "meeting date", "date of decision", "date of report"),
    "Report of": ("report by", "report from", "report author", "author", "lead officer"),
    "Lead member": (
        *("portfolio holder", "portfolio", "lead member portfolio", "cabinet member"),
        *("executive member", "lead cabinet member", "relevant cabinet member"),
    ),
    "Key decision": ("is this a key decision", "key decision yes no"),
    "Forward plan": ("in the forward plan", "on the forward plan", "included in forward plan"),
    "General exception": ("general exception notice",),
    "Special urgency": ("special urgency notice",),
    "Equality impact assessment": ("equalities impact assessment", "equality assessment", "eia"),
    "Biodiversity impact assessment": ("biodiversity assessment", "biodiversity"),
    "Contact officer": ("contact", "contact name", "officer contact", "report contact"),
    "Telephone": ("tel", "tel no", "phone", "telephone number", "contact number"),
    "E-mail": ("email", "email address", "e mail address", "contact email"),
}
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "Recommendation": ("recommendations", "decision requested", "officer recommendation"),
    "Executive summary and background": (
        *("executive summary", "summary and background", "background", "summary"),
        *("introduction and background", "background and summary"),
        *("executive summary background", "summary background", "executive summary introduction"),
    ),
    "Risk": ("risks", "risk implications", "risk management", "risk assessment"),
    "Finance": ("financial implications", "finance implications", "financial"),
    "Legal": ("legal implications", "legal and governance implications"),
    "Policy and equalities": (
        *("policy and equalities implications", "equalities", "equalities implications"),
        *("equality implications", "policy implications", "equality and diversity"),
    ),
    "Reason for decision": (
        *("reasons for decision", "reason for recommendation", "reasons for recommendations"),
        *("reasons for recommendation", "reason for the decision"),
    ),
}
PAPERS = "Background papers"
EXEMPT = "Exempt information"
_EXEMPT = (
    *("exempt or confidential information", "confidential or exempt information", "exemption"),
    *("reason for exemption", "reasons for exemption", "confidentiality", "access to information"),
)
_NUMBER = re.compile(r"\s*(?:\d+(?:\.\d+)*[.)]?|[A-Za-z][.)]|\([A-Za-z]\))\s+")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|<[^>]*>")


def bare_label(text: str) -> str:
    """Return the words of a label: no number before it, no remark in brackets, no signs."""
    words = _ASIDE.sub(" ", _NUMBER.sub("", text, count=1))
    return " ".join(re.sub(r"[^\w]+", " ", words.casefold()).split())


def field_named(text: str) -> str:
    """Return the field or section whose name a text is, or nothing."""
    return _named().get(bare_label(text), "")


@cache
def _named() -> dict[str, str]:
    every = {**FIELDS, **SECTIONS, PAPERS: ("list of background papers",), EXEMPT: _EXEMPT}
    return {bare_label(name): field for field, names in every.items() for name in (field, *names)}
