//! What a reader finds on the map: small territories can be seen and hit, Canada and Japan meet over the Pacific.
//! Knows scenes of the shipped dataset; knows no browser.
#![allow(clippy::expect_used, reason = "a test that cannot go on says why")]

use minerals_map::analysis::analyze;
use minerals_map::geo::shape::World;
use minerals_map::model::Lang;
use minerals_map::model::disk::Folder;
use minerals_map::query::Query;
use minerals_map::query::look::View;
use minerals_map::scene::{Frame, Ground, Scene, Words, place};
use std::path::Path;

const SMALL: [&str; 6] = ["SGP", "BHR", "MUS", "HKG", "MAC", "LUX"];

fn scene(link: &str, view: View, width_px: f64) -> Scene {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::open(&root.join("public/data")).expect("the shipped dataset");
    let world = std::fs::read_to_string(root.join("public/world.json")).expect("world.json");
    let world = World::decode(&world).expect("geometry");
    let dataset = &folder.dataset;
    let (query, _) = Query::parse(link, dataset);
    let analysis = analyze(dataset, &folder.rows(query.mineral).expect("rows"), &query);
    let ground = Ground::new(&world, dataset, view);
    place(&ground, &Words::new(dataset, Lang::En), dataset, &query, &analysis, &[], Frame::whole(width_px))
}

#[test]
fn the_pointer_on_a_small_territory_means_it() {
    for view in View::ALL {
        // On a phone two hundred larger dots would cover the land.
        for (width_px, least_px) in [(360.0, 1.2), (1280.0, 2.0)] {
            let scene = scene("m=rare-earths&s=magnets", view, width_px);
            for code in SMALL {
                let node = scene.nodes.iter().find(|n| n.code == code).expect("a node");
                assert!(node.radius_px >= least_px, "{code}: seen");
                let hit = scene.node_near(node.at, 9.0).map(|n| n.code.as_str());
                assert_eq!(hit, Some(code), "{view:?} at {width_px}");
            }
        }
    }
}

#[test]
fn canada_and_japan_are_joined_over_the_pacific_in_every_view() {
    for view in View::ALL {
        let scene = scene("f=JPN", view, 1280.0);
        let flow = scene.flows.iter().find(|f| f.from == "CAN" && f.to == "JPN").expect("a flow");
        let x = |code: &str| scene.nodes.iter().find(|n| n.code == code).map(|n| n.at.x).expect("a node");
        let pieces = flow.path.matches('M').count();
        let expected = if x("CAN") < x("JPN") { 2 } else { 1 };
        assert_eq!(
            pieces, expected,
            "{view:?}: cut at the edge where Canada lies left of Japan, whole where right"
        );
    }
}
