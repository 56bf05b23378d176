//! Draws an SVG as a PNG with fonts of our own, so that a picture is the same on every machine, and with a palette, so that
//! it is light: a card is made of few colours and of mixtures at their edges. Does not know what is drawn.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// Colours that a PNG with a palette can hold.
const COLOURS: usize = 256;
/// Signs of Japanese, which no crate of fonts holds; see xtask/fonts/README.md.
const JAPANESE: &[u8] = include_bytes!("../fonts/noto-sans-cjk-jp-subset.otf");

type Rgb = [u8; 3];

/// The fonts, read once.
pub struct Fonts(Options<'static>);

impl Fonts {
    /// Sans serif for text, serif for findings.
    pub fn load() -> Self {
        let mut options = Options::default();
        let fonts = options.fontdb_mut();
        let sans = [notosans::REGULAR_TTF, notosans::BOLD_TTF, JAPANESE];
        for font in sans.into_iter().chain(typst_assets::fonts()) {
            fonts.load_font_data(font.to_vec());
        }
        fonts.set_sans_serif_family("Noto Sans");
        fonts.set_serif_family("Libertinus Serif");
        Self(options)
    }

    /// The picture as PNG, one pixel for a unit. The SVG must cover its ground: a card has no transparent parts.
    pub fn png(&self, svg: &str) -> Result<Vec<u8>> {
        let tree = Tree::from_str(svg, &self.0)?;
        let size = tree.size();
        let (width, height) = (size.width() as u32, size.height() as u32);
        let mut pixels = Pixmap::new(width, height).context("a picture without a size")?;
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
        let pixels: Vec<Rgb> = pixels.pixels().iter().map(|p| [p.red(), p.green(), p.blue()]).collect();
        let (palette, indices) = indexed(&pixels);
        let mut out = Vec::new();
        let mut encoder = Encoder::new(&mut out, width, height);
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_palette(palette.concat());
        encoder.set_compression(Compression::High);
        encoder.set_filter(Filter::NoFilter);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&indices)?;
        writer.finish()?;
        Ok(out)
    }
}

/// The most frequent colours, and for each pixel the place of the nearest of them.
fn indexed(pixels: &[Rgb]) -> (Vec<Rgb>, Vec<u8>) {
    let mut counts: BTreeMap<Rgb, usize> = BTreeMap::new();
    for pixel in pixels {
        *counts.entry(*pixel).or_default() += 1;
    }
    let mut palette: Vec<(Rgb, usize)> = counts.iter().map(|(colour, count)| (*colour, *count)).collect();
    palette.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let palette: Vec<Rgb> = palette.into_iter().take(COLOURS).map(|(colour, _)| colour).collect();
    let nearest: BTreeMap<Rgb, u8> =
        counts.into_keys().map(|colour| (colour, place(&palette, colour))).collect();
    (palette, pixels.iter().map(|pixel| nearest[pixel]).collect())
}

fn place(palette: &[Rgb], colour: Rgb) -> u8 {
    let far =
        |other: &Rgb| -> u32 { other.iter().zip(colour).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum() };
    let nearest = palette.iter().enumerate().min_by_key(|(_, other)| far(other));
    nearest.map_or(0, |(at, _)| u8::try_from(at).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use minerals_map::letters;
    use minerals_map::model::Lang;
    use minerals_map::model::disk::Folder;
    use minerals_map::text::{files, guide, messages, what_if};
    use skrifa::{FontRef, MetadataProvider};
    use std::collections::BTreeSet;
    use std::path::Path;

    /// Everything that a Japanese card may say, and all kana.
    fn japanese_signs() -> BTreeSet<char> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let folder = Folder::open(&root.join("public/data")).unwrap();
        let (data, extras) = (&folder.dataset, folder.extras().unwrap());
        let mut texts: Vec<String> = Vec::new();
        let tables = [
            messages(Lang::Ja).entries(),
            guide(Lang::Ja).entries(),
            what_if(Lang::Ja).entries(),
            files(Lang::Ja).entries(),
        ];
        texts.extend(tables.concat().into_iter().map(|(_, text)| text.to_owned()));
        let told = extras.controls.iter().chain(&extras.initiatives).flat_map(|t| [&t.title, &t.status]);
        let facts = extras.stock_facts.iter().map(|f| &f.text);
        texts.extend(
            data.names().into_iter().chain(told).chain(facts).map(|n| n.in_lang(Lang::Ja).to_owned()),
        );
        texts.push(('\u{3041}'..='\u{3096}').chain('\u{30a1}'..='\u{30fc}').collect());
        texts.concat().chars().filter(|sign| letters::is_wide(*sign)).collect()
    }

    #[test]
    fn every_japanese_sign_has_a_glyph() {
        let signs = japanese_signs();
        let charmap = FontRef::new(JAPANESE).unwrap().charmap();
        let missing: String = signs.iter().filter(|sign| charmap.map(**sign).is_none()).collect();
        if !missing.is_empty() && std::env::var_os("CI").is_none() {
            let all: String = signs.iter().collect();
            std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/signs.txt"), all).unwrap();
        }
        assert!(missing.is_empty(), "{missing}: cut the font anew, see xtask/fonts/README.md");
    }

    #[test]
    fn rare_colours_become_the_nearest_of_the_frequent_ones() {
        let mut pixels: Vec<Rgb> = (0..=255).flat_map(|grey| [[grey, grey, grey]; 2]).collect();
        pixels.push([9, 9, 10]);
        let (palette, indices) = indexed(&pixels);
        assert_eq!(palette.len(), COLOURS);
        assert_eq!(palette[usize::from(indices[pixels.len() - 1])], [9, 9, 9]);
        assert_eq!(palette[usize::from(indices[0])], [0, 0, 0]);
    }

    #[test]
    fn a_card_keeps_its_colours_and_its_text() {
        let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#ffffff"/><text x="2" y="15" font-size="14" fill="#b3261e">Ga</text></svg>"##;
        let png = Fonts::load().png(svg).expect("a picture");
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a header");
        assert_eq!((reader.info().width, reader.info().height), (40, 20));
        let palette = reader.info().palette.clone().expect("a palette");
        let mut indices = vec![0; reader.output_buffer_size().expect("a size")];
        reader.next_frame(&mut indices).expect("pixels");
        let colours: Vec<&[u8]> = palette.chunks(3).collect();
        assert_eq!(colours[usize::from(indices[0])], [255, 255, 255]);
        assert!(colours.contains(&&[0xb3, 0x26, 0x1e][..]), "the text was not drawn");
    }
}
