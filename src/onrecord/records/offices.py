"""Read the offices of the list of officers and chiefs of mission."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.corpus.facts import Office
from onrecord.records.entry import Entry
from onrecord.records.imported import PREFIX, Imported, to_slug
from onrecord.records.read_xml import text_of
from onrecord.records.shape import MISSIONS, TITLE


@dataclass
class Titles:
    """The names of positions and of titles of chiefs of mission, by the ids of the list."""

    imported: Imported
    names: dict[str, str]

    def office(self, entry: Entry, post: str = "", post_name: str = "") -> Office:
        """The office of an entry; ``post`` is the place or body that its title leaves open.

        A title that the list does not explain is listed, and called by its id.
        """
        title = entry.text("role-title-id")
        name = self.names.get(title)
        if name is None:
            entry.list_problem(f"unknown title {title!r}; the office is called so", "role-title-id")
            name = title.replace("-", " ") or "office not named"
        if title == post:  # the title of a mission to a body names the body
            post = ""
        office_id = "-".join(filter(None, (PREFIX, to_slug(title) or "office", to_slug(post))))
        country = self.imported.territories.code("united-states")
        whole = f"{name} ({post_name})" if post else name
        return self.imported.offices.setdefault(
            office_id, Office(id=office_id, name=whole, country=country)
        )


def read_titles(imported: Imported) -> Titles:
    """Read the names of all offices."""
    names = {}
    shapes = {"roles-country-chiefs": TITLE, **MISSIONS}
    del shapes["missions-countries"]  # has no titles of its own
    for folder, shape in shapes.items():
        for _, outermost in imported.files(folder, shape.without_inside()):
            names[text_of(outermost, "id")] = text_of(outermost, "names/singular")
    return Titles(imported, {own_id: name for own_id, name in names.items() if own_id and name})
