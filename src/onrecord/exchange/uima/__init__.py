"""What INCEpTION's two forms have in common: annotations of typed layers, anchored in a text.

Reads annotations as WebAnno TSV or UIMA CAS XMI have them, or a layer of our own.
Yields a layer, or typed annotations that both forms can be written from.
"""
