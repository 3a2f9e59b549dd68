"""Takes the public API and the corpora beside the project (``../shared``). Gives figures, floors and a verdict.

Nothing of the package imports this, and nothing here reaches below the package's public names. Start with
``python -m evaluation.score`` (all figures, written to ``results.md`` and ``results.json``) or
``python -m evaluation.gate`` (the same figures against ``floors.json``).
"""
