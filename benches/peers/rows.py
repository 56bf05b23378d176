"""The published files of flows, read as anybody would read them. Knows their shape (docs/format.md)."""

import json
import time
from pathlib import Path

DATA = Path(__file__).parents[2] / "public" / "data"


def rows_of(mineral, stage, year):
    """Exporters, importers and US dollars of the rows of a stage and year, as three lists."""
    index = json.loads((DATA / "index.json").read_text())
    of = next(m for m in index["minerals"] if m["id"] == mineral)
    lines = set(next(s for s in of["stages"] if s["id"] == stage)["lines"])
    exporters, importers, usd = [], [], []
    for entry in of["files"]:
        file = json.loads((DATA / entry["file"]).read_text())
        places = file["places"]
        for block in file["blocks"]:
            if block["year"] != year or block["line"] not in lines:
                continue
            at = 0
            for exporter, count in zip(block["from"], block["n"]):
                # Importers stand as steps from the one before.
                importer = 0
                for _ in range(count):
                    importer += block["to"][at]
                    exporters.append(places[exporter])
                    importers.append(places[importer])
                    usd.append(block["usd"][at])
                    at += 1
    return exporters, importers, usd


def median_ms(rounds, act):
    """Median time of a call, milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        act()
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times)[rounds // 2]
