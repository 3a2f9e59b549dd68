"""Print who said what in a folder of stories, one line a claim.

Run it with ``python examples/who_said_what.py examples/desk``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import onrecord


def main(folder: Path) -> None:
    """Read every text file in ``folder`` and print its claims, the narrator's aside."""
    for path in sorted(folder.glob("*.txt")):
        record = onrecord.read(path.read_text(encoding="utf-8"))
        print(f"== {record.story.title}")
        for claim in record.claims:
            if claim.speaker.kind == "narrator":
                continue
            speaker = claim.speaker.name or claim.speaker.kind
            content = " … ".join(span.text for span in claim.content)
            print(f"{claim.id:>4}  {speaker} · {claim.act} · {claim.polarity}: {content}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "examples/desk"))
