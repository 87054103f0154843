"""Spelling, evened out: British forms become American, accents and some hyphens go, so that one word has one stem."""

import re
import unicodedata

__all__ = ["JOINED", "american", "without_accents"]

# Compounds that are written both ways.
JOINED = {
    "air-strike": "airstrike",
    "air-strikes": "airstrikes",
    "cease-fire": "ceasefire",
    "cease-fires": "ceasefires",
    "co-operate": "cooperate",
    "co-operation": "cooperation",
    "counter-offensive": "counteroffensive",
    "peace-keeper": "peacekeeper",
    "peace-keepers": "peacekeepers",
    "peace-keeping": "peacekeeping",
    "pull-out": "pullout",
    "stand-off": "standoff",
    "war-plane": "warplane",
}
_OUR = re.compile(r"^(arm|behavi|endeav|fav|harb|hon|hum|lab|neighb|rig|rum|splend|vig)our(.*)$")
_ISE = re.compile(r"^(.{3,})is(e|ed|es|ing|ation|ations|er|ers)$")
# Words in -ise on both sides of the Atlantic, by what stands before "se".
_ALWAYS_ISE = ("ai", "ci", "mi", "pri", "vi", "wi")
_ALWAYS_ISE_WORDS = frozenset(
    {"arise", "bruise", "cruise", "despise", "disguise", "exercise", "expertise", "franchise"}
    | {"merchandise", "noise", "paradise", "poise", "treatise"}
)


def without_accents(word: str) -> str:
    """Strip a word of its diacritics."""
    if word.isascii():
        return word
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))


def american(word: str) -> str:
    """Spell a lower-case word the American way."""
    if "our" in word and (found := _OUR.match(word)):
        return f"{found[1]}or{found[2]}"
    if word.endswith(("defence", "offence", "defences", "offences")):
        return word.replace("ence", "ense")
    if "is" in word and (found := _ISE.match(word)):
        base = found[1] + "i"
        if not base.endswith(_ALWAYS_ISE) and base + "se" not in _ALWAYS_ISE_WORDS:
            return f"{found[1]}iz{found[2]}"
    return word
