"""The ids of the actors and offices that are named in a draft; new ones are noted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set

from onrecord.corpus.rows import Entry
from onrecord.corpus.yaml_events import CONTROL
from onrecord.draft.coding.anchors import one_line
from onrecord.draft.coding.ids import free_id
from onrecord.draft.coding.known import Known
from onrecord.draft.proposals import Mention, Proposals

# What is seen of new entries: in how many documents (list, id, what, value), which add up.
Seen = Counter[tuple[str, str, str, str]]

_LONGEST = 120
_MOST_WORDS = 10


class Names:
    """Finds ids for the names of one document; what is new stands once in ``seen``."""

    def __init__(self, text: str, known: Known) -> None:
        self._text = text
        self._known = known
        self._ids: dict[tuple[str, str, str | None], str | None] = {}
        self._noted: set[tuple[str, str, str]] = set()
        self.seen: Seen = Counter()

    def actor(self, mention: Mention) -> str | None:
        """The id of the actor that a mention stands for.

        None for words that name nobody ("officials"), and for a name that several actors have.
        """
        if mention.actor_id:
            return mention.actor_id
        key = (mention.name, mention.kind, mention.country_id)
        if key not in self._ids:
            self._ids[key] = self._find(mention)
        found = self._ids[key]
        if found and found not in self._known.actor_ids:
            self._note(found, mention)
        return found

    def office(self, name: str) -> str | None:
        """The id of an office by its name; None where nothing is left of the name."""
        name = one_line(name)
        if not _is_name(name):
            return None
        found = self._known.offices.get(name.lower())
        if found is None:
            found = free_id(name, self._known.office_ids)
            self.seen["offices", found, "name", _shorten(name)] = 1
            if _shorten(name) != name:
                self.seen["offices", found, "wording", name] = 1
        return found

    def note_mentions(self, proposals: Proposals) -> None:
        """Note how everybody is named, also beside the words of rows."""
        for each in proposals.mentions:
            self.actor(each)

    def seen_of(self, named: Set[Entry]) -> Seen:
        """What was seen of these entries; those that no row names are of no use to anybody."""
        return Counter({key: count for key, count in self.seen.items() if key[:2] in named})

    def _find(self, mention: Mention) -> str | None:
        name = one_line(mention.name)
        if name in self._known.shared:
            return None
        known = self._known.actors.get(name) or self._known.actors.get(_bare(name))
        if known or mention.kind == "unnamed" or not _is_name(name):
            return known
        state = mention.country_id if mention.kind == "state" else None
        if state and state in self._known.states:
            return self._known.states[state]
        return free_id(_bare(self._preferred(mention)), self._known.actor_ids)

    def _preferred(self, mention: Mention) -> str:
        """The name to write: that of the country for a state, whichever the text has for it."""
        state = mention.country_id if mention.kind == "state" else None
        return self._known.countries.get(state or "") or one_line(mention.name).removeprefix("the ")

    def _note(self, found: str, mention: Mention) -> None:
        words = self._text[slice(*mention.span)]
        if (found, mention.name, words) in self._noted:
            return
        self._noted.add((found, mention.name, words))
        name, words = self._preferred(mention), one_line(words)
        self._see(found, "name", _shorten(name))
        self._see(found, "type", mention.kind)
        if mention.country_id in self._known.countries:
            self._see(found, "country", mention.country_id or "")
        kind = _variant_kind(words, name)
        if kind:
            self._see(found, kind, words)

    def _see(self, entry: str, what: str, value: str) -> None:
        self.seen["actors", entry, what, value] = 1


def _is_name(name: str) -> bool:
    return bool(len(name) <= _LONGEST and not CONTROL.search(name) and any(map(str.isalnum, name)))


def _bare(name: str) -> str:
    """The name without its article, with which and without which it is the same.

    >>> _bare("The League of Nations")
    'League of Nations'
    """
    return name[4:] if name[:4].lower() == "the " and len(name) > 4 else name


def _shorten(name: str) -> str:
    """The name with ten words at most: longer ones are taken for text that may be kept back.

    >>> _shorten("Judge for a term of ten years from the first of May")
    'Judge for a term of ten years from the ...'
    """
    words = name.split(" ")
    return name if len(words) <= _MOST_WORDS else " ".join([*words[: _MOST_WORDS - 1], "..."])


def _variant_kind(words: str, name: str) -> str | None:
    """What kind of name the words are beside the full one; None where they are none.

    >>> _variant_kind("Lee", "Ann Lee"), _variant_kind("she", "Ann Lee")
    ('short', None)
    """
    if words == name or not words[:1].isupper() or not _is_name(words):
        return None
    parts = re.findall(r"\w+", words)
    if set(parts) < set(re.findall(r"\w+", name)):
        return "short"
    initials = "".join(part[0] for part in re.findall(r"\w+", name) if part[0].isupper())
    return "acronym" if len(words) > 1 and words.replace(".", "") == initials else None
