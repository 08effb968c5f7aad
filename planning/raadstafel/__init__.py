"""The council talks: raadstafels with their questions, and what was promised there."""
