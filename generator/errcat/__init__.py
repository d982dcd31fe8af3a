"""errcat: one canonical catalogue of API error codes in; pages, schemas and constants out."""
