"""What people call things, and what offices do. Plain data: a line a meaning; add to it what people look for in vain.

Each word of a line finds the others, a little below what is called so itself. Word forms and spellings need not be listed.
"""

from typing import Final

GROUPS: Final = """
Abfall Müll Entsorgung
Abstimmung Wahl Bürgerentscheid
Angestellte Beschäftigte Personal Mitarbeitende
Arbeitslose Arbeitsmarkt
Ausgaben Aufwendungen Kosten
Auto Kfz Pkw Fahrzeug Kraftfahrzeug
Ausländer Migration Staatsangehörigkeit
Baby Neugeborene Geburt
Behinderung Barrierefreiheit Rollstuhl
Bibliothek Bücherei
Blitzer Radar Geschwindigkeitsmessung
Breitband Internet Glasfaser
Bürgermeister Stadtspitze Verwaltungsspitze
Bus ÖPNV Nahverkehr
Einnahmen Erträge Steuern
Einwohner Bevölkerung Bewohner
Fahrrad Rad Velo
Firma Unternehmen Gewerbe Betrieb
Fluss Gewässer Pegel
Friedhof Bestattung Grab
Grünfläche Park Grünanlage
Haltestelle Station
Haushalt Etat Budget Finanzen
Hochzeit Heirat Trauung Eheschließung
Hund Haustier
Kita Kindergarten Krippe Kindertageseinrichtung Kindertagesstätte Kinderbetreuung Hort
Kriminalität Straftat
Kultur Theater Konzert Museum
Ladesäule Ladestation Ladepunkt Elektromobilität
Luftverschmutzung Luftqualität Luftmesswerte Schadstoffe
Miete Mietspiegel Wohnungsmarkt
Rathaus Verwaltung Stadtverwaltung
Schwimmbad Freibad Hallenbad
Senioren Pflege Altenheim
Solar Photovoltaik Sonnenenergie
Tod Sterbefall
Toilette WC
Tourismus Touristen Gäste Übernachtung
Unfall Verkehrsunfall
Verein Vereinsregister
Wetter Temperatur Niederschlag
"""

THEMES: Final = {
    "AGRI": "Landwirtschaft Fischerei Forstwirtschaft Nahrungsmittel",
    "ECON": "Wirtschaft Finanzen",
    "EDUC": "Bildung Kultur Sport",
    "ENER": "Energie",
    "ENVI": "Umwelt",
    "GOVE": "Regierung Verwaltung öffentlicher Sektor",
    "HEAL": "Gesundheit",
    "INTR": "Internationale Themen",
    "JUST": "Justiz Recht öffentliche Sicherheit",
    "REGI": "Regionen Städte",
    "SOCI": "Bevölkerung Gesellschaft",
    "TECH": "Wissenschaft Technologie",
    "TRAN": "Verkehr",
}
"""Names of the EU data themes (Publications Office, authority table data-theme), as GovData shows them."""
