"""The files of a release: how they are written, put in place, read again and proved.

Reads Arrow tables, and later the files themselves, by their descriptor.
Yields Parquet, CSV and SQLite files, datapackage.json, and any part of them that is asked for.
"""
