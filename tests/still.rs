//! What index.html shows without scripts: the finding, the picture, and the way to a page with the largest importers, as the
//! analysis has them.
//! Where the data change, the part is rewritten and the test fails; in CI nothing is written.
#![allow(clippy::expect_used, reason = "a test that cannot go on says why")]

use minerals_map::analysis::analyze;
use minerals_map::html::still::{Picture, Under, still};
use minerals_map::model::Lang;
use minerals_map::model::disk::Folder;
use minerals_map::query::Query;
use minerals_map::scene::{Frame, Ground, Words, ground, place};
use minerals_map::text::fill;
use std::path::Path;

const LANGS: [Lang; 4] = [Lang::En, Lang::De, Lang::Fr, Lang::Ja];

/// Of the question of an empty link.
fn part(folder: &Folder) -> String {
    let dataset = &folder.dataset;
    let (query, notices) = Query::parse("", dataset);
    let rows = folder.rows(query.mineral).expect("rows");
    let analysis = analyze(dataset, &rows, &query);
    let ground = Ground::without_land(dataset, ground::view_of(dataset, query.focus));
    let sections = LANGS.map(|lang| {
        let words = Words::new(dataset, lang);
        let scene = place(&ground, &words, dataset, &query, &analysis, &notices, Frame::whole(1280.0));
        let (goods, year) = (words.goods(&query), query.year.to_string());
        let caption = fill(words.text.table_caption, &[("goods", &goods), ("year", &year)]);
        let file = ["map.", lang.code(), ".svg"].concat();
        // The page it leads to names the largest flows too.
        let shows = scene.description.split(words.text.stop).next().unwrap_or_default();
        let source = &*scene.source;
        let picture = Picture { file: &file, px: (1280.0, 880.0), shows, source };
        let page = ["views/graphite.", lang.code(), ".html"].concat();
        still(lang.code(), words.text, &scene.finding.to_string(), picture, &caption, Under::Page(&page))
    });
    ["\n", &sections.concat()].concat()
}

#[test]
fn what_is_shown_without_scripts_is_what_the_analysis_says() {
    const OPEN: &str = "<noscript id=\"still\">";
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::open(&root.join("public/data")).expect("the shipped dataset");
    let file = root.join("index.html");
    let page = std::fs::read_to_string(&file).expect("index.html");
    let start = page.find(OPEN).expect("a part for pages without scripts") + OPEN.len();
    let end = start + page[start..].find("</noscript>").expect("its end");
    let now = part(&folder);
    if page[start..end] != now {
        if std::env::var_os("CI").is_none() {
            std::fs::write(&file, [&page[..start], &now, &page[end..]].concat()).expect("index.html written");
        }
        panic!(
            "index.html: what is shown without scripts is not what the data say; look at it, then commit it"
        );
    }
    assert_eq!(now.matches("<section lang=").count(), LANGS.len());
}
