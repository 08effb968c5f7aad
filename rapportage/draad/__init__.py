"""The thread: what was said, what was decided, what is done, what came of it."""
