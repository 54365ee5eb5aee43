"""What is done in a text: the type of each act, who does it to whom, and whether it took place."""
