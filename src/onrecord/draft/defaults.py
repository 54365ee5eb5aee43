"""What drafting goes by unless somebody asks for something else."""

from __future__ import annotations

# The score that a proposal needs.
LEAST = 0.5
# How many characters of a document a model is asked about at once, and for how many seconds.
PART_CHARACTERS = 20_000
TIMEOUT = 300.0
