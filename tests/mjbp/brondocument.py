"""What the founding document says literally, for every test that looks for it; R: the number of the requirement."""

BESLUITPUNTEN = [  # R11
    "In te stemmen met de startnotitie Meerjarenbeleidsplan Veiligheid 2020-2023;",
    "De raadsmededeling vast te stellen en aan te bieden aan de raad;",
    "De nota en het besluit openbaar te maken.",
]
AANPAK = [  # R24
    "Consulteren inwoners en (veiligheids)partners",
    "Interactieve netwerksessie inwoners en gemeenteraad",
    "Bespreken en verdiepen van thema’s met de gemeenteraad",
    "Opstellen Meerjarenbeleidsplan",
]
HOOFDSTUKKEN = [  # R26: the startnotitie
    "Inleiding",
    "Aanleiding",
    "Doel",
    "Ontwikkelthema’s",
    "Veiligheidsthema’s",
    "Betrokkenen",
    *AANPAK[:3],
    "Opstellen Meerjarenbeleidsplan Veiligheid 2020-2023",
    "Planning",
]
ONTWIKKELTHEMAS = ["Ondermijning en weerbaarheid", "Zorg en Veiligheid", "Drugs", "Cyber"]  # R35 to R38
VEILIGHEIDSTHEMAS = [  # R40
    "High Impact Crimes (HIC)",
    "Crisisbeheersing en brandweer",
    "Veilig Ondernemen",
    "Veilig Buitengebied",
    "Veilig Uitgaan",
    "Voetbal en Veiligheid",
    "Externe veiligheid",
]
PARTNERS = [  # R42
    "Politie",
    "Openbaar Ministerie",
    "Veiligheidsregio IJsselland",
    "Veiligheidshuis IJsselland",
    "Regionaal Informatie- en Expertisecentrum (RIEC)",
    "Bijzonder zorg team",
    "Sociaal Team",
    "Gezinscoaches",
    "Kinder- en jongerenwerk",
    "Overige zorgpartners",
    "Horeca",
    "Evenementenorganisaties",
    "Woningcorporaties",
    "Bedrijven Parkmanagement",
    "Handhaving & Toezicht",
    "Wijkteams",
    "Gemeenteraad",
]
AFSTEMMING = [  # R57
    "Meerjarenbeleidsplan gemeente Deventer",
    "Integrale Veiligheidsaanpak DOWR",
    "Veiligheidsstrategie van Oost-Nederland",
    "Meerjarenbeleidsplan politie Oost-Nederland",
]
