//! A story as it lies in `data/stories/`: one JSON file, every text in four languages.
//! Knows the shape of the file; what its questions mean and its numbers are is found elsewhere.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use minerals_map::model::Lang;
use serde::Deserialize;

/// Folder of the stories, below the root of the checkout.
pub const FOLDER: &str = "data/stories";

/// The same in every language; a file that lacks one is refused.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Each<T> {
    de: T,
    en: T,
    fr: T,
    ja: T,
}

impl<T> Each<T> {
    /// That of a language.
    pub fn of(&self, lang: Lang) -> &T {
        match lang {
            Lang::De => &self.de,
            Lang::En => &self.en,
            Lang::Fr => &self.fr,
            Lang::Ja => &self.ja,
        }
    }
}

/// A story.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// Name of the file without its ending; part of the address.
    #[serde(skip)]
    pub id: String,
    /// Day of its last revision, ISO.
    pub revised: String,
    pub title: Each<String>,
    pub standfirst: Each<String>,
    /// What the steps name as sources, by a name of the story's own.
    #[serde(default)]
    pub sources: BTreeMap<String, Source>,
    /// Figures that a source reports and no table of the map holds.
    #[serde(default)]
    pub reported: BTreeMap<String, Reported>,
    pub steps: Vec<Step>,
    /// What belongs to the news and not to the flows.
    pub aside: Option<Aside>,
}

/// A page somebody can read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub title: String,
    pub url: String,
}

/// A figure and who reports it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reported {
    /// A number, or a date.
    pub value: serde_json::Value,
    /// Name of a source.
    pub source: String,
}

/// A question, where the camera looks, and what is said about it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Part of the step's address.
    pub id: String,
    /// The question, as a link of the map writes it.
    pub ask: String,
    pub camera: Camera,
    /// Other questions that numbers are taken from, by a name of the step's own.
    #[serde(default)]
    pub also: BTreeMap<String, String>,
    pub heading: Each<String>,
    /// Paragraphs; numbers stand in braces.
    pub text: Each<Vec<String>>,
    /// `data`, names of the story's sources, ids of controls and initiatives.
    pub sources: Vec<String>,
}

/// Where a picture looks.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Camera {
    /// Which meridian is in the middle of the map.
    pub view: View,
    /// Longitude and latitude of the middle of the picture, degrees.
    pub at: [f64; 2],
    /// 1 shows the whole map.
    pub zoom: f64,
}

/// The views of the link key `view`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum View {
    Atlantic,
    Pacific,
    Asia,
}

/// A note beside a story.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aside {
    pub heading: Each<String>,
    pub text: Each<Vec<String>>,
    pub sources: Vec<String>,
}

/// Every story, by name.
pub fn all(root: &Path) -> Result<Vec<Story>> {
    let folder = root.join(FOLDER);
    let mut files = fs::read_dir(&folder)
        .with_context(|| folder.display().to_string())?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    files.retain(|path| path.extension().is_some_and(|end| end == "json"));
    files.sort();
    files.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> Result<Story> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let id = path.file_stem().context("a story without a name")?.to_string_lossy().into_owned();
    parse(&id, &text).with_context(|| path.display().to_string())
}

/// A story from the text of its file.
pub fn parse(id: &str, text: &str) -> Result<Story> {
    let story: Story = serde_json::from_str(text)?;
    let ids = story.steps.iter().map(|step| step.id.as_str()).chain([id]);
    for id in ids {
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || !id.chars().all(is_plain) {
            bail!(
                "{id:?}: a name of lower-case letters, digits and hyphens expected, for it stands in an address"
            );
        }
    }
    Ok(Story { id: id.to_owned(), ..story })
}
