"""The exact place of quoted words in a text.

Reads texts and the words that curators quote from them.
Yields spans, counted in code points, or an error that says how to mend the quotation.
"""
