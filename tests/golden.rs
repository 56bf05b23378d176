//! Pictures of chosen questions on the shipped dataset, kept as SVG; also the static map of the page.
//! A picture that changes is rewritten and fails the test; in CI none is ever created.
//! The share in a picture is that of the command line, to the digit it is written with.
#![allow(clippy::expect_used, reason = "a test that cannot go on says why")]

use minerals_map::analysis::analyze;
use minerals_map::facts::answer;
use minerals_map::geo::shape::World;
use minerals_map::model::Lang;
use minerals_map::model::disk::Folder;
use minerals_map::query::Query;
use minerals_map::query::look::Look;
use minerals_map::scene::{Frame, Ground, Words, ground, place};
use minerals_map::svg::colour::Theme;
use minerals_map::svg::draw;
use std::path::Path;

/// File, link and width of each picture.
const PICTURES: [(&str, &str, f64); 20] = [
    ("public/map.en.svg", "", 1280.0),
    ("public/map.de.svg", "lang=de", 1280.0),
    ("public/map.fr.svg", "lang=fr", 1280.0),
    ("public/map.ja.svg", "lang=ja", 1280.0),
    ("tests/golden/gallium-france.svg", "m=gallium&f=FRA&d=origin&lang=fr", 360.0),
    ("tests/golden/magnets-japan.svg", "m=rare-earths&s=magnets&f=JPN&u=t&lang=ja", 360.0),
    ("tests/golden/graphite-world.svg", "top=20&lang=de", 360.0),
    ("tests/golden/graphite-japan.svg", "f=JPN&lang=de", 1280.0),
    ("tests/golden/graphite-japan-2022.svg", "y=2022&f=JPN&lang=en", 360.0),
    ("tests/golden/graphite-canada-line.svg", "f=CAN&l=250410&lang=en&view=pacific", 1280.0),
    ("tests/golden/graphite-1995-tonnes.svg", "y=1995&u=t&lang=de&view=asia", 1280.0),
    ("tests/golden/graphite-battery.svg", "s=battery-grade&lang=de", 1280.0),
    ("tests/golden/magnets-eu.svg", "m=rare-earths&s=magnets&f=EU27&lang=de", 1280.0),
    ("tests/golden/magnets-japan-dark.svg", "m=rare-earths&s=magnets&f=JPN&theme=dark&lang=en", 1280.0),
    ("tests/golden/gallium-hong-kong.svg", "m=gallium&cn=hk&f=USA&lang=en", 1280.0),
    ("tests/golden/gallium-2019-partial.svg", "m=gallium&y=2019&lang=de", 360.0),
    ("tests/golden/cobalt-all.svg", "m=cobalt&top=all&lang=en", 1280.0),
    ("tests/golden/graphite-japan-origin.svg", "f=JPN&d=origin&lang=de", 1280.0),
    ("tests/golden/magnets-eu-touch.svg", "m=rare-earths&s=magnets&f=EU27&d=touch&lang=en", 360.0),
    ("tests/golden/helium-no-data.svg", "m=helium&y=2001&f=DEU&lang=de", 360.0),
];

fn picture(folder: &Folder, world: &World, link: &str, width_px: f64) -> String {
    let dataset = &folder.dataset;
    let (query, notices) = Query::parse(link, dataset);
    let look = Look::parse(link);
    let view = look.view.unwrap_or_else(|| ground::view_of(dataset, query.focus));
    let ground = Ground::new(world, dataset, view);
    let rows = folder.rows(query.mineral).expect("rows");
    let analysis = analyze(dataset, &rows, &query);
    let words = Words::new(dataset, look.lang.unwrap_or(Lang::En));
    let scene = place(&ground, &words, dataset, &query, &analysis, &notices, Frame::whole(width_px));
    let theme = if link.contains("theme=dark") { Theme::Dark } else { Theme::Light };
    draw(&scene, &ground, theme)
}

#[test]
fn pictures_are_as_they_were() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::open(&root.join("public/data")).expect("the shipped dataset");
    let world = World::decode(&std::fs::read_to_string(root.join("public/world.json")).expect("world.json"))
        .expect("geometry");
    let mut changed = Vec::new();
    for (file, link, width_px) in PICTURES {
        let path = root.join(file);
        let now = picture(&folder, &world, link, width_px);
        let before = std::fs::read_to_string(&path).unwrap_or_default();
        if before != now {
            let line = before.lines().zip(now.lines()).position(|(a, b)| a != b);
            changed.push(format!("{file}: first difference at line {:?}", line.map(|l| l + 1)));
            if std::env::var_os("CI").is_none() {
                std::fs::create_dir_all(path.parent().expect("a folder")).expect("folder");
                std::fs::write(&path, now).expect("a picture written");
            }
        }
    }
    assert!(changed.is_empty(), "look at the pictures, then commit them:\n{}", changed.join("\n"));
}

#[test]
fn a_picture_says_the_share_of_the_command_line() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::open(&root.join("public/data")).expect("the shipped dataset");
    let world = World::decode(&std::fs::read_to_string(root.join("public/world.json")).expect("world.json"))
        .expect("geometry");
    let asked = [
        ("l=250410&f=JPN", "JPN", "86%"),
        ("y=2022&f=JPN", "JPN", "90%"),
        ("m=rare-earths&s=magnets&f=JPN", "JPN", "28%"),
        ("m=rare-earths&s=magnets&f=EU27", "EU27", "89%"),
    ];
    for (link, focus, written) in asked {
        let facts: serde_json::Value =
            serde_json::from_str(&answer(&folder, link).expect("facts")).expect("JSON");
        let importers = facts["importers"].as_array().expect("importers");
        let share = importers.iter().find(|i| i["id"] == focus).and_then(|i| i["share"].as_f64());
        let share = share.expect("a share");
        assert_eq!(format!("{:.0}%", share * 100.0), written, "{link}");
        let svg = picture(&folder, &world, link, 1280.0);
        let lines = |part: &str| svg.lines().filter(|l| l.contains(part) && l.contains(written)).count();
        assert_eq!(lines("<title id=\"title\">"), 1, "{link}: the sentence says {written}");
        assert!(lines("font-weight=\"600\"") >= 1, "{link}: the figure says {written}");
        if focus != "EU27" {
            assert_eq!(lines(&format!("<g data-id=\"{focus}\"")), 1, "{link}: the node says {written}");
        }
    }
}
