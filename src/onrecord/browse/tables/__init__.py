"""The pages of tables, views and answers: Datasette's own views, with what people need added.

Reads what Datasette's views find, and the schemas.
Yields heads, rows, facets and conditions in words, and the cells of every table.
"""
