//! What a page as it stands calls for: files of flows, long texts, modules of code.
//! Knows what is open and what is here; does not fetch anything, see [`super::browser`].

use super::article::EMBED;
use super::shortcuts::KEYS;
use super::state::State;
use crate::model::FlowFile;

/// Up to this width of the whole world, CSS pixels, the outlines of the start look like the finer ones.
const SMOOTH_PX: f64 = 500.0;

impl State {
    /// Whether levers or timeline need their module of code, tracked.
    #[must_use]
    pub fn wants_what_if(&self) -> bool {
        self.query.with(|q| q.levers.act()) || self.levers_open.get() || self.timeline_open.get()
    }

    /// Whether something is open that is told with the long texts, tracked.
    #[must_use]
    pub fn wants_guide(&self) -> bool {
        self.method_open.get()
            || self.flows_open.get()
            || self.query.with(|q| q.flow.is_some())
            || self.at_search.get()
            || self.tour.get() > 0
            || self.audited.with(|asked| asked.as_deref().is_some_and(|asked| [KEYS, EMBED].contains(&asked)))
    }

    /// Whether the map is so large that the outlines of the start would show their corners, tracked.
    #[must_use]
    pub fn shows_corners(&self) -> bool {
        self.width_px.get() * self.rest_zoom.get() > SMOOTH_PX
    }

    /// The file of flows a question needs and lacks, tracked.
    #[must_use]
    pub fn missing(&self) -> Option<(usize, &'static FlowFile)> {
        let query = self.query.get();
        let file = query.file_in(self.dataset)?;
        let is_here = self.loaded.with(|l| l.has(&file.file));
        (!is_here).then_some((query.mineral, file))
    }

    /// The next file that lines through the years need and lack, tracked; none while nobody is looked at.
    #[must_use]
    pub fn missing_history(&self) -> Option<(usize, &'static FlowFile)> {
        let query = self.query.get();
        let files = &query.mineral_in(self.dataset)?.files;
        let wanted = query.focus.is_some() || query.flow.is_some() || !query.compare.is_empty();
        let lacking = self.loaded.with(|l| files.iter().find(|f| !l.has(&f.file)));
        lacking.filter(|_| wanted).map(|file| (query.mineral, file))
    }

    /// Whether years that lines need could not be had, tracked.
    #[must_use]
    pub fn lacks_history(&self) -> bool {
        let lost = self.history_lost.get();
        self.missing_history().is_some_and(|(_, file)| lost == Some(&*file.file))
    }
}
