"""The questions that the reading room answers.

Reads the SQL files of this folder, which say what they ask.
Yields canned queries for Datasette, and the page that lists them.
"""
