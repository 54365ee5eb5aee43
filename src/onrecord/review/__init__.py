"""Settles what programs propose: a person accepts, mends or drops it, and it becomes coding.

Reads drafts, the texts that they quote, and what a person answers.
Yields codings and authority files with what was accepted, and decisions that no draft repeats.
"""
