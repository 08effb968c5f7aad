"""The meeting of burgemeester en wethouders: its agenda, what came of each paper, and the list of decisions."""
