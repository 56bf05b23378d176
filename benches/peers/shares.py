"""China's direct share of every importer in polars, as an analyst would write it: beside benches/scale.rs, on the same rows.
Printed, never asserted."""

import polars as pl

from rows import median_ms, rows_of

ROUNDS = 201

exporters, importers, usd = rows_of("rare-earths", "magnets", 2022)
table = pl.DataFrame({"from": exporters, "to": importers, "usd": usd})


def shares():
    china = pl.col("usd").filter(pl.col("from") == "CHN").sum()
    return (
        table.lazy()
        .filter(pl.col("from") != pl.col("to"))
        .group_by("to")
        .agg((china / pl.col("usd").sum()).alias("share"))
        .collect()
    )


by_name = table
table = by_name.with_columns(pl.col("from", "to").cast(pl.Categorical))
as_categories = median_ms(ROUNDS, shares)
table = by_name
as_text = median_ms(ROUNDS, shares)
print(
    f"polars {pl.__version__}, a lazy group by over {len(usd)} rows: median of {ROUNDS} rounds "
    f"{as_text:.4f} ms with codes as text, {as_categories:.4f} ms as categories"
)
