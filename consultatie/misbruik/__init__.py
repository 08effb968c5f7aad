"""What gives away that an answer of the open link may be no resident's. See docs/adr/0013-misbruik.md."""
