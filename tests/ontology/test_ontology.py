"""The ontology's tables are complete, agree with each other and with the manual."""

import pytest

from communique.errors import OntologyError
from communique.ontology import (
    apply_coding_rules,
    cameo_codes,
    contexts,
    countries,
    country_name,
    goldstein,
    intensity,
    is_mutual,
    modes,
    needs_recipient,
    quad,
    quad_class,
    sectors,
    sovereign,
    to_cameo,
    types,
)


def test_manual_has_16_types_67_modes_37_contexts_25_sectors():
    assert len(types()) == 16
    assert sum(len(modes(kind)) for kind in types()) == 67
    assert len(set(contexts())) == 37
    assert len(sectors()) == 25


@pytest.mark.parametrize("kind", types())
def test_scores_agree_with_the_quad_in_sign(kind):
    hostile = quad(kind) > 2 and kind != "REQUEST"
    scores = [intensity(kind), *(intensity(kind, mode) for mode in modes(kind))]
    assert all(-10 <= score <= 10 for score in scores)
    assert all(score < 0 for score in scores) if hostile else True
    assert all(score > 0 for score in scores) if quad(kind) < 3 else True


def test_readings_of_the_contradictions():
    assert intensity("ACCUSE") == -3
    assert (quad("SANCTION"), quad("SANCTION", sanction=3)) == (4, 3)
    assert not needs_recipient("PROTEST")
    assert needs_recipient("AID")
    assert not modes("AID")
    assert intensity("PROTEST", "vandalize") == -5
    assert (cameo_codes()["200"].type, cameo_codes()["200"].mode) == ("ASSAULT", "unconventional")


@pytest.mark.parametrize(
    ("kind", "coded"),
    [
        ("CONSULT", "AGREE"),
        ("SUPPORT", "AGREE"),
        ("COOPERATE", "AGREE"),
        ("AID", "AGREE"),
        ("RETREAT", "CONCEDE"),
    ],
)
def test_plans_are_coded_by_what_is_announced(kind, coded):
    assert apply_coding_rules(kind, None, "planned") == (coded, None, kind)
    assert apply_coding_rules(kind, None, "asserted") == (kind, None, None)


@pytest.mark.parametrize("kind", ["SANCTION", "ASSAULT", "AGREE", "REJECT"])
def test_other_plans_keep_their_type(kind):
    assert apply_coding_rules(kind, None, "planned") == (kind, None, None)


def test_mutual_events_need_no_target_but_a_visit_has_a_host():
    assert is_mutual("CONSULT")
    assert not is_mutual("CONSULT", "visit")
    assert not is_mutual("SANCTION")


@pytest.mark.parametrize("ask", [modes, intensity, quad, needs_recipient, is_mutual, to_cameo])
def test_unknown_types_are_refused_by_name(ask):
    with pytest.raises(OntologyError, match="DEMAND"):
        ask("DEMAND")


def test_unknown_modes_are_refused():
    with pytest.raises(OntologyError, match="no mode 'ease'"):
        intensity("RETREAT", "ease")


def test_every_cameo_code_maps_into_plover():
    for code, row in cameo_codes().items():
        assert -10 <= row.goldstein <= 10
        if code[:2] in {"01", "02"}:
            assert row.type is None
        else:
            assert row.mode is None or row.mode in modes(row.type)
            assert set(row.contexts) <= set(contexts())


def test_every_plover_mode_exports_to_a_cameo_code_of_the_same_sign():
    for kind in types():
        for mode in (None, *modes(kind)):
            code = to_cameo(kind, mode)
            assert code in cameo_codes()
            if intensity(kind, mode):
                assert intensity(kind, mode) * goldstein(code) > 0 or kind == "REQUEST"


@pytest.mark.parametrize(
    ("announced", "code"), [("CONSULT", "036"), ("AID", "033"), ("COOPERATE", "031"), ("SUPPORT", "032")]
)
def test_announced_events_export_as_intent(announced, code):
    assert to_cameo("AGREE", announces=announced) == code


def test_defects_of_the_published_table_are_put_right_and_kept_raw():
    assert (cameo_codes()["1712"].mode, cameo_codes()["1712"].raw) == ("destroy", "mode seize")
    assert (cameo_codes()["175"].mode, cameo_codes()["175"].contexts) == (None, ("pro_autocracy", "military"))
    assert cameo_codes()["0333"].contexts == ("human_security",)


def test_quad_classes_differ_by_system():
    assert [quad_class(root, table="gdelt") for root in ("01", "09", "14", "16")] == [1, 2, 3, 4]
    assert [quad_class(root, table="icews") for root in ("01", "09", "14", "16")] == [1, 3, 4, 4]
    assert [quad_class(root, table="phoenix") for root in ("01", "09", "14", "16")] == [0, 3, 4, 3]


def test_countries_carry_the_codes_of_other_systems():
    assert (countries()["AUS"].fips, countries()["AUS"].cameo, countries()["AUS"].cow) == ("AS", "AUS", 900)
    assert countries()["KOS"].name == "Kosovo"
    assert sovereign("PRI") == "USA"
    assert country_name("UNO") == "United Nations"
    fips = [country.fips for country in countries().values() if country.fips]
    assert len(fips) == len(set(fips))
