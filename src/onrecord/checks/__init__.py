"""Whether the tables are right: each alone, all together, and against the texts.

Reads Arrow tables of a batch or Parquet files of any size, in the columns of the schemas.
Yields every violation, with its table, row, column and rule.
"""
