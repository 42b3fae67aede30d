"""Report forms of invented councils, each with what its places are called and what they are for.

The first three were looked at while the names of places were settled, the others only then.
"""

from collections.abc import Mapping
from typing import NamedTuple

import docx

from tests.council_files import saved


class Shape(NamedTuple):
    """A form: lines, and tables as tuples of rows; ``meant`` says what each label is for.

    A line that begins with ``#`` is a heading by style, one with ``*`` is bold; ``|`` in a line
    or cell is a line break.
    """

    parts: tuple[str | tuple[tuple[str, ...], ...], ...]
    meant: Mapping[str, str]

    def data(self) -> bytes:
        """Build the form as a Word file."""
        made = docx.Document()
        for part in self.parts:
            if isinstance(part, tuple):
                table = made.add_table(len(part), len(part[0]), style="Table Grid")
                for row, texts in zip(table.rows, part, strict=True):
                    for cell, text in zip(row.cells, texts, strict=True):
                        cell.text = text.replace("|", "\n")
            else:
                words = part.lstrip("#*").strip(" ").replace("|", "\n")
                line = made.add_paragraph(style="Heading 2" if part.startswith("#") else None)
                line.add_run(words).bold = True if part.startswith("*") else None
        return saved(made)


FENWICK = Shape(
    (
        "*FENWICK BOROUGH COUNCIL",
        (
            ("REPORT TITLE:", ""),
            ("REPORT TO:", ""),
            ("DATE OF DECISION:", ""),
            ("RELEVANT CABINET MEMBER:", ""),
            ("LEAD OFFICER:", ""),
            ("REPORT AUTHOR AND CONTACT DETAILS:", ""),
            ("KEY DECISION:", ""),
            ("WARD(S) AFFECTED:", "All"),
        ),
        *("*1.0 PURPOSE OF REPORT", "1.1"),
        *("*2.0 RECOMMENDATIONS TO CABINET", "2.1"),
        *("*3.0 REASONS FOR RECOMMENDATIONS", "3.1"),
        *("*4.0 FINANCIAL AND RESOURCE IMPLICATIONS", "4.1"),
        *("*5.0 LEGAL AND CONSTITUTIONAL IMPLICATIONS", "5.1"),
        *("*6.0 CLIMATE CHANGE AND BIODIVERSITY IMPLICATIONS", "6.1"),
        *("*7.0 RISK AND OPPORTUNITY MANAGEMENT", "7.1"),
        *("*8.0 NEXT STEPS", "8.1"),
        *("*CONTACT FOR FURTHER INFORMATION", ""),
        *("*APPENDICES", ""),
        *("*BACKGROUND DOCUMENTS", ""),
    ),
    {
        "REPORT TITLE": "Subject",
        "REPORT TO": "Report to",
        "DATE OF DECISION": "Date",
        "RELEVANT CABINET MEMBER": "Lead member",
        "LEAD OFFICER": "Lead officer",
        "REPORT AUTHOR AND CONTACT DETAILS": "Report of",
        "KEY DECISION": "Key decision",
        "WARD(S) AFFECTED": "Wards affected",
        "1.0 PURPOSE OF REPORT": "Executive summary and background",
        "2.0 RECOMMENDATIONS TO CABINET": "Recommendation",
        "3.0 REASONS FOR RECOMMENDATIONS": "Reason for decision",
        "4.0 FINANCIAL AND RESOURCE IMPLICATIONS": "Finance",
        "5.0 LEGAL AND CONSTITUTIONAL IMPLICATIONS": "Legal",
        "6.0 CLIMATE CHANGE AND BIODIVERSITY IMPLICATIONS": "Climate and biodiversity",
        "7.0 RISK AND OPPORTUNITY MANAGEMENT": "Risk",
        "8.0 NEXT STEPS": "Next steps",
        "CONTACT FOR FURTHER INFORMATION": "Contact officer",
        "APPENDICES": "Appendices",
        "BACKGROUND DOCUMENTS": "Background papers",
    },
)

SALTHAVEN = Shape(
    (
        "Salthaven Town Hall",
        "Decision maker:\t",
        "Date:\t",
        "Subject:\t",
        "Report of:\t",
        "Wards:\t",
        "Officer contact:|Telephone:|Email:",
        *("#Summary", ""),
        *("#Options considered and rejected", ""),
        *("#Consultation undertaken", ""),
        (
            ("Implications", ""),
            ("Comments of the Section 151 Officer", ""),
            ("Comments of the Monitoring Officer", ""),
            ("Equality, diversity and human rights", ""),
            ("Sustainability and environment", ""),
        ),
        *("#Conclusions and recommendations", ""),
        (
            ("Signed off by", "Name", "Date"),
            ("Chief Finance Officer", "", ""),
            ("Monitoring Officer", "", ""),
            ("Portfolio Holder", "", ""),
        ),
        "List of Appendices|List of Background Papers",
    ),
    {
        "Decision maker": "Report to",
        "Date": "Date",
        "Subject": "Subject",
        "Report of": "Report of",
        "Wards": "Wards affected",
        "Officer contact": "Contact officer",
        "Telephone": "Telephone",
        "Email": "E-mail",
        "Summary": "Executive summary and background",
        "Options considered and rejected": "Options considered",
        "Consultation undertaken": "Consultation",
        "Comments of the Section 151 Officer": "Finance",
        "Comments of the Monitoring Officer": "Legal",
        "Equality, diversity and human rights": "Policy and equalities",
        "Sustainability and environment": "Climate and biodiversity",
        "Conclusions and recommendations": "Recommendation",
        "Chief Finance Officer: Name": "Finance: cleared by",
        "Chief Finance Officer: Date": "Finance: cleared on",
        "Monitoring Officer: Name": "Legal: cleared by",
        "Monitoring Officer: Date": "Legal: cleared on",
        "Portfolio Holder: Name": "Lead member",
        "List of Appendices": "Appendices",
        "List of Background Papers": "Background papers",
    },
)

UPPER_WEND = Shape(
    (
        "Upper Wend Executive Committee",
        "#[Report title]",
        "Report by the [Job title]",
        *("#A. Introduction and background", ""),
        *("#B. Proposals", ""),
        *("#C. Alternative options", ""),
        *("#D. Community views and engagement", ""),
        *("#E. Implications", ""),
        "Finance and value for money:",
        "Staffing and human resources:",
        "Legal powers:",
        "Crime, disorder and community safety:",
        "Equalities and social value:",
        "Carbon and nature:",
        "Digital and information governance:",
        *("#F. Priorities of the Council Plan", ""),
        *("#G. Timetable for implementation", ""),
        *("#H. Recommendation(s)", ""),
        (
            ("Responsible Director:", "", "Report prepared by:", ""),
            ("Divisions affected:", "", "Enclosures:", ""),
        ),
    ),
    {
        "[Report title]": "Subject",
        "Report by the [Job title]": "Report of",
        "A. Introduction and background": "Executive summary and background",
        "B. Proposals": "Main considerations",
        "C. Alternative options": "Options considered",
        "D. Community views and engagement": "Consultation",
        "E. Implications": "Implications",
        "Finance and value for money": "Finance",
        "Staffing and human resources": "Staff",
        "Legal powers": "Legal",
        "Crime, disorder and community safety": "Crime and disorder",
        "Equalities and social value": "Policy and equalities",
        "Carbon and nature": "Climate and biodiversity",
        "Digital and information governance": "Information and technology",
        "F. Priorities of the Council Plan": "Council plan",
        "G. Timetable for implementation": "Next steps",
        "H. Recommendation(s)": "Recommendation",
        "Responsible Director": "Lead officer",
        "Report prepared by": "Report author",
        "Divisions affected": "Wards affected",
        "Enclosures": "Appendices",
    },
)

CASTERBRIDGE = Shape(
    (
        (
            ("Committee", "", "Meeting date", ""),
            ("Title of report", "", "Status", ""),
            ("Portfolio", "", "Responsible officer", ""),
            ("Author", "", "Electoral wards", ""),
            ("Is this a key decision?", "", "Forward Plan reference", ""),
        ),
        *("*1. Decision(s) sought", ""),
        *("*2. Why a decision is needed", ""),
        *("*3. Policy framework and corporate priorities", ""),
        *("*4. Details", ""),
        *("*5. Other options", ""),
        *("*6. Consultees and their views", ""),
        *("*7. Finance comments", ""),
        *("*8. Legal comments", ""),
        *("*9. Risks and mitigations", ""),
        *("*10. Public sector equality duty", ""),
        *("*11. Environmental impact and net zero", ""),
        *("*12. Health and wellbeing", ""),
        *("*13. Timescales", ""),
        *("*14. Attachments", ""),
        *("*15. Sources and background papers", ""),
    ),
    {
        "Committee": "Report to",
        "Meeting date": "Date",
        "Title of report": "Subject",
        "Status": "Status",
        "Portfolio": "Lead member",
        "Responsible officer": "Lead officer",
        "Author": "Report of",
        "Electoral wards": "Wards affected",
        "Is this a key decision?": "Key decision",
        "Forward Plan reference": "Forward plan",
        "1. Decision(s) sought": "Recommendation",
        "2. Why a decision is needed": "Reason for decision",
        "3. Policy framework and corporate priorities": "Council plan",
        "4. Details": "Main considerations",
        "5. Other options": "Options considered",
        "6. Consultees and their views": "Consultation",
        "7. Finance comments": "Finance",
        "8. Legal comments": "Legal",
        "9. Risks and mitigations": "Risk",
        "10. Public sector equality duty": "Policy and equalities",
        "11. Environmental impact and net zero": "Climate and biodiversity",
        "12. Health and wellbeing": "Health and wellbeing",
        "13. Timescales": "Next steps",
        "14. Attachments": "Appendices",
        "15. Sources and background papers": "Background papers",
    },
)

MELCHESTER = Shape(
    (
        "*MELCHESTER CITY COUNCIL",
        "MEETING:\t",
        "DATE:\t",
        "SUBJECT:\t",
        "REPORT FROM:\t",
        "EXECUTIVE PORTFOLIO HOLDER:\t",
        *("*1 Executive Summary", ""),
        *("*2 Background", ""),
        *("*3 Analysis of issues and options", ""),
        *("*4 Implications", ""),
        (
            ("Type of implication", "Comments"),
            ("Resources (finance, property, staff)", ""),
            ("Law and governance", ""),
            ("Equality impact", ""),
            ("Ecology and climate emergency", ""),
            ("Data protection", ""),
        ),
        *("*5 What happens next", ""),
        *("*6 Concluding remarks", ""),
        (
            ("Cleared by", "Officer's name", "Date cleared"),
            ("Finance", "", ""),
            ("Legal services", "", ""),
            ("Director", "", ""),
        ),
        "*Annexes:",
        "*Documents relied on:",
        "*Further information from:|Phone:|E-mail address:",
    ),
    {
        "MEETING": "Report to",
        "DATE": "Date",
        "SUBJECT": "Subject",
        "REPORT FROM": "Report of",
        "EXECUTIVE PORTFOLIO HOLDER": "Lead member",
        "1 Executive Summary": "Executive summary and background",
        "2 Background": "Background",
        "3 Analysis of issues and options": "Options considered",
        "Resources (finance, property, staff)": "Finance",
        "Law and governance": "Legal",
        "Equality impact": "Policy and equalities",
        "Ecology and climate emergency": "Climate and biodiversity",
        "Data protection": "Information and technology",
        "5 What happens next": "Next steps",
        "6 Concluding remarks": "Conclusion",
        "Finance: Officer's name": "Finance: cleared by",
        "Finance: Date cleared": "Finance: cleared on",
        "Legal services: Officer's name": "Legal: cleared by",
        "Legal services: Date cleared": "Legal: cleared on",
        "Director: Officer's name": "Lead officer",
        "Annexes": "Appendices",
        "Documents relied on": "Background papers",
        "Further information from": "Contact officer",
        "Phone": "Telephone",
        "E-mail address": "E-mail",
    },
)

WESSENDEN = Shape(
    (
        (
            ("Report for:", ""),
            ("Item number:", ""),
            ("Title:", ""),
            ("Report authorised by:", ""),
            ("Lead Officer:", "Name:|Tel:|Email:"),
            ("Ward(s) affected:", ""),
            ("Report for key or non-key decision:", ""),
        ),
        *("#1. Describe the issue under consideration", ""),
        *("#2. Cabinet Member introduction", ""),
        *("#3. Recommendations", ""),
        *("#4. Reasons for decision", ""),
        *("#5. Alternative options considered", ""),
        *("#6. Background information", ""),
        *("#7. Contribution to strategic outcomes", ""),
        *("#8. Carbon and climate change", ""),
        *("#9. Statutory officers' comments", ""),
        *("#Finance", ""),
        *("#Procurement", ""),
        *("#Head of Legal and Governance", ""),
        *("#Equality", ""),
        *("#10. Use of appendices", ""),
        *("#11. Local Government (Access to Information) Act 1985", ""),
    ),
    {
        "Report for": "Report to",
        "Title": "Subject",
        "Report authorised by": "Report of",
        "Lead Officer: Name": "Lead officer",
        "Tel": "Telephone",
        "Email": "E-mail",
        "Ward(s) affected": "Wards affected",
        "Report for key or non-key decision": "Key decision",
        "1. Describe the issue under consideration": "Purpose",
        "3. Recommendations": "Recommendation",
        "4. Reasons for decision": "Reason for decision",
        "5. Alternative options considered": "Options considered",
        "6. Background information": "Executive summary and background",
        "7. Contribution to strategic outcomes": "Council plan",
        "8. Carbon and climate change": "Climate and biodiversity",
        "Finance": "Finance",
        "Procurement": "Procurement",
        "Head of Legal and Governance": "Legal",
        "Equality": "Policy and equalities",
        "10. Use of appendices": "Appendices",
        "11. Local Government (Access to Information) Act 1985": "Background papers",
    },
)

FORMS = {
    "Fenwick": FENWICK,
    "Salthaven": SALTHAVEN,
    "Upper Wend": UPPER_WEND,
    "Casterbridge": CASTERBRIDGE,
    "Melchester": MELCHESTER,
    "Wessenden": WESSENDEN,
}
