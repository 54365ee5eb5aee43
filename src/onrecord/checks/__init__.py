"""Whether the tables are right: each alone, all together, and against the texts.

Reads Arrow tables in the columns of the schemas.
Yields every violation, with its table, row, column and rule.
"""
