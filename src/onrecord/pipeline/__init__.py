"""A curated folder made into a release, batch by batch, of which the unchanged ones are kept.

Reads a corpus of any size, and what was built of it before.
Yields checked Parquet parts of each batch, and the release that is published of them.
"""
