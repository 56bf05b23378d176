//! Numbers, plurals and dates as each language writes them, and the questions that the page offers.
//! Knows samples; that every text is there in every language is for the compiler.
#![allow(clippy::expect_used, reason = "a test that cannot go on says why")]

use minerals_map::html;
use minerals_map::model::disk::Folder;
use minerals_map::model::{Dataset, Lang, Unit};
use minerals_map::query::Query;
use minerals_map::query::look::Look;
use minerals_map::scene::Words;
use minerals_map::text::messages;
use std::path::Path;

fn dataset() -> Dataset {
    Folder::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data"))
        .expect("the shipped dataset")
        .dataset
}

#[test]
fn amounts_take_the_number_of_their_language() {
    let dataset = dataset();
    for (lang, exact, round) in [
        (
            Lang::De,
            ["0,50 Tonnen", "1,00 Tonnen", "1,50 Tonnen", "12,3 Tausend Tonnen", "1,23 Millionen Tonnen"],
            ["1 Tonne", "2 Tonnen", "1 Million Dollar", "2,5 Milliarden Dollar", "0 Tausend Dollar"],
        ),
        (
            Lang::En,
            ["0.50 tonnes", "1.00 tonnes", "1.50 tonnes", "12.3 thousand tonnes", "1.23 million tonnes"],
            ["1 tonne", "2 tonnes", "1 million dollars", "2.5 billion dollars", "0 thousand dollars"],
        ),
        (
            Lang::Fr,
            ["0,50 tonne", "1,00 tonne", "1,50 tonne", "12,3 milliers de tonnes", "1,23 million de tonnes"],
            [
                "1 tonne",
                "2 tonnes",
                "1 million de dollars",
                "2,5 milliards de dollars",
                "0 millier de dollars",
            ],
        ),
        (
            Lang::Ja,
            ["0.50トン", "1.00トン", "1.50トン", "12.3千トン", "1.23百万トン"],
            ["1トン", "2トン", "1百万ドル", "2.5十億ドル", "0千ドル"],
        ),
    ] {
        let words = Words::new(&dataset, lang);
        let said = [0.5, 1.0, 1.5, 12_345.0, 1_234_567.0].map(|t| words.amount(Unit::Tonnes, t));
        assert_eq!(said, exact);
        let scale = [
            words.round_amount(Unit::Tonnes, 1.0),
            words.round_amount(Unit::Tonnes, 2.0),
            words.round_amount(Unit::Usd, 1_000.0),
            words.round_amount(Unit::Usd, 2_500_000.0),
            words.round_amount(Unit::Usd, 0.0),
        ];
        assert_eq!(scale, round);
        // What is written as two is two.
        if lang == Lang::Fr {
            assert_eq!(words.amount(Unit::Tonnes, 1.996), "2,00 tonnes");
        }
    }
}

#[test]
fn shares_and_dates_are_written_as_the_language_does() {
    let dataset = dataset();
    for (lang, shares, dates) in [
        (
            Lang::De,
            ["mehr als 99\u{a0}%", "weniger als 1\u{a0}%", "86\u{a0}%"],
            ["1. Dezember 2024", "14. März 2025"],
        ),
        (Lang::En, ["more than 99%", "less than 1%", "86%"], ["1 December 2024", "14 March 2025"]),
        (
            Lang::Fr,
            ["plus de 99\u{a0}%", "moins de 1\u{a0}%", "86\u{a0}%"],
            ["1er décembre 2024", "14 mars 2025"],
        ),
        (Lang::Ja, ["99%超", "1%未満", "86%"], ["2024年12月1日", "2025年3月14日"]),
    ] {
        let words = Words::new(&dataset, lang);
        assert_eq!([0.999, 0.001, 0.8612].map(|share| words.share(share)), shares);
        assert_eq!(["2024-12-01", "2025-03-14"].map(|date| words.date(date)), dates);
    }
}

/// The addresses of the links in a piece of HTML, in their order.
fn addresses(html: &str) -> Vec<String> {
    html.split("<a href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|a| a.replace("&amp;", "&"))
        .collect()
}

#[test]
fn every_question_of_the_page_can_be_asked_and_is_the_same_in_every_language() {
    let dataset = dataset();
    let mut first: Option<Vec<String>> = None;
    for lang in Lang::ALL {
        let html = html::questions(messages(lang));
        assert!(!html.contains(['[', ']', '(']), "{lang:?}: a link that is none: {html}");
        let mut asked = Vec::new();
        for address in addresses(&html) {
            if let Some(link) = address.strip_prefix('?') {
                let (query, notices) = Query::parse(link, &dataset);
                assert_eq!(notices, [], "{link}");
                assert_eq!(Look::parse(link).lang, Some(lang), "{link}");
                let own = query.link(&dataset);
                let named = ["lang=", lang.code()].concat();
                assert_eq!([own.as_str(), &named].join(if own.is_empty() { "" } else { "&" }), link);
                asked.push(own);
            } else {
                let story = address.strip_prefix("stories/").and_then(|file| file.strip_suffix(".html"));
                let (story, code) = story.and_then(|name| name.split_once('.')).expect("a page of a story");
                assert_eq!(code, lang.code());
                let file = ["data/stories/", story, ".json"].concat();
                assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(&file).is_file(), "{file}");
                asked.push(file);
            }
        }
        assert!(asked.len() > 10, "{lang:?}: {} links", asked.len());
        assert_eq!(first.get_or_insert_with(|| asked.clone()), &asked, "{lang:?}");
    }
}
