"""Settling disagreements between independent codings, record by record, on a terminal.

Reads the disagreements of a document and its codings, and the answers of a person.
Yields the adjudicated coding, with who decided what.
"""
