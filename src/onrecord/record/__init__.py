"""Takes records and dispatches. Gives a store of them, in SQLite or PostgreSQL, and answers to questions."""
