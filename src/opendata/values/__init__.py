"""How German cells are understood: numbers, dates, booleans, codes to canonical text and types, column by column.

A declared type goes before what the cells look like; without one, a type holds only if every value fits it. Cells that do not
fit stay exactly as delivered.
"""

from opendata.values.canonical import canonical
from opendata.values.declared import understood
from opendata.values.inference import dashes, infer
from opendata.values.majority import majority, misfits
from opendata.values.mending import Mend, likely
from opendata.values.profile import Profile, profile, shapes
from opendata.values.strays import STRAY, strays, watched
from opendata.values.typed import typed
from opendata.values.understanding import Doubt, Understanding
from opendata.values.written import written

__all__ = [
    "STRAY",
    "Doubt",
    "Mend",
    "Profile",
    "Understanding",
    "canonical",
    "dashes",
    "infer",
    "likely",
    "majority",
    "misfits",
    "profile",
    "shapes",
    "strays",
    "typed",
    "understood",
    "watched",
    "written",
]
