//! Stories: questions in an order, with a camera and a few sentences each, told as pages without a program.
//! Knows what must hold of every story, and where its pages are written; the map does not know of stories.

mod check;
mod figures;
mod file;
mod labels;
mod page;
mod scene;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use minerals_map::model::Lang;
use minerals_map::model::disk::Folder;

use crate::embed::HEIGHTS;
use crate::raster::Fonts;
use crate::slim::{hash, lines};
use figures::Figures;
use scene::Stage;

/// Folder of the pages in dist/.
pub const PAGES: &str = "stories";
const STYLES: [&str; 2] = ["style/tokens.css", "style/story.css"];
const WALK: &str = "public/walk.js";

/// `cargo xtask story check`: says what each story holds, or what is wrong with it.
pub fn check(root: &Path) -> Result<()> {
    let folder = open(root)?;
    let figures = Figures::new(root, &folder)?;
    for story in file::all(root)? {
        let count = check::story(&figures, &folder.dataset, &story)
            .with_context(|| format!("{}/{}.json", file::FOLDER, story.id))?;
        let [steps, sources] = [story.steps.len(), story.sources.len()];
        println!(
            "— {}: {steps} steps, {count} figures in each of {} languages, {sources} sources of its own",
            story.id,
            Lang::ALL.len()
        );
    }
    Ok(())
}

/// `cargo xtask story tell`: a story in plain words, for whoever reads it over.
pub fn tell(root: &Path, id: &str, lang: &str) -> Result<()> {
    let folder = open(root)?;
    let figures = Figures::new(root, &folder)?;
    let lang = Lang::ALL
        .into_iter()
        .find(|l| l.code() == lang)
        .with_context(|| format!("{lang}: de, en, fr or ja expected"))?;
    let stories = file::all(root)?;
    let Some(story) = stories.iter().find(|story| story.id == id) else {
        let names: Vec<&str> = stories.iter().map(|story| &*story.id).collect();
        bail!("{id}: one of {} expected", names.join(", "));
    };
    let say = |text: &str, step| -> Result<()> {
        println!("{}\n", figures.of(step, &story.reported).fill(text, lang)?.said);
        Ok(())
    };
    say(story.title.of(lang), None)?;
    say(story.standfirst.of(lang), None)?;
    for step in &story.steps {
        println!("[{}] {}", step.id, step.ask);
        say(step.heading.of(lang), Some(step))?;
        step.text.of(lang).iter().try_for_each(|text| say(text, Some(step)))?;
    }
    story.aside.iter().try_for_each(|aside| {
        say(aside.heading.of(lang), None)?;
        aside.text.of(lang).iter().try_for_each(|text| say(text, None))
    })
}

/// Writes `stories/` into a folder that holds, or will hold, the map.
pub fn run(root: &Path, dist: &Path, address: &str) -> Result<()> {
    let folder = open(root)?;
    let figures = Figures::new(root, &folder)?;
    let stories = file::all(root)?;
    for story in &stories {
        check::story(&figures, &folder.dataset, story)
            .with_context(|| format!("{}/{}.json", file::FOLDER, story.id))?;
    }
    let pages = dist.join(PAGES);
    fs::create_dir_all(&pages)?;
    let read = |name: &str| fs::read_to_string(root.join(name)).with_context(|| name.to_owned());
    let styles = STYLES.iter().map(|name| lines::style(&read(name)?)).collect::<Result<String>>()?;
    let script = lines::script(&(read(HEIGHTS)? + &read(WALK)?))?;
    let named = |name: &str, text: &str, end: &str| -> Result<String> {
        let file = format!("{name}-{}.{end}", hash(&[text.as_bytes()]));
        fs::write(pages.join(&file), text)?;
        Ok(file)
    };
    let icon = fs::read(root.join("public/icon.svg"))?;
    let with = page::With {
        style: named("story", &styles, "css")?,
        script: named("walk", &script, "js")?,
        icon: named("icon", &String::from_utf8(icon)?, "svg")?,
        address: address.to_owned(),
    };
    let stage = Stage::new(root, &folder)?;
    let fonts = Fonts::load();
    for story in &stories {
        for lang in Lang::ALL {
            page::write(&pages, &figures, &stage, &fonts, &with, &stories, story, lang)
                .with_context(|| format!("{}, {}", story.id, lang.code()))?;
        }
    }
    println!("— {}/: {} stories in {} languages", PAGES, stories.len(), Lang::ALL.len());
    Ok(())
}

fn open(root: &Path) -> Result<Folder> {
    Folder::open(&root.join("public/data")).map_err(|what| anyhow!(what))
}

/// Pages of a story, by language: where the map leads to.
pub fn file_name(story: &str, lang: Lang) -> String {
    [story, ".", lang.code(), ".html"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_story_holds() {
        check(&crate::shell::root()).unwrap_or_else(|what| panic!("{what:#}"));
    }
}
