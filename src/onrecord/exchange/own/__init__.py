"""Our own coding as a layer of annotations, in our own labels, and back."""
