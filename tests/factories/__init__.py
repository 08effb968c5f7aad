"""Valid minima of every model, room by room; nothing hidden."""
