"""What a new paper of a municipality begins with: the headings of its kind, and what stands under them."""
