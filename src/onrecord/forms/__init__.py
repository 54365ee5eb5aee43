"""The forms in which a dataset is published, for other programs and for catalogs.

Reads the description of a dataset, its schemas and its tables.
Yields folders with the files of a form, each whole or not at all.
"""
