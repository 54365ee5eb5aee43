"""One function mapped over many batches, in this process, in several, or on a cluster.

Reads a function, what all its calls share, and the batches, of which a few at a time are held.
Yields the number of each batch with what came of it, as soon as it is there.
"""
