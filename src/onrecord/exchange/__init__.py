"""Annotations in the forms of other tools, on their way in and out.

Reads files of brat, INCEpTION, Label Studio, TEI and W3C Web Annotation, mappings of their labels,
and codings of a corpus.
Yields documents, codings and kept layers of annotations in a corpus, and files of those forms.
"""
