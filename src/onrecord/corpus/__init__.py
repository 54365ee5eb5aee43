"""What people wrote, as objects that know their file and line.

Reads data/curated: dataset facts, texts, annotations, authorities, vocabularies, records.
Yields Corpus with Document, Annotation, Actor, Office, Record and code lists.
"""
