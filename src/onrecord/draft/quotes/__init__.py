"""What is said in a text, word for word or in the author's words, and by whom."""
