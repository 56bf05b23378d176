//! How English sentences write names: the forms, and the names that are written otherwise than in lists.
//! Knows grammar by code; see [`crate::text::grammar`] for the columns.

/// Without article; with it; islands, whose verb is plural; such without article. The United States buys, as newspapers write.
pub const FORMS: &str = "\
-|s|its|its|*|*|*|from *|to *|
t|s|its|its|the *|the *|the *|from the *|to the *|ARE BES BHS CAF COM DOM G7 GBR GMB IMN IOT MDV MHL NLD OECD PHL QUAD SLB SYC USA ZA1
p|p|their|their|the *|the *|the *|from the *|to the *|ALA ANT ATF CCK COK CYM FLK FRO MNP PCN PUS UMI VGB VIR
q|p|their|their|*|*|*|from *|to *|";

/// Code, form, name.
pub const NAMES: &str = "\
ATG - Antigua and Barbuda
BIH - Bosnia and Herzegovina
COD t Democratic Republic of the Congo
COG t Republic of the Congo
EU27 t EU
HMD q Heard and McDonald Islands
KNA - St. Kitts and Nevis
MMR - Myanmar
SGS q South Georgia and the South Sandwich Islands
SJM - Svalbard and Jan Mayen
SPM - St. Pierre and Miquelon
STP - São Tomé and Príncipe
TCA p Turks and Caicos Islands
TTO - Trinidad and Tobago
VCT - St. Vincent and the Grenadines
WLF - Wallis and Futuna";
