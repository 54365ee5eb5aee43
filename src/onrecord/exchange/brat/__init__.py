"""The standoff form of brat: a text in one file, and annotations on it in the lines of another."""
