"""What is drawn to be judged is written twice: by its place, and as a judge reads it."""

from __future__ import annotations

import json

from bench.draws import write_draw


def test_entries_are_numbered_by_layer_in_both_files(tmp_path):
    entries = [({"type": "AID"}, "Oslo sent food."), ({"type": "AGREE"}, "Rome\nagreed.")]
    write_draw(tmp_path / "new", {"event": entries, "statement": [({"kind": "direct"}, "“Yes.”")]})
    rows = [
        json.loads(line) for line in (tmp_path / "new/draw.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert rows == [
        {"id": "event-1", "type": "AID"},
        {"id": "event-2", "type": "AGREE"},
        {"id": "statement-1", "kind": "direct"},
    ]
    shown = (tmp_path / "new/draw.txt").read_text(encoding="utf-8")
    assert shown == "## event-1 Oslo sent food.\n\n## event-2 Rome\nagreed.\n\n## statement-1 “Yes.”\n\n"
