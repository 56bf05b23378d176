//! How English sentences write names that have an article, a plural verb or other words than a list.
//! Knows grammar by code; every name that is not here is singular and without article.

/// A code, the number of its verb (s or p; the United States buys, as newspapers write), and the name in a sentence, with
/// `*` for the name of the list.
pub const NAMES: &str = "\
ALA p the *
ANT p the *
ARE s the *
ATF p the *
BES s the *
BHS s the *
CAF s the *
CCK p the *
COD s the Democratic Republic of the Congo
COG s the Republic of the Congo
COK p the *
COM s the *
CYM p the *
DOM s the *
EU27 s the EU
FLK p the *
FRO p the *
G7 s the G7
GBR s the *
GMB s the *
HMD p *
IMN s the *
IOT s the *
MDV s the *
MHL s the *
MMR s Myanmar
MNP p the *
NLD s the *
OECD s the OECD
PCN p the *
PHL s the *
PUS p the *
QUAD s the Quad
SGS p South Georgia and the South Sandwich Islands
SLB s the *
SYC s the *
TCA p the *
UMI p the *
USA s the *
VCT s St. Vincent and the Grenadines
VGB p the *
VIR p the *
ZA1 s the *";
