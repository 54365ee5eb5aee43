"""Our own labels: what a row and its parts are called where people code with other tools.

A row is a mark on the words that prove it, labeled by what it is: ``Event``, ``Quote`` or
``Appointment``. What is said of it are its features, with the names of curated files. The words of
one of its fields are another mark, labeled by the field and linked to the row by a link of that
name. A row that names another one is linked to it in the same way.
"""

from __future__ import annotations

from onrecord.corpus.rows import ROLES

# The label of a row, and what holds rows of its kind.
KIND_OF = {"Event": "events", "Quote": "quotes", "Appointment": "appointments"}
LABEL_OF = {kind: label for label, kind in KIND_OF.items()}

_ALWAYS = ("id", "status", "score", "because")
# Features of a row that are keys of its mapping in a curated file, each given once at most.
FEATURES = {
    "events": (
        *("summary", "type", "mode", "modality", "polarity", "date", "date_basis", "embedding"),
        *_ALWAYS,
    ),
    "quotes": ("speaker_basis", "speaker_office", "addressee", "cue", *_ALWAYS),
    "appointments": (
        *("appointee", "office", "action", "appointing_authority", "predecessor", "date"),
        *("date_basis", *_ALWAYS),
    ),
}
# Features that may be given more than once, and the key that lists their values.
LISTED = {"events": {"context": "contexts"}, "quotes": {"negated": "negated"}, "appointments": {}}
# Features that are keys of the place of an event.
PLACE = {"place_name": "name", "place_country": "country"}

# Fields that list actors: each has a mark with the feature ``actor``, and words of its own.
ACTORS = {"events": tuple(ROLES.values()), "quotes": ("speakers",), "appointments": ()}
# Fields with the words for one value.
WORDS = {
    "events": ("date", "place"),
    "quotes": ("content", "cue", "speaker_office", "addressee"),
    "appointments": ("appointee", "office", "appointing_authority", "predecessor", "date"),
}

# Features of the mark of an actor.
ACTOR, OFFICE, BASIS, POSITION = "actor", "office", "basis", "position"
# What the marked words are: the words themselves, where nothing is said; what they, or a word left
# out, stand for; or none, where an actor is named without words and the words of the row stand in.
STAND_FOR, ANTECEDENT, NO_WORDS = "words", "antecedent", "none"
# Which part of the words of a field a mark is, where there are several, counted from 1.
PART = "part"

NOTE, ANNOTATOR = "note", "annotator"
# The roles of the ends of links: the row, and the words of its field or the other row.
ROW, FIELD, OTHER = "row", "words", "other"
