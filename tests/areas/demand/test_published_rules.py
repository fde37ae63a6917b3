"""Published files of occupations: what is read of them, and what every faulty one is told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from highroad.areas.demand.rules import codes, crosswalks, projections
from highroad.areas.demand.rules.projections import Projection, openings_of
from highroad.areas.demand.vocabulary import PublishedKind
from tests.areas.demand.published import (
    CIP_HEAD,
    CSV_HEAD,
    GLAZIERS,
    ONET_HEAD,
    RAPIDS_HEAD,
    ROW_110,
    SOC_HEAD,
    STATE,
    STATE_HEAD,
    STATE_SHEET_HEAD,
    TABLE_110,
    table,
    table_110,
    workbook,
    zipped,
)

pytestmark = pytest.mark.pure


def test_a_csv_of_the_nation_counts_thousands_and_leaves_out_other_titles():
    """Reference C23: thousands with commas, N/A, title and list of aliases, wages at the top of the survey."""
    found = projections.read(
        table(GLAZIERS, "Actors    * Mime,27-2011,57,57.1,0.2,0.3,6.3,N/A",
              'Surgeons,29-1249,45.3,46.7,1.4,3.2,1.3,">=239,200"')
    )  # fmt: skip

    assert not found.faults
    assert found.years == (2024, 2034)
    glass, actors, surgeons = found.lines
    assert (glass.title, glass.soc, glass.area) == ("Glass fitters", "47-2121", "US")
    assert (glass.base, glass.target, glass.openings) == (1_000_000, 1_100_000, 90_000)
    assert (glass.wage, actors.wage) == (Decimal(61_000), None)
    assert (surgeons.wage, surgeons.wage_is_bound) == (Decimal(239_200), True)


def test_the_workbook_has_exits_and_transfers_and_every_occupation_once():
    found = projections.read(table_110(ROW_110, ["Few", "47-9999", "Line item", *["—"] * 9]))

    assert not found.faults
    glass, few = found.lines
    assert (glass.exits, glass.transfers, glass.openings) == (31_000, 49_000, 90_000)
    assert (few.base, few.openings, few.exits) == (None, None, None)
    assert openings_of(few, 10) is None


def test_a_state_counts_single_people():
    found = projections.read(table(STATE, head=STATE_HEAD))

    assert not found.faults
    assert found.years == (2022, 2032)
    (line,) = found.lines
    assert (line.area, line.area_title, line.base, line.openings) == ("27", "Minnesota", 1000, 90)


def test_a_state_is_read_with_spelled_out_headings_and_with_those_of_today():
    spelled = table(
        '27,Minnesota,47-2111,Electricians,2022,"1,000",2032,"1,100",100,10.0,90',
        head=STATE_SHEET_HEAD,
    )
    today = table(
        "Minnesota,Electricians,1000,1100,100,10.0,90,27,x,47-2111,2022,2032",
        head="Area,Title,Base,Projected,Change,PercentChange,AvgAnnualOpenings,STFIPS,StateURL,OccCode,BaseYear,ProjYear",
    )
    read = [projections.read(content) for content in (spelled, today)]
    for found in read:
        assert not found.faults
        assert found.years == (2022, 2032)
    assert read[0].lines == read[1].lines
    (line,) = read[0].lines
    assert (line.area, line.area_title, line.title, line.base, line.target, line.openings) == (
        "27", "Minnesota", "Electricians", 1000, 1100, 90,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("then", "later", "openings", "exits", "transfers", "replaced", "growth"),
    [
        # Reference 6.3, BLS 2024-34: 81.0 less 77.4 over ten years.
        (818_700, 896_100, 81_000, None, None, 73_260, 7_740),
        (158_800, 165_600, 20_900, None, None, 20_220, 680),
        (1_000, 1_100, 90, 31, 49, 80, 10),
        # Declining: not every leaver is replaced.
        (100_000, 80_000, 6_000, None, None, 6_000, 0),
        (100_000, 80_000, 6_000, 4_000, 4_000, 6_000, 0),
    ],
)
def test_openings_are_replacement_and_growth(
    then: int, later: int, openings: int, exits: int | None, transfers: int | None,
    replaced: int, growth: int,
):  # fmt: skip
    line = Projection(
        area="US", area_title="US", soc="47-2121", title="", base=then, target=later,
        openings=openings, exits=exits, transfers=transfers,
    )  # fmt: skip

    found = openings_of(line, 10)

    assert found is not None
    assert (found.replacement, found.growth) == pytest.approx((replaced, growth))
    assert found.is_published == (exits is not None)
    assert found.is_declining == (later < then)


def glass(**cells: str) -> str:
    """The line of the glass fitters with other cells."""
    given = {
        "code": "47-2121", "base": "1000", "target": "1100", "change": "100", "percent": "10",
        "openings": "90", "wage": "61000", **cells,
    }  # fmt: skip
    return ",".join(["Glass fitters", *given.values()])


PROJECTIONS = {
    "cut ZIP": (table_110(ROW_110)[:-400], "damaged or has a password. Download it anew."),
    "wrong sheet": (
        workbook({"Contents": [["Table 1.10", "Separations"]]}),
        "No table here has the columns of published projections: title and code of the occupation",
    ),
    "merged cells": (
        workbook({"1.10": [TABLE_110, ROW_110, ["Other", "", *ROW_110[2:]]]}, merged="B2:B3"),
        "Line 3: the code is empty. Where cells were merged, take them apart, or download the file anew.",
    ),
    "wrong letters": (
        table(GLAZIERS).decode().encode("utf-16-le"),
        "The letters of this file cannot be read. Save it as CSV (UTF-8) and load that.",
    ),
    "page of a website": (b"<!DOCTYPE html><p>Access Denied", "Download the file itself."),
    "a code became a date": (
        table(glass(code="Dec-47")),
        "Line 2: Dec-47 is no occupation; it looks like 47-2111. If a program made a date of it, download the file anew.",
    ),
    "years became dates": (
        table(STATE.replace("2022,2032", "1/1/2022,1/1/2032"), head=STATE_HEAD),
        "Line 2, BaseYear and ProjYear: 1/1/2022 and 1/1/2032 are no two years",
    ),
    "no heading": (table(head=GLAZIERS), "Keep the headings as they were published."),
    "one year alone": (
        table(GLAZIERS, head=CSV_HEAD.replace("Employment 2034", "Projected")),
        "The headings name 1 years of employment; they are two, such as Employment 2024",
    ),
    "a code that is none": (table(glass(code="472121")), "Line 2: 472121 is no occupation"),
    "a sign of another survey": (
        table(glass(base="#")),
        "Line 2, EMPLOYMENT 2024: # is no number of people. A number, or N/A where none is published.",
    ),
    "openings below nothing": (table(glass(openings="-3")), "Line 2, OPENINGS: -3 is no number of people."),
    "a wage in words": (
        table(glass(wage="high")), "Line 2, median annual wage: high is no wage. Dollars a year, or N/A",
    ),
    "one line twice": (
        table(glass(), glass()),
        "Lines 2 and 3 are of the same area and occupation: US, 47-2121. Keep one.",
    ),
    "percent as a fraction": (
        table(glass(percent="0.1")),
        "Line 2: the change of 0.1 percent is written as a fraction. In this column 9.4 means 9.4 percent",
    ),
    "people among thousands": (
        table(glass(change="100000")),
        "Line 2: the change of 100000 is not the difference of 1000 and 1100.",
    ),
    "two periods in one file": (
        table(STATE, STATE.replace("27,Minn", "19,I").replace("2022,2032", "2020,2030"), head=STATE_HEAD),
        "Line 3 is of other years than the lines before it. Load each period by itself.",
    ),
    "a line with a cell too many": (
        table(f"{glass()},x"), "Line 2 has 9 cells, the headings are 8: a comma or a line break",
    ),
    "headings alone": (table(), "This file has headings and no lines."),
}  # fmt: skip
CROSSWALKS = {
    "of another kind": (
        table(GLAZIERS), "This is none of the crosswalks that are understood: SOC 2000 to 2010 and",
    ),
    "no code": (
        table("x,Glass,47-2121,Glass", head=SOC_HEAD),
        "Line 2: x is no code of 2010SOC. If a program made a date or a number of it, download the file anew.",
    ),
    "a CIP code became a number": (
        table("46.3,Electrician,47-2111,Electricians", head=CIP_HEAD), "Line 2: 46.3 is no code of CIP2020.",
    ),
    "merged codes": (
        table("47-1,G,,", ",Glass,47-2121,Glass", head=SOC_HEAD), "Line 3: the code is empty.",
    ),
    "one pair twice": (
        table("47-2121,G,47-2121,G", "47-2121,G,47-2121,G", head=SOC_HEAD),
        "Lines 2 and 3 say the same: 47-2121 is 47-2121. Keep one.",
    ),
    "cut ZIP": (zipped({"soc.csv": table(head=SOC_HEAD)})[:-9], "damaged or has a password."),
    "headings alone": (table(head=ONET_HEAD), "This file has headings and no lines."),
}  # fmt: skip


@pytest.mark.parametrize(("content", "told"), PROJECTIONS.values(), ids=PROJECTIONS)
def test_faulty_projections_are_told_with_line_and_remedy(content: bytes, told: str):
    found = projections.read(content)

    assert told in " ".join(each.reason for each in found.faults.told())
    assert found.faults.told()[-1].reason.startswith("Nothing was kept.")


@pytest.mark.parametrize(("content", "told"), CROSSWALKS.values(), ids=CROSSWALKS)
def test_faulty_crosswalks_are_told_with_line_and_remedy(content: bytes, told: str):
    found = crosswalks.read(content)

    assert told in " ".join(each.reason for each in found.faults.told())


@pytest.mark.parametrize(
    ("given", "soc", "onet"),
    [
        # Reference C24.
        ("33-2011-02", "33-2011", "33-2011.02"),
        ("17.2051.00", "17-2051", "17-2051.00"),
        ("47-2111", "47-2111", "47-2111.00"),
        ('="47-2111"', "47-2111", "47-2111.00"),
        ("472111", None, None),
        ("47-211", None, None),
        ("Nov-47", None, None),
    ],
)
def test_bent_codes_are_set_straight(given: str, soc: str | None, onet: str | None):
    assert (codes.soc_of(given), codes.onet_of(given)) == (soc, onet)


def test_a_rapids_code_has_digits_and_letters():
    """Reference C24 and 1.5."""
    assert codes.rapids_of("0544HY") == ("0544", "HY")
    assert codes.rapids_of("0414S-R") == ("0414", "S-R")
    assert codes.rapids_of("159") == ("0159", "")
    assert codes.rapids_of("0870CBV1") == ("0870", "CBV1")
    assert codes.rapids_of("15900") is None
    assert codes.rapids_of("0544?") is None


RAPIDS_2019_HEAD = "RAPIDS Code,RAPIDS Title,O*NET-SOC 2019 Code,O*NET-SOC 2019 Title"


def onet_head(origin: int, target: int) -> str:
    """The headings of O*NET's own crosswalks, as programs that read them name them; codes are invented."""
    return ",".join(
        f"O*NET-SOC {year} {word}" for year in (origin, target) for word in ("Code", "Title")
    )


@pytest.mark.parametrize(
    ("head", "lines", "kind", "pairs"),
    [
        (
            SOC_HEAD, ["47-2121,G,47-2122,One", "47-2121,G,47-2123,Two"],
            PublishedKind.SOC_2010_2018, [("47-2121", "47-2122"), ("47-2121", "47-2123")],
        ),
        (
            ONET_HEAD, ["17.2051.00,C,17-2051,C"],
            PublishedKind.ONET_SOC, [("17-2051.00", "17-2051")],
        ),
        (
            RAPIDS_HEAD, ["49-9021.00,H,0637HY,HVAC"],
            PublishedKind.RAPIDS_ONET, [("0637HY", "49-9021.00")],
        ),
        (
            RAPIDS_2019_HEAD, ["0637HY,HVAC,49-9021.00,H"],
            PublishedKind.RAPIDS_ONET, [("0637HY", "49-9021.00")],
        ),
        (
            "2000 SOC code,2000 SOC title,2010 SOC code,2010 SOC title", ["15-1051,A,15-1121,A"],
            PublishedKind.SOC_2000_2010, [("15-1051", "15-1121")],
        ),
        (
            "CIP2010Code,CIP2010Title,SOC2010Code,SOC2010Title", ["46.0302,E,47-2111,E"],
            PublishedKind.CIP_SOC_2010, [("46.0302", "47-2111")],
        ),
        (
            "2020 CIP Code,2020 CIP Title,O*NET-SOC 2019 Code,O*NET-SOC 2019 Title",
            ["46.0302,E,47-2111.00,E"], PublishedKind.CIP_ONET, [("46.0302", "47-2111.00")],
        ),
        (
            onet_head(2000, 2006), ["13-1031.01,C,13-1031.01,C", "13-1031.01,C,13-1031.02,I"],
            PublishedKind.ONET_2000_2006,
            [("13-1031.01", "13-1031.01"), ("13-1031.01", "13-1031.02")],
        ),
        (
            onet_head(2006, 2009), ["11-2011.00,A,11-2011.01,G"],
            PublishedKind.ONET_2006_2009, [("11-2011.00", "11-2011.01")],
        ),
        (
            onet_head(2009, 2010), ["11-2031.00,P,11-2031.00,P"],
            PublishedKind.ONET_2009_2010, [("11-2031.00", "11-2031.00")],
        ),
        (
            onet_head(2010, 2019), ["15-1199.01,S,15-1253.00,S"],
            PublishedKind.ONET_2010_2019, [("15-1199.01", "15-1253.00")],
        ),
        (
            CIP_HEAD, ["46.0302,E,47-2111,E", "01.0000,None,99-9999,NO MATCH"],
            PublishedKind.CIP_SOC, [("46.0302", "47-2111")],
        ),
    ],
)  # fmt: skip
def test_a_crosswalk_says_by_its_headings_which_it_is(head, lines, kind, pairs):
    found = crosswalks.read(table(*lines, head=head))

    assert not found.faults
    assert found.kind is kind
    assert [(line.origin, line.target) for line in found.lines] == pairs
