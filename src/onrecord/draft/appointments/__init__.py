"""Who is named to which office, holds it or leaves it."""
