"""How a corpus begins and grows: its first folder, and texts of other forms as its documents.

Reads plain text, Markdown, HTML and TEI files that other programs wrote, and the templates here.
Yields documents with their facts in data/curated, and word of everything that was changed.
"""
