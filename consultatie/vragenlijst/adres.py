"""Where the pages of a questionnaire are, looked up once: finding an address takes longer than reading an answer."""

from functools import lru_cache

from django.urls import reverse


@lru_cache(maxsize=128)
def adres_van(slug: str, pagina: str = "vragenlijst") -> str:
    """The address of this questionnaire (of one that exists), or of its receipt: `bedankt`."""
    return reverse(f"consultatie:{pagina}", args=[slug])
