"""Secrecy on a paper (Gemeentewet): imposed, ratified where the law of the day asked for it, lifted."""
