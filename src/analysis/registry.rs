//! Every measure the map shows: its key, its formula, its source. The method section and the audit are made from it.
//! Knows names of measures; computes nothing.

use crate::query::Measure;

/// A measure of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// Imports whose sender is China.
    Direct,
    /// Imports that originate in China.
    Origin,
    /// Imports that touched China.
    Touch,
    /// Touch beyond the direct share.
    Hidden,
    /// How far the answer hangs on definitions.
    Band,
    /// Concentration of suppliers or exporters.
    Concentration,
    /// What is left without the largest supplier.
    NMinusOne,
    /// Net import reliance.
    NetImportReliance,
    /// The test of the Critical Raw Materials Act.
    SixtyFive,
    /// The test of strategic dependency.
    Strategic,
    /// Value over quantity.
    UnitValue,
    /// China's part of what is made.
    OutputShare,
}

impl Figure {
    /// Every measure, in the order of the method section.
    pub const ALL: [Self; 12] = [
        Self::Direct,
        Self::Origin,
        Self::Touch,
        Self::Hidden,
        Self::Band,
        Self::Concentration,
        Self::NMinusOne,
        Self::NetImportReliance,
        Self::SixtyFive,
        Self::Strategic,
        Self::UnitValue,
        Self::OutputShare,
    ];

    /// The figure a dependency measure shows.
    #[must_use]
    pub fn of(measure: Measure) -> Self {
        match measure {
            Measure::Direct => Self::Direct,
            Measure::Origin => Self::Origin,
            Measure::Touch => Self::Touch,
        }
    }

    /// The formula: Z_ij trade from i to j, C the China set, p output, M imports, X exports, x = p + M supply.
    #[must_use]
    pub fn formula(self) -> &'static str {
        match self {
            Self::Direct => "Σ_{i∈C} Z_ij / M_j",
            Self::Origin => "Σ_i Z_ij ω_i / M_j;  ω_i = ([i∈C] p_i + Σ_k Z_ki ω_k) / x_i",
            Self::Touch => "Σ_i Z_ij t_i / M_j;  t_i = 1 (i∈C), else (p_i u_i + Σ_k Z_ki t_k) / x_i",
            Self::Hidden => "Σ_i Z_ij t_i / M_j − Σ_{i∈C} Z_ij / M_j",
            Self::Band => "[min, max] (unit × measure × C)",
            Self::Concentration => "H = Σ_i (Z_ij / M_j)² · 10,000",
            Self::NMinusOne => "1 − max_i Z_ij / use_j",
            Self::NetImportReliance => "max(0, M − X) / (p + M − X)",
            Self::SixtyFive => "Σ_{i∈C} Z_ij ≤ 0.65 · use_j;  use_j = p + M − X, else M",
            Self::Strategic => "H > 0.4;  M_outside / M > 0.5;  M / X > 1",
            Self::UnitValue => "Σ v / Σ q",
            Self::OutputShare => "Σ_{i∈C} p_i / p_world",
        }
    }

    /// Where it is defined; `None` where the definition is ours.
    #[must_use]
    pub fn source(self) -> Option<&'static str> {
        match self {
            Self::Direct | Self::Hidden | Self::Band | Self::UnitValue => None,
            Self::Origin => Some("Kastner, Kastner, Nonhebel 2011, Ecological Economics 70(6)"),
            Self::Touch => Some("cf. Baldwin, Freeman, Theodorakopoulos 2023"),
            Self::Concentration => Some("Hirschman 1945; Herfindahl 1950"),
            Self::NMinusOne => Some("N−1"),
            Self::NetImportReliance => Some("U.S. Geological Survey, Mineral Commodity Summaries"),
            Self::SixtyFive => Some("Regulation (EU) 2024/1252, Art. 5"),
            Self::Strategic => Some("European Commission, SWD(2021) 352"),
            Self::OutputShare => {
                Some("USGS, Mineral Commodity Summaries; IEA, Critical Minerals Dataset 2025")
            }
        }
    }
}
