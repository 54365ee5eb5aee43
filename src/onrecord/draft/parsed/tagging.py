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
_RULES = tuple(
    (re.compile(pattern.replace(" ", "|")), tag)
    for pattern, tag in (
        # He's, who's, here's: a short form of is; Kyiv's is not.
        (r"(?<=[RWoM])S", "q"),
        # Her house, but: he told her.
        (r'h(?=[DICw.,:;"VTAMqdRWo)-]) h\Z', "R"),
        (r"h", "D"),
        # They like it.
        (r"(?<=[TAXR])i(?=[DRTP])", "V"),
        (r"i", "I"),
        # To back the bill.
        (r"(?<=[TAXRPe])m(?=[DRh]) (?<=[TAX])m(?=P) (?<=TM)m(?=[DRhP])", "V"),
        (r"m", "M"),
        # To open the border, but: is open.
        (rf"(?<=[TA])j(?={_OBJECT})", "V"),
        (r"j", "J"),
        # The planned visit, by armed men, the recently released report; the accused.
        (r"(?<=[DSJ#I.])[dn](?=[NbsegkJul]) (?<=[DSI]M)[dn](?=[NbseJPu]) (?<=[DSJ])[dn](?=P)", "J"),
        (r"(?<=[DS])[dn]", "N"),
        (r"[dn]", "V"),
        # The ruling party, the fighting, accused of tweeting; is meeting with, by supporting it.
        (r"(?<=[DSJ#])[gk](?=[NbsegkJPu]) (?<=I)g(?=e)", "J"),
        (r"(?<=[DSJ#])[gk] (?<=I)g(?=[I,.C])", "N"),
        (r"g (?<=q)k (?<=[qA]M)k (?<=[IC,NbeuWMT])k(?=[DRhP])", "V"),
        (r"k", "N"),
        # To attack, did not attack, they attack, officials plan to, imperatives; was hit.
        (r"(?<=[TARX])b (?<=[TARWX]M)b (?<=[TA]\")b", "V"),
        (r'(?<=[Wo])b(?=[DRThIP"M]) (?<=e)b(?=[DRTPhMI".o]) (?<=[.,])b(?=[DRh])', "V"),
        (r"(?<=VC)b(?=[DRhTeP])", "V"),
        (r"(?<=[TARXqPLeWo])c (?<=[qTAR]M)c (?<=N)c(?=[DRhP])", "V"),
        (r"[bc]", "N"),
        # To fathom the loss: a word of no list where a verb must stand.
        (r"(?<=[TA])u(?=[DRhPeJ]) (?<=[TA]M)u(?=[DRhPe])", "V"),
        (r"u", "N"),
        # He plans, who plans, the group plans to, Moscow calls for; peace talks in.
        (r"(?<=R)s (?<=[RPNeLWo]M)s(?=[DRThWwoPI]) (?<=[Wo])s(?=[DRThWwoPIM\"])", "V"),
        (r'(?<=[PL])s(?=[DRThoPeN"M]) (?<=[N])s(?=[DRTho"]) (?<=[,CM])s(?=[DTRh])', "V"),
        (r"[se]", "N"),
        # That country, but: said that the country.
        (r"(?<=[IC])o(?=N)", "D"),
        (r"[ow]", "W"),
        # The attorney general, the general said; a general strike.
        (r"(?<=[NL])l (?<=D)l(?=[VAqWI,.])", "N"),
        (r"l", "J"),
        (r"q", "A"),
        # Nothing but a noun stands between "the" and a finite verb or preposition.
        (r"(?<=D)V(?=[IVAT.,])", "N"),
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
