//! The public link format: links that mean the same for ever, and text that never breaks the page.
//! Knows the shipped dataset; asks nothing about answers.
#![allow(clippy::expect_used, reason = "a test that cannot go on says why")]

use minerals_map::model::disk::Folder;
use minerals_map::model::{Area, Group, Unit};
use minerals_map::query::{ChinaSet, Measure, Notice, Query, Top};
use std::path::Path;

fn folder() -> Folder {
    Folder::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data")).expect("the shipped dataset")
}

/// Links once published, each with the canonical form it must keep for ever.
const PUBLISHED: [(&str, &str); 16] = [
    ("", ""),
    ("?m=graphite&s=natural&y=2024&u=usd&d=direct&cn=cn&top=60&stop=0&to=all&reroute=0", ""),
    ("m=graphite&s=natural&y=2022&f=JPN", "y=2022&f=JPN"),
    ("m=rare-earths&s=magnets&f=EU27", "m=rare-earths&s=magnets&f=EU27"),
    ("l=250410&f=JPN", "l=250410&f=JPN"),
    ("m=gallium&cn=hk&top=all&u=t", "m=gallium&u=t&cn=hk&top=all"),
    ("d=origin", "d=origin"),
    ("d=touch&f=DEU", "d=touch&f=DEU"),
    ("stop=100&to=JPN,EU27&months=12", "stop=100&to=JPN,EU27&months=12"),
    ("stop=100&to=JPN%2CEU27", "stop=100&to=JPN,EU27"),
    ("reroute=1&spare=20&grow=0", "reroute=1&spare=20&grow=0"),
    ("pool=CAN,JPN&days=90", "pool=CAN,JPN&days=90"),
    ("deals=NMG-2024-PANASONIC,CAJP-2026-STOCKPILE", "deals=NMG-2024-PANASONIC,CAJP-2026-STOCKPILE"),
    ("f=JPN&flow=CHN-JPN", "f=JPN&flow=CHN-JPN"),
    ("m=gallium&flow=CHN-HKG&cn=hk", "m=gallium&cn=hk&flow=CHN-HKG"),
    ("unknown=1&m=graphite&lang=de&theme=dark&embed=1", ""),
];

#[test]
fn every_published_link_still_means_the_same() {
    let folder = folder();
    for (link, canonical) in PUBLISHED {
        let (query, notices) = Query::parse(link, &folder.dataset);
        assert_eq!(query.link(&folder.dataset), canonical, "{link}");
        assert!(!notices.iter().any(|n| matches!(n, Notice::Impossible { .. })), "{link}: {notices:?}");
        assert_eq!(Query::parse(canonical, &folder.dataset).0, query, "{link}");
    }
}

#[test]
fn a_link_is_read_key_by_key() {
    let folder = folder();
    let (q, _) = Query::parse("m=gallium&y=2022&u=t&d=touch&cn=hk&f=EU27&top=5", &folder.dataset);
    assert_eq!(q.mineral_in(&folder.dataset).expect("mineral").id, "gallium");
    assert_eq!(
        (q.year, q.unit, q.measure, q.china),
        (2022, Unit::Tonnes, Measure::Touch, ChinaSet::WithHongKong)
    );
    assert_eq!((q.focus, q.top), (Some(Area::Group(Group::Eu27)), Top::Largest(5)));
}

#[test]
fn an_impossible_value_falls_back_with_a_notice() {
    let folder = folder();
    let bare = Query::new(&folder.dataset);
    let wrong = [
        ("m=unobtainium", "m"),
        ("s=metal", "s"),
        ("l=811292", "l"),
        ("y=1890", "y"),
        ("y=-2024", "y"),
        ("u=kg", "u"),
        ("d=indirect", "d"),
        ("cn=tw", "cn"),
        ("f=XXX", "f"),
        ("f=jpn", "f"),
        ("top=-1", "top"),
        ("stop=101", "stop"),
        ("stop=NaN", "stop"),
        ("to=JPN,XX", "to"),
        ("reroute=2", "reroute"),
        ("spare=9999999", "spare"),
        ("months=1e3", "months"),
        ("pool=EU27", "pool"),
        ("deals=%3Cscript%3E", "deals"),
        ("cmp=JPN,XX", "cmp"),
        ("flow=JPN", "flow"),
        ("flow=CHN-XX", "flow"),
        ("flow=CHN-CHN", "flow"),
        ("flow=CHN-EU27", "flow"),
        ("flow=CHN-JPN-DEU", "flow"),
        ("cmp=JPN,DEU,USA,CAN,KOR", "cmp"),
    ];
    for (link, key) in wrong {
        let (query, notices) = Query::parse(link, &folder.dataset);
        assert_eq!(query, bare, "{link}");
        assert!(
            matches!(notices.as_slice(), [Notice::Impossible { key: k, .. }] if *k == key),
            "{link}: {notices:?}"
        );
    }
}

#[test]
fn keys_of_later_features_are_kept_and_told() {
    let folder = folder();
    // An edition that knows the deal may answer it.
    let (query, notices) = Query::parse("deals=NMG-PANASONIC-2024,NO-SUCH-DEAL", &folder.dataset);
    assert_eq!((query.levers.deals.len(), notices), (2, Vec::new()));
    let (_, notices) = Query::parse("embed=1&v=1999-01-01", &folder.dataset);
    let other = Notice::OtherEdition { asked: "1999-01-01".to_owned() };
    assert_eq!(notices, [other]);
    let pinned = format!("v={}", folder.dataset.edition);
    assert_eq!(Query::parse(&pinned, &folder.dataset).1, []);
}

#[test]
fn the_latest_year_stays_the_latest_when_the_mineral_changes() {
    let folder = folder();
    let d = &folder.dataset;
    let gallium = d.mineral_at("gallium").expect("gallium");
    let latest = Query::new(d).about(d, gallium, 0);
    assert_eq!(latest.link(d), "m=gallium");
    let older = Query::parse("y=2003", d).0.about(d, gallium, 0);
    assert_eq!(older.link(d), "m=gallium&y=2003");
}

/// A small generator of our own, so that a failure is the same on every machine.
fn next(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

#[test]
fn any_text_is_a_question_and_its_link_is_stable() {
    let folder = folder();
    let pieces = [
        "m=", "s=", "l=", "y=", "u=t", "f=", "&", "=", "?", "%", "%FF", "%00", "graphite", "gallium",
        "magnets", "250410", "2024", "1995", "EU27", "JPN", ",", "top=", "all", "stop=", "100", "<script>",
        "\u{202e}", "日本", "deals=", "pool=CAN", "flow=", "CHN-JPN", "-",
    ];
    let mut seed = 0x9E37_79B9_7F4A_7C15;
    for _ in 0..20_000 {
        let count = next(&mut seed) % 12;
        let link: String =
            (0..count).map(|_| pieces[(next(&mut seed) % pieces.len() as u64) as usize]).collect();
        let (query, _) = Query::parse(&link, &folder.dataset);
        let canonical = query.link(&folder.dataset);
        let (again, notices) = Query::parse(&canonical, &folder.dataset);
        assert_eq!(again, query, "{link:?} → {canonical:?}");
        assert!(
            !notices.iter().any(|n| matches!(n, Notice::Impossible { .. })),
            "{canonical:?}: {notices:?}"
        );
    }
}
