//! The views that have an address of their own: for each, in every language, two cards as SVG and PNG, a page with what
//! those who share it need, and an oEmbed answer. Knows files of dist/; what a view shows comes from the core.

use std::fs;
use std::path::Path;
use std::thread;

use anyhow::{Context, Result, anyhow};
use minerals_map::analysis::analyze;
use minerals_map::geo::shape::World;
use minerals_map::html::snippet::{self, Frame as Article};
use minerals_map::html::still::{Picture, Under, still};
use minerals_map::model::disk::Folder;
use minerals_map::model::{Lang, Rows};
use minerals_map::query::Query;
use minerals_map::query::look::{Look, View};
use minerals_map::query::preset::{self, Preset};
use minerals_map::scene::card::bars;
use minerals_map::scene::table::{Column, Order, ranking};
use minerals_map::scene::{Frame, Ground, Scene, Words, ground, place};
use minerals_map::svg::card::{self, Size};
use minerals_map::svg::colour::Theme;
use minerals_map::svg::escape;
use minerals_map::text::fill;
use serde_json::json;

use crate::dist::WORKERS;
use crate::first;
use crate::package;
use crate::raster::Fonts;

/// Stands in pages and oEmbed answers for the address of the map until somebody names one.
pub const ADDRESS: &str = "https://map.example/";
/// Points of land on a card, map units: less than a pixel.
const GRAIN: f64 = 0.8;
/// Points of land in the first picture of a page, map units, and its width, pixels.
const FIRST_GRAIN: f64 = 1.0;
const FIRST_PX: f64 = 820.0;
/// Rows of the table on a page without scripts.
const ROWS: usize = 15;
/// Height of a frame whose host runs no script, pixels.
const HEIGHT_PX: u32 = 640;
/// Width that an oEmbed answer must name; the frame itself is as wide as its place.
const WIDTH_PX: u32 = 600;

/// A page as those see it who share its address.
pub struct Shared<'a> {
    pub title: &'a str,
    pub about: &'a str,
    /// Folder of the page and of its picture.
    pub folder: &'a str,
    /// Name of the page, without its language.
    pub slug: &'a str,
    pub lang: Lang,
    /// Name of the map.
    pub site: &'a str,
    /// File of the picture, of the size of [`Size::Wide`].
    pub picture: &'a str,
    /// What the picture shows.
    pub shows: &'a str,
    /// Whether there is an oEmbed answer.
    pub oembed: bool,
}

impl Shared<'_> {
    /// Title, description, the same in other languages, and what networks and messengers look for. `address` is that of the map.
    pub fn head(&self, address: &str) -> String {
        let (title, about, slug, folder) = (escape(self.title), escape(self.about), self.slug, self.folder);
        let page = |lang: Lang| format!("{address}{folder}/{slug}.{}.html", lang.code());
        let mut head = format!("<title>{title}</title>\n<meta name=\"description\" content=\"{about}\">\n");
        head += &format!("<link rel=\"canonical\" href=\"{}\">\n", page(self.lang));
        for lang in Lang::ALL {
            head +=
                &format!("<link rel=\"alternate\" hreflang=\"{}\" href=\"{}\">\n", lang.code(), page(lang));
        }
        if self.oembed {
            let answer = format!("{address}oembed/{slug}.{}.json", self.lang.code());
            head += &format!(
                "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{answer}\" title=\"{title}\">\n"
            );
        }
        let (width, height) = Size::Wide.px();
        for (key, value) in [
            ("og:type", "article"),
            ("og:site_name", &escape(self.site)),
            ("og:locale", locale(self.lang)),
            ("og:title", &title),
            ("og:description", &about),
            ("og:url", &page(self.lang)),
            ("og:image", &format!("{address}{folder}/{}", self.picture)),
            ("og:image:type", "image/png"),
            ("og:image:width", &width.to_string()),
            ("og:image:height", &height.to_string()),
            ("og:image:alt", &escape(self.shows)),
        ] {
            head += &format!("<meta property=\"{key}\" content=\"{value}\">\n");
        }
        head + "<meta name=\"twitter:card\" content=\"summary_large_image\">\n"
    }
}

/// What every view is made from.
struct Desk {
    folder: Folder,
    grounds: [Ground; 3],
    coarse: [Ground; 3],
    fonts: Fonts,
    /// The page of the map as it is built, and without what its head says of the dataset.
    index_html: String,
    index: String,
    address: String,
}

/// How social networks call a language.
fn locale(lang: Lang) -> &'static str {
    match lang {
        Lang::De => "de_DE",
        Lang::En => "en_GB",
        Lang::Fr => "fr_FR",
        Lang::Ja => "ja_JP",
    }
}

/// Whether a file still waits for the address: packed, it could not be filled in by hand.
pub fn lacks_address(content: &[u8]) -> bool {
    content.windows(ADDRESS.len()).any(|part| part == ADDRESS.as_bytes())
}

/// The address of the map with a slash at its end; the stand-in where nobody named one.
pub fn named_or_stand_in(address: Option<&str>) -> String {
    address.map_or(ADDRESS.to_owned(), |a| [a.trim_end_matches('/'), "/"].concat())
}

/// Writes `views/` and `oembed/`.
pub fn run(root: &Path, dist: &Path, address: Option<&str>) -> Result<()> {
    let folder = Folder::open(&root.join("public/data")).map_err(|e| anyhow!(e))?;
    let grounds_of = |outlines, grain| -> Result<_> {
        let text = fs::read_to_string(root.join("public").join(outlines))?;
        let world = World::decode(&text).map_err(|e| anyhow!(e))?;
        Ok(View::ALL.map(|view| Ground::new(&world, &folder.dataset, view).on_grid(grain)))
    };
    let (grounds, coarse) = (grounds_of("world.json", GRAIN)?, grounds_of("world-start.json", FIRST_GRAIN)?);
    let index_html = fs::read_to_string(dist.join("index.html"))?;
    let index = package::without_head(&index_html);
    let address = named_or_stand_in(address);
    let desk = Desk { folder, grounds, coarse, fonts: Fonts::load(), index_html, index, address };
    for name in ["views", "oembed"] {
        fs::create_dir_all(dist.join(name))?;
    }
    let presets: Vec<Preset> = preset::all().collect();
    let parts: Vec<Vec<&Preset>> =
        (0..WORKERS).map(|worker| presets.iter().skip(worker).step_by(WORKERS).collect()).collect();
    thread::scope(|scope| {
        let desk = &desk;
        let workers: Vec<_> = parts
            .into_iter()
            .map(|presets| scope.spawn(move || presets.into_iter().try_for_each(|p| desk.write(dist, p))))
            .collect();
        workers.into_iter().try_for_each(|worker| {
            worker.join().map_err(|_| anyhow!("a thread that draws cards panicked"))?
        })
    })?;
    println!("— dist/views/: {} views in {} languages", presets.len(), Lang::ALL.len());
    Ok(())
}

impl Desk {
    fn write(&self, dist: &Path, preset: &Preset) -> Result<()> {
        let dataset = &self.folder.dataset;
        let (query, notices) = Query::parse(preset.link, dataset);
        let rows = self.folder.rows(query.mineral).map_err(|e| anyhow!(e))?;
        if !notices.is_empty() || query.link(dataset) != preset.link {
            return Err(anyhow!(
                "presets.csv: {}: {} is no link as the page writes it",
                preset.slug,
                preset.link
            ));
        }
        for lang in Lang::ALL {
            let view = Told { desk: self, preset, query: &query, rows: &rows, lang };
            view.write(dist).with_context(|| view.name())?;
            if preset.link.is_empty() && lang == Lang::En {
                // Which language the page will speak is known in the browser: its first picture has no word.
                let picture = view.first(false).with_context(|| view.name())?;
                fs::write(dist.join("index.html"), first::put(&self.index_html, &picture, view.flows())?)?;
            }
        }
        Ok(())
    }
}

/// One view in one language.
struct Told<'d> {
    desk: &'d Desk,
    preset: &'d Preset,
    query: &'d Query,
    rows: &'d Rows,
    lang: Lang,
}

impl Told<'_> {
    fn write(&self, dist: &Path) -> Result<()> {
        let (dataset, words) = (&self.desk.folder.dataset, self.words());
        let analysis = analyze(dataset, self.rows, self.query);
        let view = ground::view_of(dataset, self.query.focus);
        let ground = self.desk.grounds.iter().find(|g| g.view == view).context("a ground")?;
        let bars = bars(dataset, &words, self.query, &analysis);
        let mut scene = None;
        for size in Size::ALL {
            let frame = Frame::whole(size.frame_px());
            let placed = place(ground, &words, dataset, self.query, &analysis, &[], frame);
            let svg = card::draw(&placed, ground, &bars, Theme::Light, size);
            let file = |end: &str| dist.join("views").join([&self.file(size), end].concat());
            fs::write(file(".png"), self.desk.fonts.png(&svg)?)?;
            fs::write(file(".svg"), svg)?;
            scene.get_or_insert(placed);
        }
        let scene = scene.context("a size")?;
        let order = Order { by: Column::Imports, descending: true };
        let importers = ranking(dataset, &words, &analysis, self.query.measure, order);
        let (goods, year) = (words.goods(self.query), self.query.year.to_string());
        let caption = fill(words.text.table_caption, &[("goods", &goods), ("year", &year)]);
        let (width, height) = Size::Wide.px();
        let picture = Picture {
            file: &["./views/", &self.file(Size::Wide), ".svg"].concat(),
            px: (width, height),
            shows: &scene.description,
            source: &scene.source,
        };
        let rows = importers.get(..ROWS).unwrap_or(&importers);
        let under = Under::Importers(words.unit(analysis.unit), &scene.legend.tones[0], rows);
        let still = still(self.lang.code(), words.text, &scene.finding.to_string(), picture, &caption, under);
        fs::write(dist.join("views").join([&self.name(), ".html"].concat()), self.page(&scene, &still)?)?;
        let answer = serde_json::to_string_pretty(&self.oembed(&scene))? + "\n";
        fs::write(dist.join("oembed").join([&self.name(), ".json"].concat()), answer)?;
        Ok(())
    }

    fn words(&self) -> Words<'_> {
        Words::new(&self.desk.folder.dataset, self.lang)
    }

    /// File name without its ending.
    fn name(&self) -> String {
        [self.preset.slug, ".", self.lang.code()].concat()
    }

    /// Name of a card without its ending.
    fn file(&self, size: Size) -> String {
        [self.preset.slug, ".", self.lang.code(), ".", size.code()].concat()
    }

    /// Question and language.
    fn link(&self) -> String {
        let look = Look { lang: Some(self.lang), ..Look::default() };
        [self.preset.link, &look.link()].concat().trim_start_matches('&').to_owned()
    }

    /// The page of the map, one folder deeper, with another head; it begins with this view.
    fn page(&self, scene: &Scene, still: &str) -> Result<String> {
        let parts = || {
            let (before, rest) = self.desk.index.split_once("<title>")?;
            let (_, rest) = rest.split_once("</title>")?;
            let (_, rest) = rest.split_once("<meta name=\"description\"")?;
            let (_, rest) = rest.split_once(">\n")?;
            let (links, rest) = rest.split_once("<noscript id=\"still\">\n")?;
            let (_, after) = rest.split_once("</noscript>")?;
            Some((before, links, after))
        };
        let (before, links, after) = parts().context("index.html: a part that a view replaces is missing")?;
        let opening = "<html lang=\"en\"";
        let own =
            ["<html lang=\"", self.lang.code(), "\" data-link=\"", &escape(&self.link()), "\""].concat();
        let page =
            [before, &self.head(scene), links, "<noscript id=\"still\">\n", still, "</noscript>", after];
        let page = page.concat().replacen(opening, &own, 1).replace("=\"./", "=\"../");
        first::put(&page, &self.first(true)?, self.flows())
    }

    /// The file with the year asked.
    fn flows(&self) -> &str {
        self.query.file_in(&self.desk.folder.dataset).map_or("", |file| &file.file)
    }

    /// The view as the first picture of a page, with the names of places or without.
    fn first(&self, named: bool) -> Result<String> {
        let (dataset, words) = (&self.desk.folder.dataset, self.words());
        let view = ground::view_of(dataset, self.query.focus);
        let ground = self.desk.coarse.iter().find(|g| g.view == view).context("a ground")?;
        let analysis = analyze(dataset, self.rows, self.query);
        let mut scene = place(ground, &words, dataset, self.query, &analysis, &[], Frame::whole(FIRST_PX));
        if !named {
            scene.labels.clear();
        }
        Ok(first::picture(&scene, ground))
    }

    /// Title, description, and what those who show links look for.
    fn head(&self, scene: &Scene) -> String {
        let shared = Shared {
            title: &scene.finding.to_string(),
            about: &scene.description,
            folder: "views",
            slug: self.preset.slug,
            lang: self.lang,
            site: self.words().text.page_title,
            picture: &[&*self.file(Size::Wide), ".png"].concat(),
            shows: &scene.description,
            oembed: true,
        };
        shared.head(&self.desk.address) + &package::head(&self.desk.folder.dataset, &self.desk.address)
    }

    /// What oEmbed 1.0 asks of a rich answer.
    fn oembed(&self, scene: &Scene) -> serde_json::Value {
        let (title, address) = (scene.finding.to_string(), &self.desk.address);
        let article = Article { address, link: &self.link(), title: &title, height_px: HEIGHT_PX };
        let (width, height) = Size::Wide.px();
        let thumbnail = [address, "views/", &self.file(Size::Wide), ".png"].concat();
        json!({
            "version": "1.0",
            "type": "rich",
            "provider_name": self.words().text.page_title,
            "provider_url": address,
            "title": title,
            "width": WIDTH_PX,
            "height": HEIGHT_PX,
            "html": snippet::plain(&article),
            "thumbnail_url": thumbnail,
            "thumbnail_width": width,
            "thumbnail_height": height,
        })
    }
}
