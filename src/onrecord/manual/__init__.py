"""The pages about the project that a program can write, so that they cannot go stale.

Reads schemas, built vocabularies, dataset.yaml, the commands and the docstrings of the code.
Yields docs/codebook.md, docs/cli.md, CITATION.cff and the picture in README.md.
"""
