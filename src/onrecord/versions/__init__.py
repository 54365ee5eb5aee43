"""What changed from one version of a dataset to another.

Reads two packages, or two states of one that git knows.
Yields every difference by row and field, what it means for the version, and broken promises.
"""
