"""What people edit, read into values: the catalogue's YAML, translations in PO, published pages."""

CATALOG_FOLDER = "catalog"
"""Name of the folder of YAML files below the project's root."""
LOCALES_FOLDER = "locales"
"""Name of the folder of PO files beside it."""
