"""Ask a record why: print the reasons behind one claim, and what each of its labels means.

Run it with ``python examples/reasons.py examples/desk/wire.txt c2``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import onrecord


def main(path: Path, claim_id: str) -> None:
    """Print the claim called ``claim_id`` with its labels explained and its reasons."""
    record = onrecord.read(path.read_text(encoding="utf-8"))
    claims = {claim.id: claim for claim in record.claims}
    if claim_id not in claims:
        sys.exit(f"{path.name} has no claim {claim_id}; it has {', '.join(claims)}")
    claim = claims[claim_id]
    print(f"{claim.id}: {claim.speaker.name or claim.speaker.kind}")
    for label in (
        f"kind:{claim.speaker.kind}",
        f"act:{claim.act}",
        f"polarity:{claim.polarity}",
        f"certainty:{claim.certainty}",
    ):
        print(f"  {label}: {onrecord.explain(label)}")
    for reason in claim.why:
        print(f"  because {reason}")


if __name__ == "__main__":
    _, *arguments = sys.argv
    story, claim = arguments or ("examples/desk/wire.txt", "c1")
    main(Path(story), claim)
