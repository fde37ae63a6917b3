"""Blank forms as agencies give them out, made here: fields of every kind, and files that are no form."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

TEXTS = {
    "ApprenticeName": "1. Apprentice name (last, first, middle)",
    "SSN": "Social Security Number (voluntary)",
    "DOB": "Date of birth",
    "Veteran": "Veteran status",
    "PreAppName": "Name of pre-apprenticeship program",
    "ProgNo": "Program number",
    "SponsorName": "Sponsor name",
    "SponsorAddress": "Sponsor address",
    "EmpName": "Employer name",
    "Occ": "Occupation",
    "RAPIDS": "RAPIDS code",
    "Term": "Term (hours, months or years)",
    "Prob": "Probationary period",
    "CreditOJL": "Credit for previous OJL",
    "Remaining": "Term remaining",
    "Begin": "Date apprenticeship begins",
    "Expected": "Expected completion date",
    "JWage": "Journeyworker's wage rate",
    "Entry": "Entry wage",
    "Rate1": "Period 1 rate",
    "Rate2": "Period 2 rate",
    "AppSign": "Signature of apprentice",
    "AppSignDate": "Apprentice signature date",
    "RegDate": "Date registered",
    "AppID": "Apprentice identification number",
}


def blank_form(
    texts: Mapping[str, str] = TEXTS, *, filled: str = "", pages: int = 1, xfa: bool = False,
    password: str = "", locked: bool = False,
) -> bytes:  # fmt: skip
    """A form with text fields, two ticks, a group of buttons and a list."""
    pdf = Pdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    for _number in range(pages):
        pdf.add_blank_page()
    page = pdf.pages[0]
    page.Resources = Dictionary(Font=Dictionary(Helv=font))
    fields = [_text(name, words, place) for place, (name, words) in enumerate(texts.items())]
    if filled:
        fields[0].V = String(filled)
    if texts:
        fields += [_tick("PreApp", "Completed a pre-apprenticeship"), _buttons(pdf), _list()]
    kept = [pdf.make_indirect(each) for each in fields]
    page.Annots = Array([kid for each in kept for kid in each.get("/Kids", [each])])
    pdf.Root.AcroForm = Dictionary(
        Fields=Array(kept), DA=String("/Helv 10 Tf 0 g"),
        DR=Dictionary(Font=Dictionary(Helv=font)),
    )  # fmt: skip
    if xfa:
        pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp/>")
    return _saved(pdf, password, locked)


def _saved(pdf: Pdf, password: str, locked: bool) -> bytes:
    written = io.BytesIO()
    guard = None
    if password or locked:
        allow = pikepdf.Permissions(modify_form=not locked)
        guard = pikepdf.Encryption(owner="keeper", user=password, allow=allow)
    pdf.save(written, encryption=guard if guard else False)
    return written.getvalue()


def _text(name: str, words: str, place: int) -> Dictionary:
    low = 760 - 28 * place
    return Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String(name), TU=String(words),
        Rect=Array([40, low, 400, low + 20]), DA=String("/Helv 10 Tf 0 g"), F=4,
    )  # fmt: skip


def _tick(name: str, words: str) -> Dictionary:
    return Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Btn, T=String(name), TU=String(words),
        Rect=Array([420, 700, 432, 712]), V=Name.Off, AS=Name.Off, F=4,
        AP=Dictionary(N=Dictionary(Yes=Dictionary(), Off=Dictionary())),
    )  # fmt: skip


def _buttons(pdf: Pdf) -> Dictionary:
    group = pdf.make_indirect(
        Dictionary(FT=Name.Btn, Ff=1 << 15, T=String("TermType"), TU=String("Term type"))
    )
    group.Kids = Array(
        [
            pdf.make_indirect(Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, Parent=group, AS=Name.Off, F=4,
                Rect=Array([440 + 20 * place, 700, 452 + 20 * place, 712]),
                AP=Dictionary(N=Dictionary({f"/{state}": Dictionary(), "/Off": Dictionary()})),
            ))
            for place, state in enumerate(("Time", "Competency", "Hybrid"))
        ]
    )  # fmt: skip
    return group


def _list() -> Dictionary:
    return Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Ch, Ff=1 << 17, T=String("WageUnits"),
        TU=String("Wage period units"), Rect=Array([440, 660, 540, 680]),
        Opt=Array([String("Hourly"), String("Monthly"), String("Both")]),
        DA=String("/Helv 10 Tf 0 g"), F=4,
    )  # fmt: skip


def scan() -> bytes:
    """A page without letters of its own."""
    pdf = Pdf.new()
    pdf.add_blank_page()
    return _saved(pdf, "", False)


def other_form() -> bytes:
    """A form with fields, for another purpose."""
    return blank_form({"Name": "Name of passenger", "Flight": "Flight", "Seat": "Seat"})


def values(content: bytes) -> dict[str, str]:
    """What stands in the fields of a form."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return {
            field.fully_qualified_name: str(field.value)
            for field in pdf.acroform.fields
            if field.value is not None
        }
