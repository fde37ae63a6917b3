"""Why a file cannot be read: sentences with a remedy, and the error that carries them."""

from __future__ import annotations

from typing import Any

from highroad.areas.filings.rules.sentences import N_


class Unreadable(Exception):
    """The file cannot be read; `sentence` is a message id and `values` stand in it."""

    def __init__(self, sentence: str, **values: Any) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values


EMPTY = N_("The file is empty. Choose the file that holds the payroll lines.")
NO_LINES = N_("The file has a header and no lines below it. Fill in the lines and upload it again.")
NO_HEADER = N_(
    "No header was found: the first row should name at least three columns. "
    "Put the names of the columns into the first row."
)
TOO_BIG = N_(
    "The file has {size} MB; {limit} MB are allowed. Split it by month and upload the parts."
)
TOO_BIG_UNPACKED = N_(
    "Unpacked, this workbook would be larger than {limit} MB. "
    "Save the one sheet with the lines as CSV and upload that."
)
TOO_MANY_PARTS = N_(
    "This workbook is made of too many parts. Save the sheet as CSV and upload that."
)
TOO_MANY_ROWS = N_("The file has more than {limit} lines. Split it by month and upload the parts.")
TOO_MANY_COLUMNS = N_(
    "The file has {count} columns; {limit} are allowed. Delete the columns that hold no "
    "payroll data."
)
CELL_TOO_LONG = N_(
    "Row {row}, column {column}: the cell holds {count} characters; {limit} are allowed. "
    "Shorten it."
)
WRONG_KIND = N_(
    "Files of kind {kind} are not read. Save the file as .xlsx or .csv and upload it again."
)
OLD_EXCEL = N_(
    "This is the old Excel format (.xls). Open it and save it as “Excel Workbook (.xlsx)” or "
    "as CSV."
)
ENCRYPTED = N_(
    "This workbook is protected with a password and cannot be read. "
    "Save a copy without the password and upload that."
)
MACROS = N_(
    "This workbook holds macros, and Highroad runs no programs from files. "
    "Save it as .xlsx without macros or as CSV."
)
NOT_A_WORKBOOK = N_(
    "The name says .xlsx, but the content is no workbook. "
    "Open the file in your spreadsheet program and save it as .xlsx."
)
NOT_TEXT = N_("The name says .csv, but the content is not text. Save the sheet as “CSV UTF-8”.")
NOT_UTF8 = N_(
    "Row {row} holds letters in an old encoding. "
    "In Excel choose “CSV UTF-8 (Comma delimited)” when you save, or upload the .xlsx."
)
QUOTES = N_(
    "Row {row} opens a quotation mark that is never closed. Close or delete the mark and "
    "upload again."
)
SAME_HEADER = N_(
    "Columns {first} and {second} are both named “{name}”. Give each column a name of its own."
)
EMPTY_HEADER = N_("Column {column} holds values and has no name. Name it in the header row.")
MERGED = N_(
    "Cells {cells} are merged. Select them, choose “Unmerge cells”, fill each row, and "
    "upload again."
)
SEVERAL_SHEETS = N_(
    "The workbook has lines on several sheets: {sheets}. Save each sheet as a file of its own."
)
TOO_MUCH = N_(
    "Reading this file took more memory or time than is allowed. Split it and upload the parts."
)
COLUMN_GONE = N_(
    "The column “{column}” is not in this file any more. Match the columns of this source again."
)
UNSAFE_NAME = N_(
    "The name of the file holds characters that are not allowed. Rename it and upload it again."
)
TOO_MANY_NAMES = N_(
    "The column “{column}” holds more than {limit} different values. "
    "Look whether it is matched to the right field."
)
