"""The reading page: a document's text with its rows as highlights, and the cards beside it.

Reads the database, and the text from data/curated where it may be shown.
Yields the page, and the same as W3C Web Annotations.
"""
