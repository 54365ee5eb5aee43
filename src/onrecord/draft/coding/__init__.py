"""What is proposed of a text, written as curators write it: ids, quoted words, authority files."""
