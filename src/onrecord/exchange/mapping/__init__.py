"""Say how labels of other programs become ours, and code layers by what is said."""
