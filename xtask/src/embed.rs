//! Puts the view for articles together: `embed.html` and a folder of classic scripts that carry program, world, words and
//! each mineral in themselves, so that it starts where modules and fetches are refused.
//! Knows files of dist/; how a pack is written is in [`pack`], the program is in src/embed.rs, its script in public/frame.js.

mod pack;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use minerals_map::model::Lang;
use minerals_map::text::{Messages, WhatIfTexts, messages};
use serde_json::{Value, json};

use crate::slim::{hash, lines};
use pack::{FIRST_MINERAL, pack};

/// How the keys of words begin that a frame never says.
const PAGE_ALONE: [&str; 14] = [
    "audit_",
    "foot_",
    "keys",
    "tour",
    "map_keys",
    "slow",
    "search",
    "copy_link",
    "link_",
    "language_missing",
    "zoom_hint",
    "place_",
    "pan_",
    "line_all",
];

/// The page, its script and its style sheets, as the project holds them.
const PAGE: &str = "public/embed.html";
const FRAME: &str = "public/frame.js";
/// What tells a host how high a frame is; stands before the script of the frame.
pub const HEIGHTS: &str = "public/heights.js";
const STYLES: [&str; 5] =
    ["style/tokens.css", "style/map.css", "style/panel.css", "style/depth.css", "style/embed.css"];
/// Rules for charts and results, which a frame with map and table does not have.
const MORE_STYLES: [&str; 2] = ["style/behind.css", "style/levers.css"];
/// How the programs lie in dist/ when trunk has built them: for map and table, and for everything.
const PROGRAMS: [&str; 2] = ["embedded", "embedded_more"];
/// What the page calls the folder until its name is known.
const FOLDER: &str = "EMBED";
/// Writes `embed.html` and its folder, and takes away what trunk left of the program.
pub fn run(root: &Path, dist: &Path) -> Result<()> {
    let files = scripts(root, dist)?;
    let parts: Vec<&[u8]> =
        files.iter().flat_map(|(name, text)| [name.as_bytes(), text.as_bytes()]).collect();
    // One name for all: a frame never mixes files of two builds.
    let folder = format!("embed-{}", hash(&parts));
    fs::create_dir_all(dist.join(&folder))?;
    for (name, text) in &files {
        write(&dist.join(&folder).join(name), text)?;
    }
    let index = read(&dist.join("index.html"))?;
    let still =
        index.split_once("<noscript id=\"still\">").and_then(|(_, rest)| rest.split_once("</noscript>"));
    let (still, _) = still.context("index.html: no part for pages without scripts")?;
    let still = without_pictures(still)
        .context("index.html: a picture for pages without scripts that does not end")?;
    let page = read(&root.join(PAGE))?.replace(FOLDER, &folder).replace("STILL", &still);
    write(&dist.join("embed.html"), &page)?;
    let host = lines::script(&read(&root.join("public/embed.js"))?)?;
    write(&dist.join("embed.js"), &host)?;
    for program in PROGRAMS {
        for end in [".js", "_bg.wasm"] {
            fs::remove_file(dist.join([program, end].concat()))?;
        }
    }
    Ok(())
}

/// The part for pages without scripts, its pictures kept from everybody else: what no program asks for is fetched by nobody
/// who has the map. `None` where a picture has no figure around it.
fn without_pictures(still: &str) -> Option<String> {
    let mut parts = still.split("<figure>");
    let mut out = parts.next()?.to_owned();
    for part in parts {
        let (picture, rest) = part.split_once("</figure>")?;
        out += &["<figure><noscript>", picture, "</noscript></figure>", rest].concat();
    }
    Some(out)
}

/// What an article loads that shows the first mineral in English: map and table, and, with `more`, the what-if.
pub fn portable(dist: &Path, more: bool) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(dist)?.collect::<std::io::Result<Vec<_>>>()?;
    let is_folder = |path: &PathBuf| {
        path.is_dir() && path.file_name().is_some_and(|n| n.to_string_lossy().starts_with("embed-"))
    };
    let folder = entries.into_iter().map(|e| e.path()).find(is_folder);
    let folder =
        folder.with_context(|| format!("{}: no folder embed-*; build the page first", dist.display()))?;
    let first = [FIRST_MINERAL, ".js"].concat();
    let more_first = ["more-", &first].concat();
    let mut names = vec!["frame.css", "frame.js", "world.js", "words-en.js", &first];
    if more {
        names.extend(["more.css", "more.js", "code-more.js", "what-if-en.js"]);
        names.push(&more_first);
    } else {
        names.push("code.js");
    }
    Ok(names.iter().map(|name| folder.join(name)).chain([dist.join("embed.html")]).collect())
}

/// The words of a language, those left empty that only the page says: a frame has neither foot nor derivation.
fn words(lang: Lang) -> Result<String> {
    let is_said = |key: &str| !PAGE_ALONE.iter().any(|start| key.starts_with(start));
    let texts: Vec<&str> = messages(lang)
        .entries()
        .into_iter()
        .map(|(key, text)| if is_said(key) { text } else { "" })
        .collect();
    Ok(serde_json::to_string(&json!({ "fingerprint": Messages::fingerprint(lang), "texts": texts }))?)
}

/// Every file of the folder: name and content, in a fixed order.
fn scripts(root: &Path, dist: &Path) -> Result<Vec<(String, String)>> {
    let styles = |names: &[&str]| {
        names.iter().map(|name| lines::style(&read(&root.join(name))?)).collect::<Result<String>>()
    };
    let [program, more] = PROGRAMS.map(|name| read(&dist.join([name, ".js"].concat())));
    let frame = lines::script(&(read(&root.join(HEIGHTS))? + &read(&root.join(FRAME))?))?;
    // Both would call themselves the same.
    let more = ["mineralsMapMore=(()=>{", &more?, "return wasm_bindgen})()"].concat();
    let mut files = vec![
        ("frame.css".to_owned(), styles(&STYLES)?),
        ("more.css".to_owned(), styles(&MORE_STYLES)?),
        ("frame.js".to_owned(), program? + &frame),
        ("more.js".to_owned(), more),
    ];
    let mut add = |name: &str, content: &[u8]| -> Result<()> {
        files.push(([name, ".js"].concat(), pack(name, content)?));
        Ok(())
    };
    for (name, program) in ["code", "code-more"].into_iter().zip(PROGRAMS) {
        add(name, &fs::read(dist.join([program, "_bg.wasm"].concat()))?)?;
    }
    add("world", &fs::read(root.join("public/world.json"))?)?;
    for lang in Lang::ALL {
        let text = |file: String| fs::read(root.join("public").join(file));
        add(&["words-", lang.code()].concat(), words(lang)?.as_bytes())?;
        add(&["what-if-", lang.code()].concat(), &text(WhatIfTexts::file(lang))?)?;
    }
    let data = root.join("public/data");
    let index: Value = serde_json::from_str(&read(&data.join("index.json"))?)?;
    let extras =
        index["what_if"].as_str().context("index.json: no file of what is known beside the trade")?;
    let extras: Value = serde_json::from_str(&read(&data.join(extras))?)?;
    for mineral in index["minerals"].as_array().context("index.json: no minerals")? {
        let id = mineral["id"].as_str().context("index.json: a mineral without an id")?;
        let names =
            mineral["files"].as_array().into_iter().flatten().filter_map(|file| file["file"].as_str());
        let mut own = json!({ "index": of_one(&index, id) });
        for (at, name) in names.enumerate() {
            let text = read(&data.join(name))?;
            if at == 0 {
                own["file"] = name.into();
                own["flows"] = serde_json::from_str(&text)?;
            } else {
                add(name.trim_end_matches(".json"), text.as_bytes())?;
            }
        }
        add(id, serde_json::to_string(&own)?.as_bytes())?;
        let more = serde_json::to_string(&more_of_one(&index, &extras, id))?;
        add(&["more-", id].concat(), more.as_bytes())?;
    }
    Ok(files)
}

/// The index with the first mineral and one other: their series of output and reserves, deals, and no timeline.
pub fn of_one(index: &Value, id: &str) -> Value {
    let mut one = index.clone();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let all = list(&index["minerals"]);
    // The first one is what a link without `m` means: without it the links of the frame would mean another.
    let minerals: Vec<Value> =
        all.into_iter().enumerate().filter(|(at, m)| *at == 0 || m["id"] == id).map(|(_, m)| m).collect();
    let stages = minerals.iter().flat_map(|m| list(&m["stages"]));
    let output: Vec<Value> = stages.map(|stage| stage["output"][0].clone()).collect();
    let reserves: Vec<Value> = minerals.iter().flat_map(|m| list(&m["reserves"])).collect();
    for (table, kept) in [("output", output), ("reserves", reserves)] {
        one[table]["rows"] =
            list(&index[table]["rows"]).into_iter().filter(|row| kept.contains(&row[1])).collect();
    }
    one["minerals"] = minerals.into();
    one["deals"] = list(&index["deals"]).into_iter().filter(|deal| deal["mineral"] == id).collect();
    for timeline in ["controls", "initiatives"] {
        one[timeline] = json!([]);
    }
    one
}

/// What chart and what-if of one mineral need beside its index: controls and initiatives about it, and what is known of
/// them and of stocks.
pub fn more_of_one(index: &Value, extras: &Value, id: &str) -> Value {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    // As in the index of one mineral, there are the first one and this.
    let known = [index["minerals"][0]["id"].clone(), id.into()];
    let about = |mut item: Value| {
        let of: Vec<Value> = list(&item["of"]).into_iter().filter(|of| known.contains(of)).collect();
        item["of"] = of.clone().into();
        of.iter().any(|of| of == id).then_some(item)
    };
    let (mut own, mut beside) = (json!({}), extras.clone());
    for table in ["controls", "initiatives"] {
        let pairs = list(&index[table]).into_iter().zip(list(&extras[table]));
        let (items, told): (Vec<Value>, Vec<Value>) =
            pairs.filter_map(|(item, told)| Some((about(item)?, told))).unzip();
        (own[table], beside[table]) = (items.into(), told.into());
    }
    beside["stock_facts"] = list(&extras["stock_facts"]).into_iter().filter_map(about).collect();
    beside["sites"] = json!([]);
    json!({ "index": own, "extras": beside })
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| path.display().to_string())
}

fn write(path: &Path, text: &str) -> Result<()> {
    if text.is_empty() {
        bail!("{}: nothing to write", path.display());
    }
    fs::write(path, text).with_context(|| path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use minerals_map::embed::Embedded;
    use minerals_map::embed::more::{Everything, More, Nothing};
    use minerals_map::json::parse;

    #[test]
    fn pictures_for_pages_without_scripts_are_kept_from_others_and_end() {
        let still = "<h2>a</h2><figure><img src=\"a\"></figure><a></a><figure><img src=\"b\">\n<figcaption>c</figcaption></figure>";
        assert_eq!(
            without_pictures(still).unwrap(),
            "<h2>a</h2><figure><noscript><img src=\"a\"></noscript></figure><a></a><figure><noscript><img src=\"b\">\n<figcaption>c</figcaption></noscript></figure>"
        );
        assert_eq!(without_pictures("<figure><img>"), None);
    }

    #[test]
    fn one_mineral_of_the_index_tells_what_the_whole_of_it_tells() {
        for (id, rest) in [
            ("graphite", "&f=JPN"),
            ("graphite", "&f=CAN&d=touch&u=t"),
            ("rare-earths", "&s=magnets&f=EU27&d=origin&lang=de"),
            ("gallium", "&cn=hk&show=table"),
            ("cobalt", "&d=touch&show=ranking"),
        ] {
            assert!(told::<Nothing>(id, rest).len() > 10_000, "{id}{rest}");
        }
    }

    #[test]
    fn a_chart_and_a_what_if_are_told_from_one_mineral_too() {
        for (id, rest, has) in [
            ("graphite", "&f=JPN&show=chart", "<figure class=\"chart\">"),
            ("gallium", "&cmp=JPN,DEU&d=touch&show=chart", "class=\"range\""),
            (
                "graphite",
                "&f=JPN&stop=100&to=JPN&reroute=1&pool=CAN,JPN&deals=NMG-PANASONIC-2024&show=scenario",
                "class=\"stock-lines\"",
            ),
        ] {
            let told = told::<Everything>(id, rest);
            let below = told.split('\u{1d}').nth(11).unwrap();
            assert!(below.contains(has), "{id}{rest}: {below}");
            // An article has no dialog that would take a number apart.
            for acts in ["data-audit", "<button"] {
                assert!(!below.contains(acts), "{id}{rest}: {acts} in {below}");
            }
        }
        // What cannot be shown is not claimed.
        for rest in ["&show=chart", "&f=JPN&show=scenario"] {
            assert!(told::<Everything>("graphite", rest).ends_with("\u{1d}map"), "{rest}");
        }
    }

    /// What the frame tells of a mineral with all its files: the same from the whole index and from its own part of it.
    fn told<M: More>(id: &str, rest: &str) -> String {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let text = |name: &str| read(&root.join("public").join(name)).unwrap();
        let index: Value = serde_json::from_str(&text("data/index.json")).unwrap();
        let world = parse(&text("world.json")).unwrap();
        let extras: Value =
            serde_json::from_str(&text(&["data/", index["what_if"].as_str().unwrap()].concat())).unwrap();
        let mineral = index["minerals"].as_array().unwrap().iter().find(|m| m["id"] == id).unwrap();
        let more = more_of_one(&index, &extras, id);
        let mut own = of_one(&index, id);
        for table in ["controls", "initiatives"] {
            own[table] = more["index"][table].clone();
        }
        let [whole, own] = [(index.clone(), &extras), (own, &more["extras"])].map(|(index, extras)| {
            let mut frame = Embedded::<M>::new(&&parse(&index.to_string()).unwrap(), &&world).unwrap();
            frame.add_extras(&extras).unwrap();
            for file in mineral["files"].as_array().unwrap() {
                let name = file["file"].as_str().unwrap();
                frame.add(name, &&parse(&text(&["data/", name].concat())).unwrap()).unwrap();
            }
            frame.tell(&format!("m={id}{rest}"), Lang::En, 600.0)
        });
        let differ = own.chars().zip(whole.chars()).position(|(own, whole)| own != whole);
        let from =
            |text: &str, at: usize| text.chars().skip(at.saturating_sub(60)).take(200).collect::<String>();
        let seen = differ.map(|at| (from(&own, at), from(&whole, at)));
        assert!(own == whole, "{id}{rest}: {seen:?}");
        own
    }
}
