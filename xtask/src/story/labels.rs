//! What stands on every page of a story besides the story, in each language. Knows no story.

use minerals_map::model::Lang;

/// Labels of a page.
pub struct Labels {
    /// Name of the steps' list.
    pub steps: &'static str,
    /// Place in it: `{n}` of `{of}`.
    pub step: &'static str,
    pub back: &'static str,
    pub next: &'static str,
    /// Leads from a step to its question.
    pub ask: &'static str,
    pub sources: &'static str,
    /// `{date}`.
    pub revised: &'static str,
    pub languages: &'static str,
    /// Leads from a story in an article to its page.
    pub whole: &'static str,
    pub other_stories: &'static str,
    /// Says what the figures are.
    pub figures: &'static str,
}

/// Those of a language.
pub fn labels(lang: Lang) -> Labels {
    match lang {
        Lang::De => Labels {
            steps: "Schritte",
            step: "Schritt {n} von {of}",
            back: "Zurück",
            next: "Weiter",
            ask: "Diese Frage auf der Karte stellen",
            sources: "Quellen",
            revised: "Stand: {date}",
            languages: "Sprache",
            whole: "Als ganze Seite öffnen",
            other_stories: "Weitere Geschichten",
            figures: "Jede Zahl im Text ist aus den Handelsdaten berechnet oder einer genannten Quelle entnommen.",
        },
        Lang::En => Labels {
            steps: "Steps",
            step: "Step {n} of {of}",
            back: "Back",
            next: "Next",
            ask: "Ask this question on the map",
            sources: "Sources",
            revised: "As of {date}",
            languages: "Language",
            whole: "Open as a page of its own",
            other_stories: "More stories",
            figures: "Every figure in the text is computed from the trade data or taken from a source that is named.",
        },
        Lang::Fr => Labels {
            steps: "Étapes",
            step: "Étape {n} sur {of}",
            back: "Retour",
            next: "Suite",
            ask: "Poser cette question sur la carte",
            sources: "Sources",
            revised: "Mise à jour : {date}",
            languages: "Langue",
            whole: "Ouvrir dans une page à part",
            other_stories: "Autres récits",
            figures: "Chaque chiffre du texte est calculé à partir des données du commerce ou tiré d’une source citée.",
        },
        Lang::Ja => Labels {
            steps: "ステップ",
            step: "{of}のうち{n}",
            back: "戻る",
            next: "次へ",
            ask: "この問いを地図で見る",
            sources: "出典",
            revised: "{date}現在",
            languages: "言語",
            whole: "独立したページで開く",
            other_stories: "ほかのストーリー",
            figures: "本文の数値はすべて、貿易データから計算したもの、または明記した出典によるものです。",
        },
    }
}
