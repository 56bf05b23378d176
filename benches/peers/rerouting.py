"""The least that stays unmet after a full stop of China's exports, as a linear programme in HiGHS: beside benches/drag.rs, on the
same rows and with the caps of the map. Printed, never asserted."""

from collections import defaultdict

import highspy

from rows import median_ms, rows_of

ROUNDS = 21
SPARE, GROW, NEW_LINKS = 0.10, 0.50, 0.5


def caps(mineral, stage, year):
    """What importers lack, what exporters can ship more, and the links there are, thousand US dollars."""
    trade, exports, lack = defaultdict(float), defaultdict(float), defaultdict(float)
    for exporter, importer, usd in zip(*rows_of(mineral, stage, year)):
        if exporter != importer:
            trade[exporter, importer] += usd / 1000
            exports[exporter] += usd / 1000
    for (exporter, importer), amount in trade.items():
        if exporter == "CHN":
            lack[importer] += amount
    spare = {place: amount * SPARE for place, amount in exports.items() if place != "CHN"}
    # What a place lacks itself it meets from its own first.
    for place in spare:
        own = min(spare[place], lack[place])
        spare[place] -= own
        lack[place] -= own
    return trade, spare, {place: amount for place, amount in lack.items() if amount > 0}


def programme(trade, spare, lack):
    solver = highspy.Highs()
    solver.silent()
    bought = defaultdict(list)
    for exporter, most in spare.items():
        sold, on_new_links = [], []
        for importer in lack:
            if importer == exporter:
                continue
            link = trade.get((exporter, importer))
            amount = solver.addVariable(lb=0, ub=highspy.kHighsInf if link is None else link * GROW)
            sold.append(amount)
            bought[importer].append(amount)
            if link is None:
                on_new_links.append(amount)
        solver.addConstr(solver.qsum(sold) <= most)
        if on_new_links:
            solver.addConstr(solver.qsum(on_new_links) <= most * NEW_LINKS)
    for importer, amounts in bought.items():
        solver.addConstr(solver.qsum(amounts) <= lack[importer])
    solver.setObjective(solver.qsum([amount for amounts in bought.values() for amount in amounts]))
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
    return solver


for question in [("rare-earths", "magnets", 2024), ("graphite", "natural", 2024)]:
    trade, spare, lack = caps(*question)
    solver = programme(trade, spare, lack)

    def solve():
        solver.clearSolver()
        solver.run()

    ms = median_ms(ROUNDS, solve)
    unmet = sum(lack.values()) - solver.getObjectiveValue()
    print(
        f"HiGHS {solver.version()}, {solver.getNumCol()} amounts, {solver.getNumRow()} caps, {' '.join(map(str, question))}: "
        f"median of {ROUNDS} rounds {ms:.2f} ms without building it; unmet {unmet:.1f} thousand US dollars"
    )
