"""A text cut into tagged words, sentences, noun phrases and verb groups, once for all rules."""
