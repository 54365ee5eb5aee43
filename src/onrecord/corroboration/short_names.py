"""Given names that people are known by in place of the full ones that records have."""

from __future__ import annotations

# The full name, then its usual short and other forms, all of them in English-language records.
_FORMS = """
abraham abe
albert al bert
alexander alex alec sandy
andrew andy drew
anthony tony antony
arthur art
benjamin ben
charles charlie chuck
christopher chris
daniel dan danny
david dave
donald don
dwight ike
edward ed eddie ted ned
eugene gene
francis frank
frederick fred
gerald gerry jerry
gregory greg
harold hal harry
henry hank harry
hillary hilary
jacob jake
james jim jimmy jamie
jeffrey jeff
john jack johnny jon
joseph joe joey
katherine catherine kathy kate
kenneth ken
lawrence larry
leonard len leo
madeleine madeline
margaret peggy maggie
matthew matt
michael mike mick
nathaniel nat nathan
nicholas nick
patrick pat
peter pete
philip phil
raymond ray
richard dick rick rich
robert bob bobby rob
ronald ron
samuel sam
stephen steven steve
susan sue
theodore ted teddy theo
thomas tom tommy
timothy tim
victoria vicky
walter walt
warren
william bill billy will
zachary zach zack
"""
FULL: dict[str, frozenset[str]] = {}
for _full, *_short in map(str.split, _FORMS.strip().splitlines()):
    for _form in (_full, *_short):
        FULL[_form] = FULL.get(_form, frozenset()) | {_full}


def full_forms(given: str) -> frozenset[str]:
    """The full names that a given name may stand for, at least itself; in lower case.

    >>> sorted(full_forms("ted"))
    ['edward', 'theodore']
    >>> full_forms("xi")
    frozenset({'xi'})
    """
    return FULL.get(given, frozenset({given}))
