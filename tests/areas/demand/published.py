"""Files in the layouts of BLS, of states and of O*NET, with invented figures."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import xlsxwriter

CSV_HEAD = (
    "Occupation Title,Occupation Code,Employment 2024,Employment 2034,"
    '"Employment Change, 2024-2034","Employment Percent Change, 2024-2034",'
    '"Occupational Openings, 2024-2034 Annual Average",Median Annual Wage 2024'
)
"""As BLS names the columns of the table that one can download as CSV."""
GLAZIERS = 'Glass fitters    * Glazier Helper* Window Fitter,47-2121,"1,000.0","1,100.0",100.0,10.0,90.0,"61,000"'
STATE_HEAD = "STFIPS,Area,OccCode,Name,Base,Projected,Change,PercentChange,AvgAnnualOpenings,BaseYear,ProjYear"
"""As the states' common file of long-term projections names them."""
STATE = "27,Minnesota,47-2121,Glass fitters,1000,1100,100,10.0,90,2022,2032"
TABLE_110 = [
    "2024 National Employment Matrix title", "2024 National Employment Matrix code",
    "Occupation type", "Employment, 2024", "Employment, 2034",
    "Employment change, numeric, 2024–34", "Employment change, percent, 2024–34",
    "Labor force exit rate, 2024–34 annual average",
    "Occupational transfer rate, 2024–34 annual average",
    "Labor force exits, 2024–34 annual average",
    "Occupational transfers, 2024–34 annual average",
    "Occupational openings, 2024–34 annual average",
]  # fmt: skip
"""As BLS names the columns of table 1.10 of its workbook."""
STATE_SHEET_HEAD = (
    "State FIPS,Area Name,Occupation Code,Occupation Name,Base Year,Base,Projected Year,Projection,"
    "Change,Percent Change,Average Annual Openings"
)
"""The headings of the workbook of state projections, as programs that read it name them."""
SOC_HEAD = "2010 SOC Code,2010 SOC Title,2018 SOC Code,2018 SOC Title"
ONET_HEAD = "O*NET-SOC 2019 Code,O*NET-SOC 2019 Title,2018 SOC Code,2018 SOC Title"
RAPIDS_HEAD = "ONET Code,ONET Title,RAPIDS Code,RAPIDS Title"
CIP_HEAD = "CIP2020Code,CIP2020Title,SOC2018Code,SOC2018Title"


def table(*lines: str, head: str = CSV_HEAD) -> bytes:
    """A file of text."""
    return "\n".join([head, *lines, ""]).encode()


def workbook(sheets: dict[str, list[list[Any]]], merged: str = "") -> bytes:
    """A workbook; cells of `merged` are one."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if merged:
                sheet.merge_range(merged, "47-2121")
    return held.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    """A ZIP."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return held.getvalue()


def table_110(*rows: list[Any]) -> bytes:
    """The workbook with a title above its headings, a second sheet of the same codes, and notes below."""
    short = TABLE_110[:7] + TABLE_110[-1:]
    return workbook(
        {
            "Table 1.2": [["Table 1.2"], short, *([*row[:7], row[-1]] for row in rows)],
            "Table 1.10": [["Table 1.10"], TABLE_110, *rows, ["Source: invented"], ["Note"]],
        }
    )


ROW_110 = ["Glass fitters", "47-2121", "Line item", 1000.0, 1100.0, 100.0, 10.0, 3.1, 4.9, 31.0, 49.0, 90.0]  # fmt: skip
