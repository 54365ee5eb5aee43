"""The reading room: a dataset browsed in Datasette, from the words to the rows and back.

Reads the database of a package and, in a checkout, the texts that people curated.
Yields pages to read, search and look at, and the same as JSON for programs.
"""
