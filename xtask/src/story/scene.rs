//! The picture of a step: its question answered, and what its camera sees of the map, in two sizes.
//! Knows grounds and frames; marks are placed and drawn by the core.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::rc::Rc;

use anyhow::{Context, Result, anyhow};
use minerals_map::analysis::answer::{Answer, answer};
use minerals_map::geo::LonLat;
use minerals_map::geo::shape::World;
use minerals_map::model::disk::Folder;
use minerals_map::model::{Dataset, Extras, Lang, Rows};
use minerals_map::query::Query;
use minerals_map::query::look::View;
use minerals_map::scene::what_if::WhatIf;
use minerals_map::scene::{Frame, Ground, Scene, Words, card, place};
use minerals_map::svg::card as cards;
use minerals_map::svg::colour::Theme;
use minerals_map::svg::crop::{Crop, draw};

use super::file::{self, Camera, Step};

/// Points of land at the magnification 1, map units; a picture that looks closer has finer ones.
const GRAIN: f64 = 1.0;

/// A size that pictures are drawn in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Beside the words.
    Wide,
    /// Above them, on a phone.
    Narrow,
}

impl Size {
    pub const ALL: [Self; 2] = [Self::Wide, Self::Narrow];

    /// How a file says it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Narrow => "narrow",
        }
    }

    /// Width and height, pixels. Both have nearly the same shape, so that a camera sees the same in either.
    pub fn px(self) -> (f64, f64) {
        match self {
            Self::Wide => (880.0, 588.0),
            Self::Narrow => (400.0, 268.0),
        }
    }
}

/// A question with its answer.
pub struct Answered {
    pub query: Query,
    pub answer: Answer,
}

/// A scene and the part of it that is seen.
pub struct Seen {
    pub scene: Scene,
    pub crop: Crop,
    pub ground: Rc<Ground>,
}

impl Seen {
    pub fn svg(&self) -> String {
        draw(&self.scene, &self.ground, self.crop)
    }
}

/// The dataset and the land.
pub struct Stage<'f> {
    folder: &'f Folder,
    extras: Extras,
    world: World,
    rows: RefCell<BTreeMap<usize, Rc<Rows>>>,
}

impl<'f> Stage<'f> {
    /// Reads what is needed beside the dataset.
    pub fn new(root: &Path, folder: &'f Folder) -> Result<Self> {
        let text = fs::read_to_string(root.join("public/world.json")).context("public/world.json")?;
        let world = World::decode(&text).map_err(|what| anyhow!(what))?;
        let extras = folder.extras().map_err(|what| anyhow!(what))?;
        Ok(Self { folder, extras, world, rows: RefCell::default() })
    }

    pub fn dataset(&self) -> &'f Dataset {
        &self.folder.dataset
    }

    /// The answer to a link.
    pub fn answered(&self, link: &str) -> Result<Answered> {
        let (query, _) = Query::parse(link, self.dataset());
        let known = self.rows.borrow().get(&query.mineral).map(Rc::clone);
        let rows = match known {
            Some(rows) => rows,
            None => {
                let rows = Rc::new(self.folder.rows(query.mineral).map_err(|what| anyhow!(what))?);
                self.rows.borrow_mut().insert(query.mineral, Rc::clone(&rows));
                rows
            }
        };
        let answer = answer(self.dataset(), &rows, &query);
        Ok(Answered { query, answer })
    }

    /// What the camera of a step sees, in a size.
    pub fn seen(&self, of: &Answered, step: &Step, lang: Lang, size: Size) -> Seen {
        let (width_px, height_px) = size.px();
        let frame = Frame { width_px, zoom: step.camera.zoom };
        let ground = self.ground(step.camera);
        let [lon_deg, lat_deg] = step.camera.at;
        let at = ground.projection.project(LonLat { lon_deg, lat_deg });
        let scene = self.scene(of, lang, &ground, frame);
        Seen { scene, crop: Crop::around(at, frame, height_px), ground: Rc::new(ground) }
    }

    /// A card for those who share a step, as SVG.
    pub fn card(&self, of: &Answered, step: &Step, lang: Lang) -> String {
        let size = cards::Size::Wide;
        let words = Words::new(self.dataset(), lang);
        let ground = self.ground(Camera { zoom: 1.0, ..step.camera });
        let scene = self.scene(of, lang, &ground, Frame::whole(size.frame_px()));
        let bars = card::bars(self.dataset(), &words, &of.query, &of.answer.before);
        cards::draw(&scene, &ground, &bars, Theme::Light, size)
    }

    fn scene(&self, of: &Answered, lang: Lang, ground: &Ground, frame: Frame) -> Scene {
        let (dataset, words) = (self.dataset(), Words::new(self.dataset(), lang));
        if of.query.levers.act() {
            WhatIf::new(dataset, words, &of.query, &of.answer, Some(&self.extras)).picture(
                ground,
                &[],
                false,
                frame,
            )
        } else {
            place(ground, &words, dataset, &of.query, &of.answer.before, &[], frame)
        }
    }

    fn ground(&self, camera: Camera) -> Ground {
        let view = match camera.view {
            file::View::Atlantic => View::Atlantic,
            file::View::Pacific => View::Pacific,
            file::View::Asia => View::Asia,
        };
        Ground::new(&self.world, self.dataset(), view).on_grid(GRAIN / camera.zoom)
    }
}
