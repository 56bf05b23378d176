//! Cells of CSV that the project writes. Knows what a spreadsheet would take for a formula; knows no column.

/// A text cell; one that a spreadsheet would take for a formula is made plain.
#[must_use]
pub fn text(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    ["\"", guard, &text.replace('"', "\"\""), "\""].concat()
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn quotes_are_doubled_and_formulas_are_plain() {
        assert_eq!(text("a \"b\""), "\"a \"\"b\"\"\"");
        for formula in ["=1+1", "+1", "-1", "@x", "\t=1"] {
            assert_eq!(text(formula), ["\"'", formula, "\""].concat());
        }
    }
}
