"""The names of files of annotations say whose coding of which document each of them is."""

from __future__ import annotations


def document_of(name: str) -> str:
    """The id of the document that a file codes.

    >>> document_of("my-memo.yaml"), document_of("my-memo.ann.yaml")
    ('my-memo', 'my-memo')
    """
    return name.partition(".")[0]


def annotator_of(name: str) -> str:
    """The id of the annotator whose independent pass a file is; empty for the coding that stands.

    >>> annotator_of("my-memo.yaml"), annotator_of("my-memo.ann.yaml")
    ('', 'ann')
    """
    return name.removesuffix(".yaml").partition(".")[2]
