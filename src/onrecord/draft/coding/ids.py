"""Make the ids of new actors and offices of their names."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Container
from functools import lru_cache

_LONGEST = 100


@lru_cache(maxsize=65_536)
def to_id(name: str) -> str:
    """Make an id of a name: its words in lower case without accents, joined by hyphens.

    A name without a Latin letter, and one that is very long, gets a hash of itself.

    >>> to_id("José O’Neill Jr."), to_id("習近平")
    ('jose-oneill-jr', 'name-c67d5b2c')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    if re.search("[a-z0-9]", slug) and len(slug) <= _LONGEST:
        return slug
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    return "-".join(filter(None, (slug[:_LONGEST].strip("-") or "name", digest)))


def free_id(name: str, taken: Container[str]) -> str:
    """The id of a name, with a number behind it where it is somebody else's.

    >>> free_id("Ann Lee", {"ann-lee"})
    'ann-lee-2'
    """
    wanted = found = to_id(name)
    number = 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found
