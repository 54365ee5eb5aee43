"""Official records, as records with the rows that are made from them.

Reads the XML of the Office of the Historian: trips, visits, officers and chiefs of mission.
Yields records, actors and offices in the curated folder, and a list of what was not understood.
"""
