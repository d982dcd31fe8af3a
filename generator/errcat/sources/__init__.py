"""What people edit, read into values: the catalogue's YAML, translations in PO, published pages."""
