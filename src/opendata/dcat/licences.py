"""The licences of the GovData list, and the many ways departments spell them.

Source: http://dcat-ap.de/def/licenses (list of 2020-07-15), convention K32: every distribution names one by its IRI.
"""

from dataclasses import dataclass

from opendata.model import Licence

BASE = "http://dcat-ap.de/def/licenses/"


_LIST = """
dl-zero-de/2.0  |dl-de-zero-2.0  |www.govdata.de/dl-de/zero-2-0              |Datenlizenz Deutschland Zero 2.0
dl-by-de/2.0    |dl-de-by-2.0    |www.govdata.de/dl-de/by-2-0                |Datenlizenz Deutschland Namensnennung 2.0
dl-by-de/1.0    |dl-de-by-1.0    |www.govdata.de/dl-de/by-1-0                |Datenlizenz Deutschland Namensnennung 1.0
dl-by-nc-de/1.0 |dl-de-by-nc-1.0 |www.govdata.de/dl-de/by-nc-1-0             |Datenlizenz Deutschland nicht-kommerziell 1.0
cc-zero         |CC0-1.0         |creativecommons.org/publicdomain/zero/1.0/ |Creative Commons CC0 1.0
ccpdm/1.0       |CC-PDM-1.0      |creativecommons.org/publicdomain/mark/1.0/ |Public Domain Mark 1.0
cc-by/4.0       |CC-BY-4.0       |creativecommons.org/licenses/by/4.0/       |Creative Commons BY 4.0
cc-by-sa/4.0    |CC-BY-SA-4.0    |creativecommons.org/licenses/by-sa/4.0/    |Creative Commons BY-SA 4.0
cc-by-nc/4.0    |CC-BY-NC-4.0    |creativecommons.org/licenses/by-nc/4.0/    |Creative Commons BY-NC 4.0
cc-by-nd/4.0    |CC-BY-ND-4.0    |creativecommons.org/licenses/by-nd/4.0/    |Creative Commons BY-ND 4.0
cc-by-nd/3.0    |CC-BY-ND-3.0    |creativecommons.org/licenses/by-nd/3.0/    |Creative Commons BY-ND 3.0
cc-by-de/3.0    |CC-BY-3.0-DE    |creativecommons.org/licenses/by/3.0/de/    |Creative Commons BY 3.0 DE
cc-by-sa-de/3.0 |CC-BY-SA-3.0-DE |creativecommons.org/licenses/by-sa/3.0/de/ |Creative Commons BY-SA 3.0 DE
cc-by-nc-de/3.0 |CC-BY-NC-3.0-DE |creativecommons.org/licenses/by-nc/3.0/de/ |Creative Commons BY-NC 3.0 DE
odbl            |ODbL-1.0        |opendatacommons.org/licenses/odbl/1-0/     |Open Database License 1.0
odby            |ODC-BY-1.0      |opendatacommons.org/licenses/by/1-0/       |Open Data Commons Attribution License 1.0
odcpddl         |ODC-PDDL-1.0    |opendatacommons.org/licenses/pddl/1-0/     |Open Data Commons Public Domain Dedication 1.0
apache          |Apache-2.0      |www.apache.org/licenses/LICENSE-2.0        |Apache License 2.0
bsd             |BSD-3-Clause    |opensource.org/license/bsd-3-clause        |BSD License
gpl/3.0         |GPL-3.0         |www.gnu.org/licenses/gpl-3.0.html          |GNU General Public License 3.0
gfdl            |GFDL-1.3        |www.gnu.org/licenses/fdl-1.3.html          |GNU Free Documentation License
mozilla         |MPL-2.0         |www.mozilla.org/en-US/MPL/2.0/             |Mozilla Public License 2.0
cc-by           |cc-by           |                                           |Creative Commons BY
cc-by-sa        |cc-by-sa        |                                           |Creative Commons BY-SA
cc-by-nc        |cc-by-nc        |                                           |Creative Commons BY-NC
cc-by-nd        |cc-by-nd        |                                           |Creative Commons BY-ND
geonutz/20130319|geonutz-2013    |                                           |Nutzungsbestimmungen für Geodaten des Bundes
geoNutz/20131001|geonutz-berlin  |                                           |Nutzungsbestimmungen für Geodaten des Landes Berlin
officialWork    |officialWork    |                                           |Amtliches Werk (§ 5 UrhG)
other-open      |other-open      |                                           |Andere offene Lizenz
other-opensource|other-opensource|                                           |Andere Open-Source-Lizenz
other-closed    |other-closed    |                                           |Andere geschlossene Lizenz
other-commercial|other-commercial|                                           |Andere kommerzielle Lizenz
other-freeware  |other-freeware  |                                           |Andere Freeware-Lizenz
"""
"""Code of the list, Data Package name, where its text is (https; else the code's own IRI), title."""


@dataclass(frozen=True)
class Listed:
    """A licence of the list."""

    code: str
    name: str
    path: str
    title: str

    @property
    def iri(self) -> str:
        """Give the IRI that GovData knows it by."""
        return BASE + self.code

    @property
    def attribution(self) -> bool:
        """Say whether it wants the source named (K35)."""
        return self.code.startswith(("cc-by", "dl-by", "od")) and self.code != "odcpddl"


def _listed(line: str) -> Listed:
    code, name, path, title = (part.strip() for part in line.split("|"))
    return Listed(code, name, f"https://{path}" if path else BASE + code, title)


_KNOWN = {found.code: found for found in map(_listed, _LIST.strip().splitlines())}
_SPELLINGS = {
    "cc0": "cc-zero",
    "cc-0": "cc-zero",
    "creativecommons.org/publicdomain/zero/1.0/deed": "cc-zero",
    "cc-by-3.0": "cc-by",
    "cc-by-sa-3.0": "cc-by-sa",
    "cc-by-2.0": "cc-by",
    "cc-by-sa-2.0": "cc-by-sa",
    "creativecommons.org/licenses/by/3.0": "cc-by",
    "creativecommons.org/licenses/by-sa/3.0": "cc-by-sa",
    "opendatacommons.org/licenses/odbl": "odbl",
    "opendatacommons.org/licenses/odbl/1.0": "odbl",
    "opendatacommons.org/licenses/by": "odby",
    "opendatacommons.org/licenses/by/1.0": "odby",
    "opendatacommons.org/licenses/pddl": "odcpddl",
    "opendatacommons.org/licenses/pddl/1.0": "odcpddl",
    "pddl": "odcpddl",
    "pddl-1.0": "odcpddl",
    "odc-by": "odby",
    "odc-pddl": "odcpddl",
    "odc-odbl": "odbl",
    "dl-de-by": "dl-by-de/2.0",
    "dl-de-zero": "dl-zero-de/2.0",
    "dl-de/by-2-0": "dl-by-de/2.0",
    "dl-de/zero-2-0": "dl-zero-de/2.0",
    "govdata.de/dl-de/by-2-0": "dl-by-de/2.0",
    "govdata.de/dl-de/zero-2-0": "dl-zero-de/2.0",
    "mit": "other-opensource",
    "bsd-2-clause": "bsd",
    "gpl-3.0-only": "gpl/3.0",
    "gpl-3.0-or-later": "gpl/3.0",
}


def plain(spelling: str) -> str:
    """Fold a spelling: no case, no scheme, no `www.`, no slash at the end."""
    folded = spelling.strip().lower()
    for start in ("https://", "http://", "www."):
        folded = folded.removeprefix(start)
    return folded.rstrip("/")


_BY_SPELLING = {
    **{plain(text): listed for listed in _KNOWN.values() for text in (listed.code, listed.iri, listed.name, listed.path)},
    **{spelling: _KNOWN[code] for spelling, code in _SPELLINGS.items()},
}


def listed(spelling: str) -> Listed | None:
    """Find a licence by its code, its IRI, its Open Definition or SPDX name, or the address of its text."""
    return _BY_SPELLING.get(plain(spelling))


def chosen(licences: tuple[Licence, ...]) -> Listed | None:
    """Give the first of these licences that is on the list."""
    spellings = (text for licence in licences for text in (licence.path, licence.name) if text)
    return next((found for text in spellings if (found := listed(text)) is not None), None)
