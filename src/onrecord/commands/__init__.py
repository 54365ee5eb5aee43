"""The commands, a file for each group of them: what a command accepts, and what it does.

Reads the arguments of the command line, and packages through the verbs
Yields printed answers and the exit status, and files where a command makes some
"""
