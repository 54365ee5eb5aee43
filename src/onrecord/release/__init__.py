"""The package itself, put in place all together or not at all.

Reads Arrow tables and the schema.
Yields CSV, Parquet, SQLite and datapackage.json, their hashes, and the readers of those forms.
"""
