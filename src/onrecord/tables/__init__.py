"""The rows of every table.

Reads the corpus, and resolves its quotations in the texts.
Yields rows in the columns of the schemas, each with the place where its curator wrote it.
"""
