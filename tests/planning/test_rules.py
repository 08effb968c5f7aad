"""Who may do what, in which status; and that lists and single questions agree."""

from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser, User

from planning.models import Besluitpunt, Bestuursstuk
from planning.stuk.enums import Stukactie, Stukstatus
from rapportage.documenten.enums import Documentsoort
from tests.factories.planning import BesluitpuntFactory, BestuursstukFactory, MijlpaalFactory
from tests.factories.thema import GebruikerFactory
from thema.basis.rollen import Rol

# Kinds that college and council decide on; a Nota van inbreng is frozen by staff.
ZONDER = (Documentsoort.INBRENGNOTA, Documentsoort.UITSLAG, Documentsoort.BESLUITENLIJST, Documentsoort.VERSLAG)
PAPIEREN = [soort for soort in Documentsoort if soort not in ZONDER]
pytestmark = pytest.mark.django_db

# action → status → the roles that may (beheerder, who may all of these, is left out).
OOV, SECR, GRIFFIE = {Rol.OOV}, {Rol.BESTUURSSECRETARIAAT}, {Rol.GRIFFIE}
VERWACHT_PLAN: dict[Stukactie, dict[Stukstatus, set[Rol]]] = {
    Stukactie.IN_ROUTING: {Stukstatus.CONCEPT: OOV},
    Stukactie.TERUGSTUREN: {Stukstatus.ROUTING: SECR, Stukstatus.COLLEGE: SECR},
    Stukactie.AGENDEREN: {Stukstatus.ROUTING: SECR},
    Stukactie.COLLEGE_BESLUIT: {Stukstatus.COLLEGE: SECR},
    Stukactie.RAAD_AGENDEREN: {Stukstatus.RAAD: GRIFFIE},
    Stukactie.RAAD_BESLUIT: {Stukstatus.RAAD: GRIFFIE},
    Stukactie.AANHOUDEN: {Stukstatus.COLLEGE: SECR, Stukstatus.RAAD: GRIFFIE},
    Stukactie.VERWERPEN: {Stukstatus.COLLEGE: SECR, Stukstatus.RAAD: GRIFFIE},
    Stukactie.TERUG_NAAR_COLLEGE: {Stukstatus.RAAD: GRIFFIE | SECR},
    Stukactie.INTREKKEN: {
        Stukstatus.CONCEPT: OOV,
        Stukstatus.ROUTING: OOV,
        Stukstatus.COLLEGE: OOV,
        Stukstatus.RAAD: OOV,
    },
}
VERWACHT_SCHRIJVEN = {
    Stukstatus.CONCEPT: {Rol.OOV, Rol.BESTUURSSECRETARIAAT},
    Stukstatus.ROUTING: SECR,
    Stukstatus.COLLEGE: SECR,
}
MEDEWERKERS = {Rol.BEHEERDER, Rol.OOV, Rol.BESTUURSSECRETARIAAT, Rol.GRIFFIE}


def _gebruikers() -> dict[Rol, User]:
    return {rol: GebruikerFactory.create(rol=rol) for rol in Rol}


@pytest.mark.parametrize(("actie", "status"), [*product(Stukactie, Stukstatus)])
def test_a_step_is_for_its_role_in_its_status(actie: Stukactie, status: Stukstatus):
    stuk = BestuursstukFactory.create(soort=Documentsoort.PLAN, status=status)
    verwacht = VERWACHT_PLAN[actie].get(status, set())

    mogen = {rol for rol, wie in _gebruikers().items() if wie.has_perm(f"planning.{actie}_bestuursstuk", stuk)}

    assert mogen == (verwacht | {Rol.BEHEERDER} if verwacht else set())


def test_a_step_that_the_kind_does_not_have_is_for_nobody():
    nota = BestuursstukFactory.create(soort=Documentsoort.NOTA, status=Stukstatus.RAAD)

    mogen = {rol for rol, wie in _gebruikers().items() if wie.has_perm("planning.raad_besluit_bestuursstuk", nota)}

    assert mogen == set()


@pytest.mark.parametrize("status", [*Stukstatus])
def test_who_may_write_depends_on_whose_desk_it_is_on(status: Stukstatus):
    stuk = BestuursstukFactory.create(status=status)
    verwacht = VERWACHT_SCHRIJVEN.get(status, set())

    mogen = {rol for rol, wie in _gebruikers().items() if wie.has_perm("planning.change_bestuursstuk", stuk)}

    assert mogen == (verwacht | {Rol.BEHEERDER} if verwacht else set())


@pytest.mark.parametrize("status", [*Stukstatus])
def test_the_parts_of_a_paper_are_written_by_who_may_write_the_paper(status: Stukstatus):
    punt: Besluitpunt = BesluitpuntFactory.create(stuk__status=status)
    gebruikers = _gebruikers()

    aan_het_stuk = {rol for rol, wie in gebruikers.items() if wie.has_perm("planning.change_bestuursstuk", punt.stuk)}
    aan_het_punt = {rol for rol, wie in gebruikers.items() if wie.has_perm("planning.change_besluitpunt", punt)}

    assert aan_het_punt == aan_het_stuk


def test_a_paper_is_thrown_away_only_as_a_concept():
    concept, onderweg = BestuursstukFactory.create(), BestuursstukFactory.create(status=Stukstatus.ROUTING)
    oov = GebruikerFactory.create(rol=Rol.OOV)

    assert oov.has_perm("planning.delete_bestuursstuk", concept)
    assert not oov.has_perm("planning.delete_bestuursstuk", onderweg)


@pytest.mark.parametrize(
    ("recht", "rollen"),
    [
        ("planning.view_bestuursstuk", MEDEWERKERS),
        ("planning.add_bestuursstuk", {Rol.BEHEERDER, Rol.OOV, Rol.BESTUURSSECRETARIAAT}),
        ("planning.change_bestuursstuk", {Rol.BEHEERDER, Rol.OOV, Rol.BESTUURSSECRETARIAAT}),
        ("planning.bekijk_dossier", MEDEWERKERS | {Rol.RAADSLID}),
        ("planning.view_besluit", MEDEWERKERS),
        ("planning.add_besluit", set()),
        ("planning.view_mijlpaal", MEDEWERKERS),
        ("planning.change_mijlpaal", {Rol.BEHEERDER, Rol.OOV}),
        ("planning.gereed_melden_mijlpaal", {Rol.BEHEERDER, Rol.OOV}),
    ],
)
def test_asked_in_general_only_the_role_counts(recht: str, rollen: set[Rol]):
    mogen = {rol for rol, wie in _gebruikers().items() if wie.has_perm(recht)}

    assert mogen == rollen
    assert not AnonymousUser().has_perm(recht)


@pytest.mark.parametrize(("soort", "status"), [*product(PAPIEREN, Stukstatus)])
def test_list_and_permission_agree_on_who_reads_a_paper(soort: Documentsoort, status: Stukstatus):
    stuk = BestuursstukFactory.create(soort=soort, status=status)

    iedereen: list[User | AnonymousUser] = [*_gebruikers().values(), AnonymousUser()]
    for wie in iedereen:
        in_lijst = Bestuursstuk.objects.zichtbaar_voor(wie).filter(pk=stuk.pk).exists()
        assert in_lijst == wie.has_perm("planning.lees_bestuursstuk", stuk), (soort, status, wie)


def test_a_council_member_reads_what_is_the_councils():
    raadslid = GebruikerFactory.create(rol=Rol.RAADSLID)
    bij_de_raad = BestuursstukFactory.create(soort=Documentsoort.PLAN, status=Stukstatus.RAAD)
    BestuursstukFactory.create(soort=Documentsoort.PLAN, status=Stukstatus.COLLEGE)
    BestuursstukFactory.create(soort=Documentsoort.NOTA, status=Stukstatus.DEFINITIEF)

    assert list(Bestuursstuk.objects.zichtbaar_voor(raadslid)) == [bij_de_raad]


@pytest.mark.parametrize(
    ("velden", "melden", "heropenen", "weg"),
    [
        ({}, True, False, True),
        ({"gereed_datum": "2019-09-18"}, False, True, False),
        ({"vervuld_door": Documentsoort.PLAN}, False, False, True),
        ({"vervuld_door": Documentsoort.PLAN, "gereed_datum": "2019-11-27"}, False, False, False),
    ],
)
def test_a_milestone_that_a_decision_fulfils_is_not_reported_by_hand(
    velden: dict[str, str], melden: bool, heropenen: bool, weg: bool
):
    mijlpaal = MijlpaalFactory.create(**velden)
    oov = GebruikerFactory.create(rol=Rol.OOV)

    assert oov.has_perm("planning.gereed_melden_mijlpaal", mijlpaal) is melden
    assert oov.has_perm("planning.heropenen_mijlpaal", mijlpaal) is heropenen
    assert oov.has_perm("planning.delete_mijlpaal", mijlpaal) is weg
