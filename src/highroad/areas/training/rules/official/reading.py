"""Reading a blank form that somebody brings: its fields, or in plain words what is wrong with the file."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf
from pikepdf.form import CheckboxField, ChoiceField, Form, RadioButtonGroup, TextField

from highroad.areas.training.rules.official.matching import guess, is_never, lacks, words_of
from highroad.areas.training.vocabulary.agreement import AGREEMENT_FIELDS
from highroad.kit.answers import Answer, Refused, no

MOST_BYTES = 8 * 1024 * 1024
MOST_FIELDS = 600
MOST_PAGES = 40
LOCKED = "This PDF is locked against filling in. Bring the form as the agency gives it out."
TOO_MANY = (
    "This form has {count} fields, far more than an agreement has. Bring the agreement alone."
)
ONE_PROGRAM = (
    "This form is made for one program alone (XFA) and has no fields that others can fill. "
    "Bring the form with plain fields."
)
SCAN = (
    "This is a scan: a picture of the form, without fields. Bring the file that can be filled in."
)
FLAT = (
    "This PDF has no fields to fill in. It was printed or saved flat; bring the file as the agency "
    "gives it out."
)
OTHER_FORM = (
    "This seems to be another form: an apprenticeship agreement has a field for “{field}”, and "
    "here is none."
)
NOT_BLANK = (
    "This form is filled in already: “{field}”. Bring the blank one; nothing about anybody is "
    "kept with it."
)
FILLED = (TextField, CheckboxField, RadioButtonGroup, ChoiceField)


@dataclass(frozen=True, kw_only=True)
class FormField:
    """A field of a form that could be filled: its name and its words."""

    name: str
    label: str
    is_never: bool


@dataclass(frozen=True, kw_only=True)
class BlankForm:
    """A form that was read: its fields in their order, and what each was guessed to mean."""

    fields: tuple[FormField, ...]
    guessed: dict[str, str]


def read_form(content: bytes) -> BlankForm:
    """The fields of a blank official form. Raises `Refused` and says what is wrong and what helps."""
    with opened(content) as pdf:
        pages = len(pdf.pages)
        if pages > MOST_PAGES:
            raise Refused(no("This is a book of {count} pages. Bring the form alone.", count=pages))
        form = Form(pdf)
        found = _fields(form)
        if not found:
            raise Refused(_without_fields(pdf))
        if len(found) > MOST_FIELDS:
            raise Refused(no(TOO_MANY, count=len(found)))
        guessed = guess({each.name: each.label for each in found})
        _is_the_form(guessed)
        _is_blank(form, guessed)
    return BlankForm(fields=tuple(found), guessed=guessed)


def opened(content: bytes) -> pikepdf.Pdf:
    """The file as a PDF whose form may be filled. Raises `Refused`."""
    if not content.strip():
        raise Refused(no("Choose a file that is not empty."))
    if len(content) > MOST_BYTES:
        raise Refused(no("A file may have at most {most} MB.", most=MOST_BYTES // 1024**2))
    if b"%PDF-" not in content[:1024]:
        raise Refused(no("This is not a PDF. Bring the blank form as the agency gives it out."))
    try:
        pdf = pikepdf.open(io.BytesIO(content))
    except pikepdf.PasswordError as error:
        raise Refused(no("This PDF is locked with a password. Save it without one.")) from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise Refused(no("This PDF is cut off or broken. Download the form again.")) from error
    if pdf.is_encrypted and not pdf.allow.modify_form:
        pdf.close()
        raise Refused(no(LOCKED))
    return pdf


def _fields(form: Form) -> list[FormField]:
    found = []
    for name, field in form.items():
        if isinstance(field, FILLED) and name:
            label = words_of(f"{field.alternate_name or ''} {name}")
            found.append(FormField(name=name, label=label, is_never=is_never(label)))
    return found


def _without_fields(pdf: pikepdf.Pdf) -> Answer:
    acroform = pdf.Root.get("/AcroForm")
    if acroform is not None and "/XFA" in acroform:
        return no(ONE_PROGRAM)
    has_letters = any("/Font" in page.get("/Resources", {}) for page in pdf.pages)
    return no(FLAT if has_letters else SCAN)


def _is_the_form(guessed: dict[str, str]) -> None:
    missing = lacks(guessed.values())
    if missing:
        raise Refused(no(OTHER_FORM, field=AGREEMENT_FIELDS[missing[0]]))


def _is_blank(form: Form, guessed: dict[str, str]) -> None:
    for name, code in guessed.items():
        field = form[name]
        if code in ("a_name", "a_born") and isinstance(field, TextField) and field.value.strip():
            raise Refused(no(NOT_BLANK, field=AGREEMENT_FIELDS[code]))
