"""When two numbers of members are the same. Pure."""


def vergelijkbaar(nummer: str) -> str:
    """Equal for two numbers that are the same: in capitals or not is one member, for so people type them over. What is
    stored stays as it was written."""
    return nummer.lower()
