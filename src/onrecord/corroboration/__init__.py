"""What official records have to say about the rows of documents: proposals for a person to settle.

Reads the tables of a built package, and which pairs of row and record are decided.
Yields proposed findings with their reasons, in the form of the curated corroborations.
"""
