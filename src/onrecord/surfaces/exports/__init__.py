"""Takes records. Gives files that others can use: one-page reports, an index of them, the schema of the JSON."""
