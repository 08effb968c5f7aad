"""The council at work on a paper: fracties, amendments, motions, votes."""
