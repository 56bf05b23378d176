//! Words and names on their way: those of the first language, of another one asked for.
//! Knows what is fetched when; does not know which sentence is said with them.

use super::modules::keep_words;
use super::{Basis, first_basis, json_of, keep_look_in_link, run};
use crate::model::decode::{self, Refusal};
use crate::model::wire::start_file;
use crate::model::{Dataset, Lang};
use crate::query::look::Look;
use crate::text::Messages;
use crate::ui::State;
use crate::ui::load::{Awaited, Failure};
use std::pin::Pin;

/// Fetches the messages of a language, and the names that the page's data have in it, where they are not here.
pub fn fetched(lang: Lang) -> Pin<Box<dyn Future<Output = Result<(), Failure>>>> {
    Box::pin(async move {
        if !Messages::is_here(lang) {
            let file = json_of(address(&Messages::file(lang), Messages::fingerprint(lang))).await?;
            Messages::keep(lang, &file.value()).map_err(Failure::Refused)?;
            keep_words(lang, file.0);
        }
        match first_basis() {
            Some(Basis { dataset, .. }) if !dataset.speaks(lang) => {
                let other = index_in(lang).await?;
                if other.edition != dataset.edition {
                    return Err(Failure::Refused(Refusal::Edition(other.edition)));
                }
                dataset.learn(&other);
                Ok(())
            }
            _ => Ok(()),
        }
    })
}

/// What a page in one language stands on: the index with names in that language.
pub fn index_in(lang: Lang) -> Pin<Box<dyn Future<Output = Result<Dataset, Failure>>>> {
    Box::pin(async move {
        let file = json_of(["data/", &*start_file(lang)].concat()).await?;
        decode::first_view(&file.value()).map_err(Failure::Refused)
    })
}

/// Whether the page can speak a language at once.
fn is_known(lang: Lang) -> bool {
    Messages::is_here(lang) && first_basis().is_none_or(|basis| basis.dataset.speaks(lang))
}

/// The fingerprint is part of the address, so that no cache hands out the words of another build.
fn address(file: &str, fingerprint: &str) -> String {
    [file, "?", fingerprint].concat()
}

/// Gives the page another look. Where the words of its language are not here, the page keeps its language until they
/// are, and for good where they cannot be had; says whether the look is shown already.
pub fn speak(state: State, look: Look) -> bool {
    let wanted = look.lang;
    let lang = wanted.unwrap_or(state.browser_lang);
    if is_known(lang) {
        state.awaited.set(None);
        state.look.set(look);
        return true;
    }
    let now = state.look.get_untracked();
    let kept = Look { lang: now.lang, ..look };
    if kept != now {
        state.look.set(kept);
    }
    state.awaited.set(Some(Awaited::OnItsWay(lang)));
    run(Box::pin(async move {
        let arrived = fetched(lang).await.is_ok();
        // A reader may have chosen another language meanwhile.
        if state.awaited.get_untracked() != Some(Awaited::OnItsWay(lang)) {
            return;
        }
        if !arrived {
            return state.awaited.set(Some(Awaited::Missing(lang)));
        }
        state.awaited.set(None);
        state.look.update(|look| look.lang = wanted);
        keep_look_in_link(state);
    }));
    false
}
