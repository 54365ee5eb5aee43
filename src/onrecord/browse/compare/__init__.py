"""The page that shows two codings of a document side by side in its text.

Reads the tables of disagreements and reliability, and the passes where they are here.
Yields the page.
"""
