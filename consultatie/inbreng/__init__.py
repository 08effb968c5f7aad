"""What comes in: the mixing tray, submissions, and what a goal rests on."""
