"""Writes CAS files in XMI."""

from __future__ import annotations

from typing import Any

from onrecord.errors import UsageError, need
from onrecord.exchange.annotated import Annotated
from onrecord.exchange.uima.own import END_TYPE, ENDS, FEATURES, LINK, to_pieces
from onrecord.exchange.xmi.features import ANNOTATION
from onrecord.exchange.xmi.find_files import ENDING, TYPE_SYSTEM

_STRING, _ARRAY, _TOP = "uima.cas.String", "uima.cas.FSArray", "uima.cas.TOP"


def write_xmi(annotated: Annotated) -> dict[str, bytes]:
    """Write a document as ``<name>.xmi``, with a ``TypeSystem.xml`` that is the same for all.

    Everything stands in our own layers (``exchange/uima/own.py``): import the type system into a
    project of INCEpTION to make them, and then the document. Tokens and sentences are left to
    INCEpTION. UsageError where the text or a label has a character that XML cannot have, or
    dkpro-cassis is not installed.
    """
    need("cassis", "exchange")
    from cassis import Cas

    system = _make_types()
    cas = Cas(typesystem=system)
    try:
        cas.sofa_string = annotated.text
        cas.sofa_mime = "text/plain"
        _fill(cas, annotated)
        written = cas.to_xmi(pretty_print=True)
    # Raised by lxml for control characters, and by the count of code units for half characters.
    except ValueError:
        raise UsageError(
            f"{annotated.name!r} has a character that XML cannot have, as a control character; "
            "mend it, or export another form, as 'webanno-tsv'"
        ) from None
    return {f"{annotated.name}{ENDING}": written.encode(), TYPE_SYSTEM: system.to_xml().encode()}


def _make_types() -> Any:
    """Make the types of our layers; the slots of links as INCEpTION makes them."""
    from cassis import TypeSystem

    system = TypeSystem()
    end = system.create_type(END_TYPE, supertypeName=_TOP)
    for kind, names in FEATURES.items():
        made = system.create_type(kind, supertypeName=ANNOTATION)
        for name in names:
            system.create_feature(made, name, _STRING)
        if kind == LINK:
            system.create_feature(made, ENDS, _ARRAY, elementType=end)
    system.create_feature(end, "role", _STRING)
    system.create_feature(end, "target", ANNOTATION)
    return system


def _fill(cas: Any, annotated: Annotated) -> None:
    system = cas.typesystem
    end, array = system.get_type(END_TYPE), system.get_type(_ARRAY)
    made: dict[str, Any] = {}
    pieces = to_pieces(annotated)
    for piece in pieces:
        begin, stop = piece.span
        kind = system.get_type(piece.type)
        made[piece.key] = kind(begin=begin, end=stop, **dict(piece.values))
        cas.add(made[piece.key])
    for piece in pieces:
        if piece.type == LINK:
            ends = [end(role=tie.role, target=made[tie.target]) for tie in piece.ties]
            made[piece.key].ends = array(elements=ends)
