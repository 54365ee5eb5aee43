"""How lists of announcements are written: marks, names, what introduces and what ends an entry."""

from __future__ import annotations

import re

from onrecord.draft.appointments.names import GAP, NAME

# What may lead a line: "- ", "  * **", "3. ", "<u>".
_MARK = r"(?:[ \t\xa0*_•–-]|\d{1,3}\.[ \t]|</?u>|</?strong>)"
_BETWEEN = r"(?:[ \t\xa0\n*_]|</?u>){0,24}"
LABELED = re.compile(
    rf"""
    ^{_MARK}{{0,24}}(?P<name>{NAME})
    {_BETWEEN}[,:–-]{_BETWEEN}                          # "Ann Lee, ", "**Ann Lee** – "
    (?P<role>[Nn]ominee|[Nn]ominated|[Aa]ppointee|[Aa]ppointed|[Cc]andidate)
    {GAP}(?:for|to{GAP}be|to{GAP}serve{GAP}as|as|to){_BETWEEN}   # Nominee for, Nominated to be
    """,
    re.MULTILINE | re.VERBOSE,
)
INTRODUCTION = re.compile(
    r"""
    (?:[Nn]ominat|[Aa]ppoint)[^.:]{0,200}?              # intends to appoint the following people
        \bfollowing\b[^:.]{0,160}[:.]                   # to the River Board:
    |[Nn]ominat\w{1,4}\s[^.:]{0,160}:                   # has nominated as judges:
    """,
    re.VERBOSE,
)
# Words without which a text has neither of them; its case is left alone, since that is faster.
TELLING = ("ominee", "ominat", "ppoint", "andidate for")
BULLET = re.compile(
    r"""
    \s{0,40}^[ \t]*[•*-][ \t\xa0]+
    (?P<item>[^\n]*
        (?:\n(?![ \t]*[•*-][ \t\xa0]                    # lines behind it, up to the next item,
            |[ \t\xa0]*\n|[ \t]*\Z)[^\n]*){0,6})        # a blank line or the end
    \n?
    """,
    re.MULTILINE | re.VERBOSE,
)
ITEM = re.compile(
    rf"""
    [*_]{{0,2}}(?P<name>{NAME}){_BETWEEN}
    (?:[,:–-]{_BETWEEN}(?P<office>\S)                   # "Ann Lee, Member", "**Ann Lee** – Member"
        |\Z)                                            # "Ann Lee" and no more
    """,
    re.VERBOSE,
)
# "to the River Board": what an item that has no more than "Member" is a member of.
BODY = re.compile(
    rf"""
    \b(?:to|of|on){GAP}the{GAP}
    (?P<name>[A-Z][\w’'-]*                              # Board
        (?:,?{GAP}(?:(?:of|for|on|the|and|to|in|&){GAP}){{0,3}}
            [A-Z][\w’'-]*){{1,12}})                     # of Arts, Rivers, and the Sea
    """,
    re.VERBOSE,
)
AS = re.compile(rf"\bas{GAP}")
END = re.compile(
    r"""
    \n[ \t\xa0]*\n                                      # a blank line
    |\n[ \t]*[•*-][ \t]|\n[ \t]*\d{1,3}\.[ \t]          # the next item
    |[ ]{2}\n|\n\#|\\\#|<!--                            # a break, heading or remark
    |\.\s{2}                                            # the end of a sentence
    |\*\*(?!\s{0,9}[<*])                                # the end of what is bold
    |</u>(?!\s{0,9}\*{0,4}\s{0,9}<(?:u|span)\b)|</span> # or underlined, and does not go on
    """,
    re.VERBOSE,
)
