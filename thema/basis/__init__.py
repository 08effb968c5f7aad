"""The ground that every room stands on: errors, roles, editing guards, the trail of states."""
