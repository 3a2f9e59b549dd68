"""Takes nothing. Gives Hypothesis strategies for text like news copy, and for text like nothing at all."""

from __future__ import annotations

from hypothesis import strategies as st

LINES = (
    "Harbour talks collapse in Velmar",
    "UPDATE 2-Harbour talks collapse in Velmar",
    "By Ines Kolar and Tom Abara",
    "By Monday the town was silent.",
    "VELMAR (Reuters) -U.N. mediators left on Tuesday.",
    "WASHINGTON, Nov 8 (AP) — The Senate met.",
    "(Beirut, May 3, 2016) – Patients waited.",
    "Monday, May 18, 2015",
    "(Adds quotes)",
    "FOR IMMEDIATE RELEASE",
    "- The hospital has power.",
    "“We will go,” she said in May, “on Nov. 30.”",
    "(Reporting by Ines KolarEditing by Nora Lind)tagreuters.com2019binary_QX1",
    "###",
    "-30-",
    "tag:reuters.com,2019:newsml_X",
    "by of the (",
    '"',
)
JUNK = st.text(alphabet=st.characters(codec=None), max_size=40)
BREAKS = st.sampled_from(["\n", "\n\n", " ", "", "\r\n", "\r\n\r\n", "\u2028", "\t", "\\n ", "\n \n"])


@st.composite
def copy(draw: st.DrawFn) -> str:
    """Give lines of news copy in any order, joined by any kind of break, with junk between."""
    lines = draw(st.lists(st.one_of(st.sampled_from(LINES), JUNK), max_size=12))
    return "".join(line + draw(BREAKS) for line in lines)


anything = st.one_of(st.text(alphabet=st.characters(codec=None), max_size=300), copy())
