"""The tab-separated form of WebAnno and INCEpTION: one line for each token of a text.

Reads WebAnno TSV 3.2 and 3.3, as INCEpTION exports it.
Yields texts with their layers, and files that INCEpTION imports.
"""
