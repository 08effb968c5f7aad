"""The questionnaire in other languages than Dutch. A translation belongs to the Dutch sentence itself, not to its place."""
