"""Who is who among the names of a text: short forms go with the full name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from onrecord.draft.actors.kinds import first_names
from onrecord.draft.actors.names import Name
from onrecord.draft.lexicons.read import read_rows
from onrecord.draft.parsed.parsed_text import ParsedText

_SUFFIXES = frozenset(["Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV"])
# Of more people with one surname than these, the first ones are told apart.
_MOST_NAMESAKES = 12


@dataclass(slots=True)
class Entity:
    """Somebody or a body named in a text: the fullest name, and where it first stands.

    ``gender`` is ``f``, ``m`` or empty; ``roles`` are the offices that titles give, in lower case;
    ``first`` and ``end`` are the indexes of the words of the fullest name.
    """

    name: str
    kind: str
    first: int
    end: int
    country_id: str | None = None
    gender: str = ""
    roles: set[str] = field(default_factory=set)


class People:
    """The entities of a text, found for each of its names."""

    def __init__(self, parsed: ParsedText, names: Sequence[Name]) -> None:
        self._parsed = parsed
        self._words = words = parsed.tokens.words
        self._by_surname: dict[str, list[Entity]] = {}
        self._by_first_name: dict[str, list[Entity]] = {}
        self._entities: dict[tuple[str, ...], Entity] = {}
        self._uses: Counter[int] = Counter()
        places = {words[name.first] for name in names if name.kind == "place" and _is_one(name)}
        for name in names:
            if name.kind == "person" and not _is_one(name):
                self._add_full(name)
        self.of_name: list[Entity | None] = []
        latest: dict[str, Entity] = {}
        for name in names:
            entity = self._find(name, latest, places)
            self.of_name.append(entity)
            if entity and name.kind == "person" and not _is_one(name):
                latest[_surname(words, name)] = entity

    def _add_full(self, name: Name) -> None:
        words = self._words[name.first : name.end]
        surname = _surname(self._words, name)
        for entity in self._by_surname.setdefault(surname, [])[:_MOST_NAMESAKES]:
            if _is_same(self._words[entity.first], words[0]):
                # Donald Trump and Donald J. Trump: the longer is the name.
                if name.end - name.first > entity.end - entity.first:
                    entity.name, entity.first, entity.end = self._one_line(name), *name[:2]
                break
        else:
            entity = Entity(self._one_line(name), "person", name.first, name.end)
            self._by_surname[surname].append(entity)
            self._by_first_name.setdefault(words[0], []).append(entity)
        self._entities[tuple(words)] = entity
        self._uses[id(entity)] += 1
        _learn(entity, name, words[0])

    def _one_line(self, name: Name) -> str:
        return " ".join(
            self._parsed.text[slice(*self._parsed.span_of(name.first, name.end))].split()
        )

    def _find(self, name: Name, latest: dict[str, Entity], places: set[str]) -> Entity | None:
        words = tuple(self._words[name.first : name.end])
        if name.kind == "place" and _is_one(name) and words[0] in self._by_surname:
            name = name._replace(kind="unknown")
        if name.kind in ("person", "unknown", "modifier", "thing", "organization") and _is_one(
            name
        ):
            entity = self._of_surname(words[0], name, latest)
            if entity:
                return entity
            if name.kind == "unknown" and words[0] in places:
                return None
        if name.kind in ("place", "adjective", "thing"):
            return None
        if name.kind == "modifier":
            return self._entities.get(words)
        if name.kind == "state" and words[-1] in self._by_surname and words[0] in first_names():
            return self._of_surname(words[0], name, latest)
        key = words if name.kind != "state" else (name.kind, name.country_id or "")
        found = self._entities.get(key)
        if found is None:
            # One word that no full name explains is more often a firm or a body than a person.
            kind = "organization" if name.kind == "unknown" else name.kind
            found = Entity(self._one_line(name), kind, name.first, name.end, name.country_id)
            self._entities[key] = found
        if found.kind == "person":
            _learn(found, name, words[0])
        elif name.titles:
            found.kind = "person"
            _learn(found, name, words[0])
        return found

    def _of_surname(self, word: str, name: Name, latest: dict[str, Entity]) -> Entity | None:
        """The person whom a surname means: the last so named, else the most named one."""
        if word.isupper() and len(word) > 3:  # as speakers are labeled
            word = word if word in self._by_surname else word.title()
        candidates = self._by_surname.get(word, [])[:_MOST_NAMESAKES]
        if len(candidates) > 1:
            gender = _gender_of(name.titles)
            candidates = [each for each in candidates if fits(each.gender, gender)] or candidates
        if not candidates:
            return self._of_first_name(word) if word in first_names() else None
        entity = max(candidates, key=lambda each: self._uses[id(each)])
        if len(candidates) > 1 and not name.titles and latest.get(word) in candidates:
            # Of two of a name, the one most named is meant unless the other has just been named.
            recent = latest[word]
            entity = recent if name.first - recent.first < 60 else entity
        _learn(entity, name, "")
        return entity

    def _of_first_name(self, word: str) -> Entity | None:
        """The only person of the text who has a first name."""
        found = self._by_first_name.get(word, [])
        return found[0] if len(found) == 1 else None


def fits(gender: str, wanted: str) -> bool:
    """Whether a gender is the wanted one, or either is not known."""
    return not gender or not wanted or gender == wanted


def _is_one(name: Name) -> bool:
    return name.end - name.first == 1


def _is_same(one: str, other: str) -> bool:
    """Whether first names agree: alike, or one the initial of the other."""
    if one == other:
        return True
    return one[0] == other[0] and (one[1:2] == "." or other[1:2] == ".")


def _surname(words: Sequence[str], name: Name) -> str:
    last = words[name.end - 1]
    is_suffix = last in _SUFFIXES and name.end - name.first > 2
    return words[name.end - 2] if is_suffix else last


def _learn(entity: Entity, name: Name, first_name: str) -> None:
    """Note what titles and a first name say of a person."""
    forms = _title_forms()
    entity.roles.update(forms.get(title, (title, ""))[0] for title in name.titles)
    entity.gender = entity.gender or _gender_of(name.titles) or first_names().get(first_name, "")


def _gender_of(titles: Sequence[str]) -> str:
    forms = _title_forms()
    return next((forms[title][1] for title in titles if forms.get(title, ("", ""))[1]), "")


@cache
def _title_forms() -> dict[str, tuple[str, str]]:
    """The whole word of each title, and the gender that it tells."""
    return {row["word"]: (row["full"] or row["word"], row["gender"]) for row in read_rows("titles")}
