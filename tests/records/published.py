"""Published files of the Office of the Historian in small, written for tests in the same shape."""

from __future__ import annotations

from pathlib import Path

TRIP = """<trip role="{role}" who="{who}">
  <id>{id}</id><role>{role}</role><name>{name}</name>
  <start-date>{start}</start-date><end-date>{end}</end-date>
  <country id="{territory}">{country}</country><locale>{locale}</locale>
  <remarks>{remarks}</remarks>
</trip>
"""
_TRIP = {
    "role": "president",
    "who": "doe-jane",
    "id": "7",
    "name": "Jane Doe",
    "start": "1951-03-01",
    "end": "1951-03-04",
    "territory": "france",
    "country": "France",
    "locale": "Paris",
    "remarks": "Met with the\n    mayor.",
}
VISIT = """<visit>
  <id>{id}</id><start-date>{start}</start-date><end-date>{end}</end-date>
  <visitor>{visitor}</visitor><from id="{territory}">{country}</from>
  <description>{description}</description>
</visit>
"""
_VISIT = {
    "id": "9",
    "start": "1951-03-01",
    "end": "1951-03-01",
    "visitor": "King Alpha",
    "territory": "norway",
    "country": "Norway",
    "description": "State visit.",
}
STEPS = ("appointed", "arrived", "started", "ended")


def trip(**given: str) -> str:
    """A trip, in which what is given stands in place of the usual."""
    return TRIP.format(**{**_TRIP, **given})


def visit(**given: str) -> str:
    """A visit, in which what is given stands in place of the usual."""
    return VISIT.format(**{**_VISIT, **given})


def holder(
    tag: str = "chief",
    id: str = "no-1951-doe-01",
    person: str = "doe-jane",
    title: str = "envoy",
    territory: str = "norway",
    note: str = "",
    **dates: str | tuple[str, str],
) -> str:
    """An appointment; each of its dates is a text, or one with the words that stand before it."""
    steps = ""
    for step in STEPS:
        given = dates.get(step, "")
        date, words = (given, "") if isinstance(given, str) else given
        steps += f"  <{step}><date>{date}</date><note>{words}</note></{step}>\n"
    where = f"<contemporary-territory-id>{territory}</contemporary-territory-id>"
    return (
        f"<{tag}>\n  <id>{id}</id><person-id>{person}</person-id>"
        f"<role-title-id>{title}</role-title-id>{where}\n{steps}  <note>{note}</note>\n</{tag}>\n"
    )


class Published:
    """The folder of published files, to be filled file by file."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file below the folder."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def trips(self, *trips: str, path: str = "president-travels/doe-jane.xml") -> Path:
        """Write a file of trips; the first begins on line 2."""
        return self.write(path, "<trips>\n" + "".join(trips) + "</trips>\n")

    def visits(self, *visits: str, path: str = "data/1950.xml") -> Path:
        """Write a file of visits; the first begins on line 2."""
        return self.write(path, "<visits>\n" + "".join(visits) + "</visits>\n")

    def person(self, own_id: str = "doe-jane", inside: str = "") -> Path:
        """Write the file of a person."""
        name = "<persName><surname>Doe</surname><forename>Jane</forename></persName>"
        content = f"<person><id>{own_id}</id>{inside}{name}<birth>1901</birth><death/></person>"
        return self.write(f"people/{own_id[0]}/{own_id}.xml", content)

    def title(self, own_id: str = "envoy", name: str = "Envoy") -> Path:
        """Write the file of a title of chiefs of mission."""
        names = f"<names><singular>{name}</singular></names>"
        return self.write(
            f"roles-country-chiefs/{own_id}.xml", f"<role><id>{own_id}</id>{names}</role>"
        )

    def mission(self, *chiefs: str, others: str = "", territory: str = "norway") -> Path:
        """Write the file of a mission to a country; the first chief begins on line 4."""
        return self.write(
            f"missions-countries/{territory}.xml",
            f"<country-mission>\n<territory-id>{territory}</territory-id>\n<chiefs>\n"
            f"{''.join(chiefs)}</chiefs>\n<other-nominees>{others}</other-nominees>\n"
            "</country-mission>\n",
        )
