"""Rows as people read them: what they say in words, with links and with what proves them.

Reads the database.
Yields cards of events, quotes and appointments, with their facts, spans and comparisons.
"""
