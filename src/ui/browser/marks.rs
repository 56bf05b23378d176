//! Keeps the marks of the map as a scene has them: what is the same stays the same element.
//! Knows text and elements; not what a mark is.

use super::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

const SVG: Option<&str> = Some("http://www.w3.org/2000/svg");

/// How far from its place before a mark is found again; one that moved farther is drawn anew.
const NEARBY: usize = 64;

/// The marks in the document, with their text.
#[derive(Debug, Default)]
pub struct Marks(Vec<(String, Element)>);

impl Marks {
    /// Puts marks below `parent` in this order: each one element, no two with the same text.
    pub fn write(&mut self, parent: &Element, marks: &[String]) {
        let mut before: Vec<Option<(String, Element)>> =
            std::mem::take(&mut self.0).into_iter().map(Some).collect();
        // Mostly the same marks in the same order: the search begins where the last one ended, and soon gives up.
        let mut at = 0;
        let mut kept = |mark: &String| {
            let is_it = |one: &Option<(String, Element)>| one.as_ref().is_some_and(|(text, _)| text == mark);
            let found = (at..before.len()).take(NEARBY).find(|i| before.get(*i).is_some_and(is_it))?;
            at = found + 1;
            before.get_mut(found)?.take()
        };
        let kept: Vec<_> = marks.iter().map(|mark| kept(mark).ok_or(mark)).collect();
        let made_anew = kept.iter().filter_map(|one| one.as_ref().err());
        // Where nothing stays, the parser clears the place and fills it at one go.
        let group = if kept.iter().all(Result::is_err) { Some(parent.clone()) } else { group() };
        let mut new = group.and_then(|group| made(&group, made_anew));
        self.0 = kept
            .into_iter()
            .filter_map(|one| match one {
                Ok(kept) => Some(kept),
                Err(mark) => {
                    let element = new.take()?;
                    new = element.next_element_sibling();
                    Some((mark.clone(), element))
                }
            })
            .collect();
        for (_, element) in before.iter().flatten() {
            element.remove();
        }
        let mut next = parent.first_child();
        for (_, element) in &self.0 {
            let element: &Node = element;
            if next.as_ref() == Some(element) {
                next = element.next_sibling();
            } else {
                let _ = parent.insert_before(element, next.as_ref());
            }
        }
    }
}

fn group() -> Option<Element> {
    Some(document()?.create_element_ns(SVG, "g").ok()?.unchecked_into())
}

/// The first of new elements, side by side in a group: the parser is called once for all of them.
fn made<'a>(group: &Element, marks: impl Iterator<Item = &'a &'a String>) -> Option<Element> {
    let mut html = String::new();
    for mark in marks {
        html += mark;
    }
    group.set_inner_html(&html);
    group.first_element_child()
}
