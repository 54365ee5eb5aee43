"""Choose between the readings of words by the words beside them.

The classes of a text are one string, and each rule is a pattern over it that looks at the letters
around one letter and writes another in its place. So a rule costs one pass in C, and the time is
linear in the length of any text.
"""

from __future__ import annotations

import re

# What may begin a noun phrase that is the object of a verb.
_OBJECT = r'[DRThoPLJjeN#"]'

# In order; what an earlier rule has decided, a later one sees. Alternatives are parted by spaces.
# Each begins with the letter that it changes, which is found in no time, and then looks back.
_RULES = tuple(
    (re.compile(pattern.replace(" ", "|")), tag)
    for pattern, tag in (
        # The agency cut off aid, the firm set up a fund.
        (r"c(?<=[PNLues]c)(?=[afm])", "V"),
        (r"a", "I"),
        (r"f", "M"),
        # He's, who's, here's: a short form of is; Kyiv's is not.
        (r"S(?<=[RWoM]S)", "q"),
        # Her house, but: he told her.
        (r'h(?=[DICw.,:;"VTAMqdRWo)-]) h\Z', "R"),
        (r"h", "D"),
        # They like it.
        (r"i(?<=[TAXR]i)(?=[DRTP])", "V"),
        (r"i", "I"),
        # To back the bill.
        (r"m(?<=[TAXRPe]m)(?=[DRh]) m(?<=[TAX]m)(?=P) m(?<=TMm)(?=[DRhP])", "V"),
        (r"m", "M"),
        # To open the border, but: is open.
        (rf"j(?<=[TA]j)(?={_OBJECT})", "V"),
        (r"j", "J"),
        # The planned visit, by armed men, the recently released report; the accused.
        (
            r"[dn](?<=[DSJ#I.][dn])(?=[NbsegkJul]) [dn](?<=[DSI]M[dn])(?=[NbseJPu])"
            r" [dn](?<=[DSJ][dn])(?=P)",
            "J",
        ),
        (r"[dn](?<=[DS][dn])", "N"),
        (r"[dn]", "V"),
        # The ruling party, the fighting, accused of tweeting; is meeting with, by supporting it.
        (r"[gk](?<=[DSJ#][gk])(?=[NbsegkJPu]) g(?<=Ig)(?=e)", "J"),
        (r"[gk](?<=[DSJ#][gk]) g(?<=Ig)(?=[I,.C])", "N"),
        (r"g k(?<=qk) k(?<=[qA]Mk) k(?<=[IC,NbeuWMT]k)(?=[DRhP])", "V"),
        (r"k", "N"),
        # To attack, did not attack, they attack, officials plan to, imperatives; was hit.
        (r"b(?<=[TARX]b) b(?<=[TARWX]Mb) b(?<=[TA]\"b)", "V"),
        (r'b(?<=[Wo]b)(?=[DRThIP"M]) b(?<=eb)(?=[DRTPhMI".o]) b(?<=[.,]b)(?=[DRh])', "V"),
        (r"b(?<=VCb)(?=[DRhTeP])", "V"),
        (r"c(?<=[TARXqPLeWo]c) c(?<=[qTAR]Mc) c(?<=[Nus]c)(?=[DRhP])", "V"),
        (r"[bc]", "N"),
        # To fathom the loss: a word of no list where a verb must stand.
        (r"u(?<=[TA]u)(?=[DRhPeJ]) u(?<=[TA]Mu)(?=[DRhPe])", "V"),
        (r"u", "N"),
        # He plans, who plans, the group plans to, Moscow calls for; peace talks in.
        (r"s(?<=Rs) s(?<=[RPNeLWo]Ms)(?=[DRThWwoPI]) s(?<=[Wo]s)(?=[DRThWwoPIM\"])", "V"),
        (r's(?<=[PL]s)(?=[DRThoPeN"M]) s(?<=[N]s)(?=[DRTho"]) s(?<=[,CM]s)(?=[DTRh])', "V"),
        (r"[se]", "N"),
        # That country, but: said that the country.
        (r"o(?<=[IC]o)(?=N)", "D"),
        (r"[ow]", "W"),
        # The attorney general, the general said; a general strike, military aid.
        (r"l(?<=[NL]l) l(?<=[DPS]l)(?=[VAqWI,.])", "N"),
        (r"l", "J"),
        (r"q", "A"),
        # Nothing but a noun stands between "the" and a finite verb or preposition: the wounded are.
        (r"V(?<=DV)(?=[IVAT.,]) J(?<=[DS]J)(?=[VA]) J(?<=DJJ)(?=[VA])", "N"),
    )
)


def choose_tags(classes: str) -> str:
    """The tags of words, from their classes in order.

    >>> choose_tags("DsIPd#,ed.")
    'DNIPV#,NV.'
    """
    for pattern, tag in _RULES:
        classes = pattern.sub(tag, classes)
    return classes
