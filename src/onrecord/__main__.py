"""``python -m onrecord`` is the same as ``onrecord``."""

import sys

from onrecord.surfaces.cli import main

if __name__ == "__main__":
    sys.exit(main())
