"""Label Studio: tasks and annotations as its JSON export has them."""
