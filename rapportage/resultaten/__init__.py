"""What people want, per group: read from tallies, shown with care, frozen when published."""
