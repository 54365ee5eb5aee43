"""Texts that nobody would write, each of them one thing over and over, of any length."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import islice

# What a text repeats, by what is bad about it. A mark at the end of a name says what it ends in.
_UNITS = {
    # No sentence ever ends.
    "plain words": "the rain fell on the old road and a mill stood near ",
    "capitalized words": "Rain Fell Old Road Mill Stood Near ",
    "one word": "word ",
    "commas": "a mill, a road, an inn, ",
    "commas alone": ", ",
    "and": "Ada and Bob and ",
    "of": "the head of the board of ",
    "to": "he wants to ask to ",
    "that": "she said that he said that ",
    "who": "the man who met the woman who ",
    "verbs": "meets visits attacks accuses ",
    "said": "said ",
    "he said": "he said ",
    "he said, name": "he said, Ada Byron said, ",
    "according to": "according to ",
    "pronouns": "he ",
    "name": "Ada Byron ",
    "senator": "the senator ",
    "titles": "Mr. ",
    "titles without points": "President Senator ",
    "abbreviations": "U.S. ",
    "initials": "A. ",
    "letters and points": "a.b.",
    "open brackets": "(",
    "brackets": "(a road) ",
    "semicolons": "the board met; ",
    "colons": "word: ",
    "hyphens": "well-",
    "hyphens and capitals": "Well-",
    "dashes": "-",
    "long dashes": "a \u2014 b ",
    "apostrophes": "don't'",
    "apostrophes alone": "'",
    "possessives": "Ada's ",
    "slashes": "and/or/",
    "links": "[Ada](https://a.org/b_(c)) met ",
    "links that end nowhere": "[Ada](",
    "addresses": "https://a.org/Ada?b=",
    "questions": "did she say that he would? ",
    "one question": "did she say that he would ",
    "digits": "0123456789",
    "digits and commas": "1,",
    "digits and points": "1.",
    "ordinals": "1st 2nd ",
    "years": "in 1843 ",
    "dates": "May 5, 1843 ",
    "date ranges": "from May 5 to May 6, 1843 ",
    "half dates": "between May ",
    "weekdays": "on Monday ",
    "relative days": "yesterday last week two days ago ",
    # Marks of quotation.
    "only opening marks": "\u201c",
    "only closing marks": "\u201d",
    "opening marks and words": "\u201cit rained ",
    "closing marks and words": "it rained\u201d ",
    "nested marks": "\u201c\u2018",
    "curly pairs": "\u201cIt rained,\u201d he said. ",
    "pairs without words": "\u201c\u201d ",
    "pairs of a word": "\u201cmill\u201d ",
    "straight marks": '"',
    "straight marks and words": 'it rained " ',
    "straight pairs": 'He said, "It rained." ',
    "cut quotations": '"It rained," Ada Byron said, "on the road." ',
    "cues between marks": '"rain" said "rain" said ',
    "single marks": "'rain' ",
    "single curly marks": "\u2018rain\u2019 ",
    "low marks": "\u201erain ",
    "angular marks": "\u00abrain ",
    "doubled marks": "``It rained,'' he said. ",
    "doubled marks, open": "``rain ",
    "doubled marks, closed": "rain'' ",
    "paragraphs of a quotation": "\u201cIt rained.\n\n",
    "paragraphs of straight marks": '"It rained.\n\n',
    "paragraphs, one mark each": 'It rained " here.\n\n',
    # Lists and labels.
    "nominations": "Ada Byron, of Ohio, to be Judge of Mills, vice Bob Dale, resigned. ",
    "nominations without end": "Ada Byron, of Ohio, to be Judge, vice ",
    "nominations in lines": "Ada Byron, of Ohio, to be Judge, vice Bob Dale, resigned.\n\n",
    "of places": "Ada, of Ohio, ",
    "to be": "to be ",
    "vice": "vice Bob ",
    "nominees": "Ada Byron, Nominee for Judge of Mills\n",
    "nominating": "The President nominated Ada Byron to be Judge and ",
    "appointed": "named Ada Byron as Judge as Judge ",
    "offices": "Minister of the Ministry of ",
    "offices and names": "Minister Ada Byron, ",
    "appositions": "Ada Byron, the Minister of Mills, ",
    "labels": "Q  a\n",
    "labels of speakers": "MR. DALE:  It rained.\n",
    "labels in paragraphs": "THE PRESIDENT:  It rained.\n\nQ  Why?\n\n",
    "labels without words": "MR. DALE:\n",
    "labels and carriage returns": "MR. DALE:\r\n\r\n",
    "labels in a line": "Q  a  A  b ",
    "labels of many": "ADA BYRON:  It rained. BOB DALE:  It did. ",
    "readouts": "Minister Ada Byron spoke today with Minister Bob Dale of France. ",
    "passives": "was attacked by and was accused by ",
    "negations": "did not never deny that no ",
    "countries": "France Germany Canada ",
    "demonyms": "French German Canadian troops ",
    "countries and verbs": "France accuses Canada of attacking Germany and ",
    "group names": "United States Department of State of the United Nations ",
    # Lines and Markdown.
    "line ends": "\n",
    "blank lines": "\n\n",
    "carriage returns": "\r\n",
    "short lines": "a\n",
    "short paragraphs": "a\n\n",
    "spaces": " ",
    "tabs": "\t",
    "spaces and words": "a" + " " * 500,
    "spaces and line ends": " \n",
    "rules and spaces": "***" + " " * 900 + "a\n",
    "labels and spaces": "MR. DALE:  It rained" + " " * 900 + "*",
    "marks and spaces": '"' + " " * 900,
    "names and spaces": "Ada" + " " * 16 + "Byron" + " " * 900,
    "names and line ends": "Ada" + "\n" * 900,
    "stars": "*",
    "stars and words": "*a **b ",
    "list stars": "* a\n",
    "number signs": "#",
    "headings": "# The Old Road And Mill\n\n",
    "underscores": "_",
    "rules": "---\n",
    "links never closed": "[a](b",
    "open links": "[",
    "short addresses": "http://a.b/c?d ",
    "headlines": "Old Road Falls To Rain In Mill Town\n",
    "sentences": "It rained. ",
    "short questions": "Why? ",
    "points": ".",
    "dots and spaces": ". ",
    "exclamation marks": "!",
    "points of suspension": "...",
    # Other writing systems, and what is no writing.
    "Chinese": "\u4ed6\u8bf4\u4eca\u5929\u4e0b\u96e8",
    "Chinese sentences": "\u4ed6\u8bf4\u4e0b\u96e8\u3002",
    "Chinese marks": "\u300c\u4ed6\u8bf4\u300d",
    "Japanese": "\u3053\u308c\u306f",
    "Arabic": "\u0642\u0627\u0644 \u0627\u0644\u0648\u0632\u064a\u0631 ",
    "Hebrew": "\u05d0\u05de\u05e8 \u05d4\u05e9\u05e8 ",
    "right to left marks": "\u200f\u202b\u202e a \u202c",
    "Thai": "\u0e1d\u0e19\u0e15\u0e01",
    "accents": "\u0301",
    "accents on letters": "e\u0301\u0301\u0301",
    "accents and capitals": "E\u0301da ",
    "emoji": "\U0001f327\ufe0f\u200d",
    "zero width": "\u200b",
    "zero width in words": "a\u200bb",
    "nulls": "\0",
    "controls": "\x01\x1b\x7f\x85",
    "line separators": "a\u2028b\u2029",
    "no-break spaces": "a\u00a0b\u00a0",
    "replacement characters": "\ufffd",
    "byte order marks": "\ufeff",
    "ligatures": "\ufb01\u0130\u1e9e\u0149 ",
    "superscripts": "\u00b2\u00bd\u2167 ",
    "other digits": "\u0663\u0664 ",
    "letters": "a",
    "capital letters": "A",
    "uppercase words": "RAIN FELL ",
}


def _distinct(word: Callable[[int], str], size: int) -> str:
    """Words that never come twice."""
    return "".join(islice(map(word, range(size)), size // len(word(0)) + 1))[:size]


def _letters(number: int) -> str:
    """A number in six letters."""
    return "".join(chr(97 + number // 26**place % 26) for place in range(6))


_TURNS = "MR. DALE:  It rained.\n\nQ  Why?\n\n" * 4
_MARKS = ("\u201c", "\u201d", "\u2018", "\u2019", '"', "'", "''", "``")

_MADE: dict[str, Callable[[int], str]] = {
    "transcript, then a rule and spaces": lambda size: _TURNS + "***" + " " * size + "a",
    "transcript, then spaces": lambda size: _TURNS + " " * size + "a",
    "transcript, then stars": lambda size: _TURNS + "*" * size + "a",
    "transcript, then stars and spaces": lambda size: _TURNS + "* " * (size // 2) + "a",
    "transcript, then an end": lambda size: _TURNS + "END" + "*" * (size // 2) + " " * (size // 2),
    "transcript, then brackets": lambda size: _TURNS + "(a\n" * (size // 3),
    "transcript, then comments": lambda size: _TURNS + "<!--" * (size // 4),
    "empty": lambda _: "",
    "open head": lambda size: ("---\n" + "date: 1843-05-02\n" * (size // 17 + 1))[:size],
    "distinct names": lambda size: _distinct(lambda n: f"{_letters(n).title()} ", size),
    "distinct full names": lambda size: _distinct(lambda n: f"Ada {_letters(n).title()}, ", size),
    "distinct names that speak": lambda size: _distinct(
        lambda n: f"\u201cIt rained,\u201d said Ada {_letters(n).title()}. ", size
    ),
    "distinct titles": lambda size: _distinct(
        lambda n: f"Minister {_letters(n).title()} met the minister. ", size
    ),
    "distinct first names": lambda size: _distinct(
        lambda n: f"{_letters(n).title()} Byron said it. Byron left. ", size
    ),
    "distinct labels": lambda size: _distinct(lambda n: f"MR. {_letters(n).upper()}:  a\n", size),
    "distinct groups": lambda size: _distinct(
        lambda n: f"the {_letters(n).title()} Ministry Of Mills (MOM) ", size
    ),
    "distinct words": lambda size: _distinct(lambda n: f"{_letters(n)} ", size),
    "one mark, then words": lambda size: ("\u201c" + "it rained. " * (size // 11 + 1))[:size],
    "one straight mark, then words": lambda size: ('"' + "it rained. " * (size // 11 + 1))[:size],
    "words, then one mark": lambda size: ("it rained. " * (size // 11 + 1))[:size] + "\u201d",
    "half marks, half words": lambda size: (
        "\u201c" * (size // 2) + "he said " * (size // 16) + "\u201d" * 9
    ),
    "marks that close late": lambda size: "\u201ca " * (size // 6) + "\u201d " * (size // 4),
    "names, then pronouns": lambda size: "Ada Byron, " * (size // 22) + "he said, " * (size // 18),
    "that, then said": lambda size: "that he " * (size // 16) + "said " * (size // 10),
    "marks of all kinds": lambda size: _shuffled(size, [*_MARKS, "a "]),
    "everything": lambda size: _shuffled(size, list(_UNITS.values())),
}

NAMES = [*_UNITS, *_MADE]


def hostile_text(name: str, size: int) -> str:
    """The text of a name, of about so many characters."""
    if name in _MADE:
        return _MADE[name](size)
    unit = _UNITS[name]
    return (unit * (size // len(unit) + 1))[:size]


def mixed_text(chance: random.Random, most: int = 40) -> str:
    """A short text of pieces of some of the others."""
    kinds = chance.sample(list(_UNITS.values()), chance.randint(1, 6))
    pieces = []
    for _ in range(chance.randint(1, most)):
        piece = chance.choice(kinds) * chance.randint(1, 3)
        pieces.append(piece[: chance.randint(1, 60)] if chance.random() < 0.2 else piece[:200])
    return "".join(pieces)


def mutated_text(text: str, chance: random.Random) -> str:
    """A text with some of its pieces left out, written twice, swapped, or others put in."""
    for _ in range(chance.randint(1, 12)):
        parts = text.split("\n") if chance.random() < 0.2 else _cut(text, chance)
        one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
        change = chance.randrange(4)
        if change == 0:
            del parts[one]
        elif change == 1:
            parts.insert(one, parts[other])
        elif change == 2:
            parts[one], parts[other] = parts[other], parts[one]
        else:
            parts.insert(one, chance.choice(list(_UNITS.values()))[:20])
        text = ("\n" if parts and chance.random() < 0.1 else "").join(parts)
    return text


def _cut(text: str, chance: random.Random) -> list[str]:
    places = sorted(chance.randint(0, len(text)) for _ in range(chance.randint(1, 6)))
    return [text[a:b] for a, b in zip([0, *places], [*places, len(text)], strict=True)]


def _shuffled(size: int, pieces: list[str]) -> str:
    chance, found, length = random.Random(7), [], 0
    while length < size:
        found.append(chance.choice(pieces))
        length += len(found[-1])
    return "".join(found)[:size]
