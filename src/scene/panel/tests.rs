//! The published tests of dependency as sentences, each with its verdict in words.
//! Knows limits and words; the figures come from [`crate::analysis::resilience`].

use crate::analysis::registry::Figure;
use crate::analysis::{Analysis, Importer, Resilience};
use crate::model::{Area, Dataset};
use crate::query::Query;
use crate::scene::Words;
use crate::text::{Messages, fill, number};

/// One test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestLine {
    /// The measure it is.
    pub figure: Figure,
    /// Its name.
    pub name: &'static str,
    /// What came of it: passed or failed in words; empty where it is a figure without a limit.
    pub verdict: &'static str,
    /// Whether it failed.
    pub is_failed: bool,
    /// The figures.
    pub text: String,
    /// The claim of the share it rests on, where that is one of imports.
    pub claim: Option<String>,
}

/// The tests of an importer; none in a year of which only the largest partners are known.
#[must_use]
pub fn tests(
    dataset: &Dataset,
    words: &Words<'_>,
    query: &Query,
    analysis: &Analysis,
    importer: &Importer,
) -> Vec<TestLine> {
    let Some(r) = analysis.resilience(dataset, query, importer) else { return Vec::new() };
    let code = dataset.area_code(importer.area);
    let with = |line: TestLine, counted: &str| TestLine { claim: Some([code, counted].concat()), ..line };
    vec![
        with(sixty_five(words, query, analysis, importer, &r), "<china"),
        with(n_minus_1(words, &r), "<1"),
        with(concentration(words, importer), "<3"),
        strategic(words, &r),
        reliance(words, &r),
    ]
}

fn line(t: &Messages, figure: Figure, failed: Option<bool>, text: String) -> TestLine {
    let verdict = match failed {
        Some(true) => t.test_failed,
        Some(false) => t.test_passed,
        None => "",
    };
    TestLine { figure, name: t.figure(figure), verdict, is_failed: failed == Some(true), text, claim: None }
}

fn sixty_five(
    words: &Words<'_>,
    query: &Query,
    analysis: &Analysis,
    importer: &Importer,
    r: &Resilience,
) -> TestLine {
    let t = words.text;
    let china = words.china(query.china);
    let used = if r.is_use_known { t.use_known } else { t.use_is_imports };
    if r.used <= 0.0 {
        return line(t, Figure::SixtyFive, None, t.test_no_use.to_owned());
    }
    let share = number::percent(words.lang, (importer.from_china / r.used).min(9.99));
    let amount = words.amount(analysis.unit, r.must_move);
    let values = [("China", china.as_str()), ("share", &share), ("amount", &amount), ("use", used)];
    let failed = r.must_move > 0.0;
    let pattern = if failed { t.test_65_failed } else { t.test_65_passed };
    line(t, Figure::SixtyFive, Some(failed), fill(pattern, &values))
}

fn n_minus_1(words: &Words<'_>, r: &Resilience) -> TestLine {
    let t = words.text;
    let text = match (r.n_minus_1, r.largest_of_use) {
        (Some(cover), Some((supplier, _))) => fill(
            t.test_n_minus_1,
            &[
                ("name", words.object(Area::Country(supplier.place)).as_str()),
                ("share", &number::percent(words.lang, cover)),
                ("use", if r.is_use_known { t.use_known } else { t.use_is_imports }),
            ],
        ),
        _ => t.test_no_use.to_owned(),
    };
    line(t, Figure::NMinusOne, None, text)
}

fn concentration(words: &Words<'_>, importer: &Importer) -> TestLine {
    let t = words.text;
    let hhi = words.hhi(importer.hhi);
    let [one, three] = [1, 3].map(|n| number::percent(words.lang, importer.top_share(n).min(1.0)));
    let values = [("hhi", hhi.as_str()), ("one", &one), ("three", &three)];
    line(t, Figure::Concentration, None, fill(t.test_concentration, &values))
}

fn strategic(words: &Words<'_>, r: &Resilience) -> TestLine {
    let t = words.text;
    let s = r.strategic;
    let ratio = match s.imports_to_exports {
        Some(ratio) => number::decimal(words.lang, ratio.min(999.0), 1),
        None => t.test_no_exports.to_owned(),
    };
    let hhi = words.hhi(s.concentration);
    let outside = number::percent(words.lang, s.from_outside);
    let values = [("hhi", hhi.as_str()), ("outside", &outside), ("ratio", &ratio)];
    let is_dependent = s.met().into_iter().all(|m| m);
    let mut line = line(t, Figure::Strategic, Some(is_dependent), fill(t.test_strategic, &values));
    line.verdict = if is_dependent { t.test_dependent } else { t.test_not_dependent };
    line
}

fn reliance(words: &Words<'_>, r: &Resilience) -> TestLine {
    let t = words.text;
    let text = match r.net_import_reliance {
        Some(share) => fill(t.test_reliance, &[("share", &number::percent(words.lang, share))]),
        None => t.test_reliance_unknown.to_owned(),
    };
    line(t, Figure::NetImportReliance, None, text)
}
