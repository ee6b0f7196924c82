"""The forms that a table is published in: their names, why a table is not there in one, and the workbook's sheet „Info“."""

TEXTS: dict[str, tuple[str, str]] = {
    "form-of": ("{title} ({form})", "{title} ({form})"),
    "form-csv": ("CSV", "CSV"),
    "form-parquet": ("Parquet", "Parquet"),
    "form-excel-csv": ("CSV für Excel", "CSV for German Excel"),
    "form-xlsx": ("Excel", "Excel"),
    "form-geojson": ("GeoJSON", "GeoJSON"),
    "form-zip-of": ("{title} (alles als ZIP)", "{title} (everything as ZIP)"),
    "form-too-many-rows": (
        "Excel zeigt höchstens 1.048.576 Zeilen, diese Tabelle hat mehr. Nehmen Sie die CSV- oder die Parquet-Datei.",
        "Excel shows at most 1,048,576 rows, this table has more. Take the CSV or the Parquet file.",
    ),
    "form-too-many-columns": (
        "Excel zeigt höchstens 16.384 Spalten, diese Tabelle hat mehr. Nehmen Sie die CSV- oder die Parquet-Datei.",
        "Excel shows at most 16,384 columns, this table has more. Take the CSV or the Parquet file.",
    ),
    "form-too-long-text": (
        (
            "Excel fasst höchstens 32.767 Zeichen in einer Zelle, diese Tabelle hat längere Texte. "
            "Nehmen Sie die CSV- oder die Parquet-Datei."
        ),
        "Excel holds at most 32,767 characters in a cell, this table has longer texts. Take the CSV or the Parquet file.",
    ),
    "form-too-large": (
        "Diese Tabelle ist zu groß für Excel. Nehmen Sie die CSV- oder die Parquet-Datei.",
        "This table is too large for Excel. Take the CSV or the Parquet file.",
    ),
    "info-title": ("Titel", "Title"),
    "info-table": ("Tabelle", "Table"),
    "info-description": ("Beschreibung", "Description"),
    "info-source": ("Quelle", "Source"),
    "info-attribution": ("Quellenangabe", "Attribution"),
    "info-licence": ("Lizenz", "Licence"),
    "info-as-of": ("Stand", "As of"),
    "info-version": ("Version", "Version"),
    "info-privacy": ("Datenschutz", "Privacy"),
    "info-as-text": ("Als Text", "As text"),
    "info-as-text-why": (
        "Excel kann nicht jeden Wert dieser Spalten genau fassen (mehr als 15 Ziffern, Tage vor März 1900): {fields}",
        "Excel cannot hold every value of these columns exactly (more than 15 digits, days before March 1900): {fields}",
    ),
    "info-page": ("Im Internet", "On the web"),
}
