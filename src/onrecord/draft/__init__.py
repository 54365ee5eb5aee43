"""First codings of documents, found by rules or asked of a language model, for a person to settle.

Reads texts, the names of the authority files, and the lexicons of this folder.
Yields proposed quotes, events, appointments and actors in the format that curators write, each
with the words that prove it, a score and the rule that found it.
"""
