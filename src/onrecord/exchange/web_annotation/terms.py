"""The words of the Web Annotation Data Model that are written and read here.

The model is the W3C Recommendation of 23 February 2017, with the terms of its JSON-LD context.
What it has no term for is said in those of schema.org, whose prefix ``schema`` its context has: the
role of an end of a link, and the database of an entry, as a DefinedTerm has them.
"""

from __future__ import annotations

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
QUOTE, POSITION = "TextQuoteSelector", "TextPositionSelector"
# How many characters of the text stand beside a quotation, to tell it from others like it.
BESIDE = 32

LABEL = "label"  # rdfs:label: what a feature, an entry or a remark is called
ROLE = "schema:roleName"
WORDS = "schema:text"
DATABASE, ENTRY, NAME = "schema:inDefinedTermSet", "schema:termCode", "schema:name"
