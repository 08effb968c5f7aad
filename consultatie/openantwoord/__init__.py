"""What staff do with the open texts of residents: clear them for reading, label them, say what was done with them."""
