"""What a table is: its columns, keys and meanings.

Reads schemas/*.json.
Yields Table, Field and ForeignKey, and from them pandera, Arrow, SQLite, Frictionless, Datasette
and codebook.
"""
