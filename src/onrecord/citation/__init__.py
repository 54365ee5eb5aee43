"""How a dataset, a table or single rows are cited, so that others find the same again.

Reads the description of a dataset, its rows and their evidence.
Yields citations for people and for programs, and whether cited rows still read the same.
"""
