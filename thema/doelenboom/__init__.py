"""Goals, measures and means, many to many."""
