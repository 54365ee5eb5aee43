"""Lists of words that the rules look for; all are our own."""
