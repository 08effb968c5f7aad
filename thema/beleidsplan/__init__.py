"""The municipality and its plan: period, mission, starting points, frames."""
