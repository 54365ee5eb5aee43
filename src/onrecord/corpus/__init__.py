"""What people wrote, as objects that know their file and line.

Reads data/curated: YAML, texts, JSON Lines and CSV, of which nothing is trusted.
Yields what all documents share, and the documents in batches, with every problem on the way.
"""
