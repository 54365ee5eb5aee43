"""The pictures: a timeline of events, and a network of who acts on whom.

Reads the database.
Yields pages with SVG drawn on the server, and beside it the same in words.
"""
