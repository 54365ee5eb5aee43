"""TEI P5: texts with elements for who is named and quoted, and with annotations apart from them."""
