"""Who is named in a text, and for whom a pronoun or a description stands."""
