"""How far independent codings of the same document agree, and where they differ.

Reads two or more codings of a document as rows with their evidence.
Yields matched units, measures of agreement for each field, and every disagreement.
"""
