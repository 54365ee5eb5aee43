"""What analysts count and draw: dyads, timelines, networks, and who held which office.

Reads tables, mostly of events, with their participants and countries.
Yields frames, graphs and charts, each still with the keys of the rows that it is made of.
"""
