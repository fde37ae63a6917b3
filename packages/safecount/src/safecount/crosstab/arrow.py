"""Data frames through the Arrow PyCapsule interface, read with ctypes: no frame library is needed.

Any object with `__arrow_c_stream__` (polars, pyarrow, pandas, DuckDB ...) is read as columns of Python values or
numpy arrays. Layouts as in the Arrow C data and C stream interfaces, and the columnar format, version 1.5.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

import numpy as np

from safecount.crosstab.axis import BadTable

_P = ctypes.POINTER
_Pointers = _P(ctypes.c_void_p)


class _Schema(ctypes.Structure):
    pass


class _Array(ctypes.Structure):
    pass


class _Stream(ctypes.Structure):
    pass


_Schema._fields_ = [
    ("format", ctypes.c_char_p), ("name", ctypes.c_char_p), ("metadata", ctypes.c_void_p),
    ("flags", ctypes.c_int64), ("n_children", ctypes.c_int64), ("children", _P(_P(_Schema))),
    ("dictionary", _P(_Schema)), ("release", ctypes.CFUNCTYPE(None, _P(_Schema))),
    ("private_data", ctypes.c_void_p),
]  # fmt: skip
_Array._fields_ = [
    ("length", ctypes.c_int64), ("null_count", ctypes.c_int64), ("offset", ctypes.c_int64),
    ("n_buffers", ctypes.c_int64), ("n_children", ctypes.c_int64), ("buffers", _Pointers),
    ("children", _P(_P(_Array))), ("dictionary", _P(_Array)),
    ("release", ctypes.CFUNCTYPE(None, _P(_Array))), ("private_data", ctypes.c_void_p),
]  # fmt: skip
_Stream._fields_ = [
    ("get_schema", ctypes.CFUNCTYPE(ctypes.c_int, _P(_Stream), _P(_Schema))),
    ("get_next", ctypes.CFUNCTYPE(ctypes.c_int, _P(_Stream), _P(_Array))),
    ("get_last_error", ctypes.CFUNCTYPE(ctypes.c_char_p, _P(_Stream))),
    ("release", ctypes.CFUNCTYPE(None, _P(_Stream))), ("private_data", ctypes.c_void_p),
]  # fmt: skip

NUMBERS = {
    "c": "i1", "C": "u1", "s": "i2", "S": "u2", "i": "i4", "I": "u4", "l": "i8", "L": "u8",
    "f": "f4", "g": "f8",
}  # fmt: skip
SHORT_VIEW = 12


def read_frame(frame: Any) -> dict[str, Any]:
    """The columns of a data frame by name. Raises `BadTable` for a column of a kind that no table has."""
    capsule = frame.__arrow_c_stream__()
    pointer = ctypes.pythonapi.PyCapsule_GetPointer
    pointer.restype, pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    stream = ctypes.cast(pointer(capsule, b"arrow_array_stream"), _P(_Stream))
    schema = _Schema()
    _succeed(stream, stream.contents.get_schema(stream, ctypes.byref(schema)))
    try:
        return _read_batches(stream, schema)
    finally:
        schema.release(ctypes.byref(schema))


def _read_batches(stream: Any, schema: Any) -> dict[str, Any]:
    fields = [schema.children[n].contents for n in range(schema.n_children)]
    names = [field.name.decode() for field in fields]
    parts: list[list[Any]] = [[] for _ in fields]
    while True:
        batch = _Array()
        _succeed(stream, stream.contents.get_next(stream, ctypes.byref(batch)))
        if not batch.release:
            break
        for place, field in enumerate(fields):
            column = batch.children[place].contents
            parts[place].append(read_array(field, column, names[place], batch.offset, batch.length))
        batch.release(ctypes.byref(batch))
    return {name: _joined(pieces) for name, pieces in zip(names, parts, strict=True)}


def _joined(pieces: list[Any]) -> Any:
    if pieces and all(isinstance(piece, np.ndarray) for piece in pieces):
        return np.concatenate(pieces)
    return [entry for piece in pieces for entry in piece]


def _succeed(stream: Any, code: int) -> None:
    if code:
        said = stream.contents.get_last_error(stream) or b"no reason given"
        raise BadTable(f"The data frame could not be read: {said.decode(errors='replace')}.")


@dataclass(frozen=True)
class _Piece:
    """One array with where it starts."""

    array: Any
    start: int
    length: int

    def numbers(self, buffer: int, kind: str, more: int = 0) -> np.ndarray:
        """A buffer as numbers, from the start, copied."""
        size = np.dtype(kind).itemsize
        address = self.array.buffers[buffer]
        wanted = (self.length + more) * size
        if not wanted or not address:
            return np.zeros(self.length + more, dtype=kind)
        raw = ctypes.string_at(address + self.start * size, wanted)
        return np.frombuffer(raw, dtype=kind)

    def bits(self, buffer: int) -> np.ndarray:
        """A buffer of bits as booleans."""
        address = self.array.buffers[buffer]
        first, last = self.start // 8, (self.start + self.length + 7) // 8
        raw = np.frombuffer(ctypes.string_at(address + first, last - first), dtype=np.uint8)
        skip = self.start - first * 8
        return np.unpackbits(raw, bitorder="little")[skip : skip + self.length].astype(bool)

    def valid(self) -> np.ndarray | None:
        """Which entries are given; None when all are."""
        if self.array.null_count == 0 or not self.array.buffers[0]:
            return None
        return self.bits(0)


def read_array(field: Any, array: Any, name: str, offset: int, length: int) -> Any:
    """One array as numpy numbers, or as a list of words, decimals, and None where nothing is given."""
    form = field.format.decode()
    piece = _Piece(array, array.offset + offset, length)
    if field.dictionary:
        return _from_dictionary(field, piece, form, name)
    if form == "n":
        return [None] * length
    reader = _reader_of(form)
    if reader is None:
        raise BadTable(
            f"The column {name!r} has the Arrow type {form!r}, which no table has. "
            "Turn it into words or numbers first."
        )
    found, valid = reader(piece, form), piece.valid()
    if valid is None:
        return found
    entries = found.tolist() if isinstance(found, np.ndarray) else found
    return [entry if known else None for entry, known in zip(entries, valid.tolist(), strict=True)]


def _reader_of(form: str) -> Callable[[_Piece, str], Any] | None:
    if form in NUMBERS:
        return lambda piece, kind: piece.numbers(1, NUMBERS[kind])
    if form.startswith("d:"):
        return _decimals
    return {"u": _words, "U": _words, "vu": _views, "b": _truths}.get(form)


def _truths(piece: _Piece, _form: str) -> list[str]:
    return ["yes" if each else "no" for each in piece.bits(1).tolist()]


def _words(piece: _Piece, form: str) -> list[str]:
    ends = piece.numbers(1, "i8" if form == "U" else "i4", more=1).tolist()
    base = ends[0] if ends else 0
    address = piece.array.buffers[2]
    raw = ctypes.string_at(address + base, ends[-1] - base) if address and ends[-1] > base else b""
    return [raw[low - base : high - base].decode() for low, high in pairwise(ends)]


def _views(piece: _Piece, _form: str) -> list[str]:
    """Words of up to 12 bytes stand in the view, longer ones in a buffer that it names."""
    raw = piece.numbers(1, "V16")
    words = []
    for view in raw:
        entry = view.tobytes()
        size = int.from_bytes(entry[:4], "little")
        if size <= SHORT_VIEW:
            words.append(entry[4 : 4 + size].decode())
            continue
        buffer, place = (int.from_bytes(entry[at : at + 4], "little") for at in (8, 12))
        words.append(ctypes.string_at(piece.array.buffers[2 + buffer] + place, size).decode())
    return words


def _decimals(piece: _Piece, form: str) -> list[Decimal]:
    """Decimals of 128 or 256 bits: whole numbers with a scale."""
    _precision, scale, *bits = (int(part) for part in form[2:].split(","))
    size = (bits[0] if bits else 128) // 8
    raw = piece.numbers(1, f"V{size}")
    return [
        Decimal(int.from_bytes(each.tobytes(), "little", signed=True)).scaleb(-scale)
        for each in raw
    ]


def _from_dictionary(field: Any, piece: _Piece, form: str, name: str) -> list[Any]:
    kept = piece.array.dictionary.contents
    words = read_array(field.dictionary.contents, kept, name, 0, kept.length)
    places, valid = piece.numbers(1, NUMBERS[form]).tolist(), piece.valid()
    known = [True] * piece.length if valid is None else valid.tolist()
    return [words[place] if given else None for place, given in zip(places, known, strict=True)]


def columns_of(source: Any) -> Mapping[str, Any]:
    """Columns as they are, or those of a data frame. Raises `BadTable` for anything else."""
    if hasattr(source, "__arrow_c_stream__"):
        return read_frame(source)
    if isinstance(source, Mapping):
        return source
    raise BadTable(
        f"A {type(source).__name__} has no columns. "
        "Give a mapping of names to lists, or a data frame with __arrow_c_stream__."
    )
