"""Read a mapping file, or one that comes with the package, and check what it says."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from onrecord.corpus.origin import Keys, Origin
from onrecord.corpus.read_yaml import read_mapping
from onrecord.draft.coding.known import Known
from onrecord.errors import DataError, Problem, UsageError, nearest
from onrecord.exchange.mapping.labels import list_twins
from onrecord.exchange.mapping.model import (
    ACTOR_TYPES,
    ANNOTATOR_KINDS,
    APPOINTMENT_FIELDS,
    EVENT_FIELDS,
    MODALITIES,
    POLARITIES,
    PRONOUNS,
    Mapping,
)
from onrecord.exchange.mapping.rules import IGNORE, KINDS, Rules, roles_of

_FOLDER = Path(__file__).parents[1] / "mappings"
_LISTS = (*KINDS, "roles", "features", "actors", "same", "ignore")

Fault = tuple[Keys, str]


def list_mappings() -> list[str]:
    """The names of the mappings that come with the package.

    >>> list_mappings()
    ['entities', 'polnear', 'rams']
    """
    return sorted(path.stem for path in _FOLDER.glob("*.yaml"))


def open_mapping(given: str, known: Known) -> Rules:
    """Read the mapping of a name, or in a file, and check it against the codes of a corpus.

    Raises UsageError if there is no such mapping, and DataError with every problem of the file.
    """
    path = _find(given)
    mapping, problems = read_mapping(path.parent, path, Mapping)
    if mapping is not None:
        origin = Origin(path.parent, path.name)
        problems += [origin.at(*keys).problem(fault) for keys, fault in _faults(mapping, known)]
    if problems or mapping is None:
        shown = given if path.parent != _FOLDER else path.name
        raise DataError([Problem(shown, each.line, each.message) for each in problems])
    return Rules(mapping)


def _find(given: str) -> Path:
    names = list_mappings()
    if given in names:
        return _FOLDER / f"{given}.yaml"
    path = Path(given)
    if path.is_file():
        return path
    raise UsageError(
        f"no mapping {given!r}; give a file, onrecord for our own labels, or one of "
        f"{', '.join(names)}{nearest(given, names)}"
    )


def _faults(mapping: Mapping, known: Known) -> Iterator[Fault]:
    """Yield what is wrong with a mapping, each with its place."""
    for name in _LISTS:
        for label, twin in list_twins(getattr(mapping, name)):
            place = label if isinstance(getattr(mapping, name), dict) else 0
            yield (name, place), f"label {label!r} is the same as {twin!r}; keep one"
    if mapping.annotator.kind not in ANNOTATOR_KINDS:
        yield ("annotator", "kind"), _unknown("kind", mapping.annotator.kind, ANNOTATOR_KINDS)
    if mapping.pronouns not in PRONOUNS:
        yield ("pronouns",), _unknown("word", mapping.pronouns, PRONOUNS)
    for label, event in mapping.events.items():
        keys = ("events", label)
        if event.type not in known.types:
            yield (*keys, "type"), _unknown("event type", event.type, known.types)
        elif event.mode and (event.type, event.mode) not in known.modes:
            modes = [mode for type_, mode in known.modes if type_ == event.type]
            yield (*keys, "mode"), _unknown(f"mode of {event.type}", event.mode, modes)
        yield from _assertion_faults(keys, event.modality, event.polarity)
    for label, appointment in mapping.appointments.items():
        keys = ("appointments", label)
        if appointment.action not in known.actions:
            yield (*keys, "action"), _unknown("action", appointment.action, known.actions)
        for needed in ("appointee", "office"):
            if needed not in appointment.roles.values():
                yield keys, f"no role becomes the {needed}; add one, or make it an event"
    for label, feature in mapping.features.items():
        yield from _assertion_faults(("features", label), feature.modality, feature.polarity)
    for label, kind in mapping.actors.items():
        if kind not in ACTOR_TYPES:
            yield ("actors", label), _unknown("actor type", kind, ACTOR_TYPES)
    yield from _role_faults(mapping)


def _assertion_faults(keys: Keys, modality: str | None, polarity: str | None) -> Iterator[Fault]:
    if modality and modality not in MODALITIES:
        yield (*keys, "modality"), _unknown("modality", modality, MODALITIES)
    if polarity and polarity not in POLARITIES:
        yield (*keys, "polarity"), _unknown("polarity", polarity, POLARITIES)


def _role_faults(mapping: Mapping) -> Iterator[Fault]:
    given: list[tuple[Keys, dict[str, str], Collection[str]]] = [
        (("roles",), mapping.roles, EVENT_FIELDS)
    ]
    for label, event in mapping.events.items():
        given.append((("events", label, "roles"), roles_of(event), EVENT_FIELDS))
    for label, each in mapping.appointments.items():
        given.append((("appointments", label, "roles"), roles_of(each), APPOINTMENT_FIELDS))
    for keys, roles, fields in given:
        for role, field in roles.items():
            if field not in (*fields, IGNORE):
                yield (*keys, role), _unknown("field", field, (*fields, IGNORE))


def _unknown(what: str, value: str, choices: Collection[str]) -> str:
    listed = sorted(choices) if not isinstance(choices, tuple) else choices
    return f"unknown {what} {value!r}; expected one of {', '.join(listed)}"
