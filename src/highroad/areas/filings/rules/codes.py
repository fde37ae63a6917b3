"""What the usual words and letters of payrolls mean. What stands in no list stays unknown."""

from __future__ import annotations

from collections.abc import Mapping

from highroad.areas.filings.vocabulary import Known, Level, Race, Sex

DECLINED = (
    "?", "declined", "prefer not to answer", "prefer not to say", "decline to answer",
    "prefiere no responder", "no desea responder",
)  # fmt: skip

SEXES: Mapping[str, tuple[str, ...]] = {
    Sex.FEMALE: ("female", "f", "woman", "women", "mujer", "femenino", "w"),
    Sex.MALE: ("male", "m", "man", "men", "hombre", "masculino"),
    Sex.NONBINARY: ("nonbinary", "non binary", "x", "no binario"),
}

RACES: Mapping[str, tuple[str, ...]] = {
    Race.WHITE: ("white", "caucasian", "white or caucasian", "blanco", "blanca"),
    Race.BLACK: (
        "black", "african american", "black or african american", "black not hispanic",
        "negro", "negra", "afroamericano", "afroamericana",
    ),
    Race.HISPANIC: (
        "hispanic", "latino", "latina", "latinx", "hispanic or latino", "hispano", "hispana",
    ),
    Race.ASIAN: ("asian", "asiatico", "asiatica"),
    Race.PACIFIC: (
        "native hawaiian", "pacific islander", "native hawaiian or other pacific islander",
        "native hawaiian or pacific islander", "islas del pacifico",
    ),
    Race.ASIAN_OR_PACIFIC: ("asian pacific islander", "asian or pacific islander"),
    Race.NATIVE: (
        "native", "native american", "american indian", "american indian or alaska native",
        "american indian alaska native", "american indian alaskan native",
        "native american alaskan native", "american indian alaskan aleut", "indigena",
    ),
    Race.MIDDLE_EASTERN: ("middle eastern", "middle eastern or north african", "mena"),
    Race.MULTIRACIAL: (
        "multiracial", "two or more", "two or more races", "mixed", "multirracial",
    ),
    Race.OTHER: ("other", "otra", "otro"),
}  # fmt: skip

LEVELS: Mapping[str, tuple[str, ...]] = {
    Level.JOURNEY: ("j", "journey", "journeyman", "journeywoman", "journeyworker", "oficial"),
    Level.APPRENTICE: ("a", "ra", "apprentice", "aprendiz"),
    Level.TRAINEE: ("t", "trainee", "practicante"),
}


def _by_word(words_by_code: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {word: str(code) for code, words in words_by_code.items() for word in words}


_DECLINED = {word: Known.DECLINED.value for word in DECLINED}

DEFAULT_CODES: Mapping[str, Mapping[str, str]] = {
    "sex": {**_by_word(SEXES), **_DECLINED},
    "race": {**_by_word(RACES), **_DECLINED},
    "level": _by_word(LEVELS),
}
