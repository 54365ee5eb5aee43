"""The pages about the project that a program can write, so that they cannot go stale.

Reads schemas, built vocabularies, datapackage.json, the commands and the docstrings of the code.
Yields docs/codebook.md, docs/cli.md, docs/schemas/*.json, CITATION.cff, .zenodo.json, the picture
of the stages in README.md and docs/data-flow.md, and that of the tables, docs/relations.svg.
"""
