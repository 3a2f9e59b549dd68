"""How the tests run: Hypothesis without a stopwatch, and the same examples every time in CI."""

from __future__ import annotations

import os

from hypothesis import settings

# A busy machine is no fault of the code; what must be fast has a test of its own.
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")
