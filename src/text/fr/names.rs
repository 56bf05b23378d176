//! How French sentences write names: the forms, and the names that are written otherwise than in lists.
//! Knows grammar by code; see [`crate::text::grammar`] for the columns.

/// Without article, before a consonant and before a vowel; le, la, l’, les; l’ for what keeps its article after "de".
pub const FORMS: &str = "\
-|s|ses|son|*|*|*|de *|vers *|
w|s|ses|son|*|*|*|d’*|vers *|ABW AIA ATG HTI ISR OMN
m|s|ses|son|le *|le *|le *|du *|vers le *|BDI BEN BFA BGD BLZ BRA BTN BWA CAN CHL CMR CPV CRI DNK ESH G7 GAB GBR GHA GRL GTM GUY HND IOT JPN KAZ KEN KGZ KHM KWT LAO LBN LBR LIE LKA LSO LUX MAR MEX MLI MNE MOZ MWI NER NGA NIC NPL PAK PAN PER PRT PRY QAT QUAD RWA SDN SEN SJM SLV SSD SUR TCD TGO TJK TKM TLS VEN VNM VUT XKX YEM ZWE
f|s|ses|son|la *|la *|la *|de *|vers la *|BEL BGR BIH BLR BOL BRB CAF CHE CHN CIV COG COL CZE DMA DOM FIN FRA FSM GEO GIN GLP GMB GNB GNQ GRC GRD GUF HRV HUN JAM JOR KOR LBY LTU LVA MDA MKD MNG MRT MTQ MYS NAM NCL NOR NZL PNG POL PRK PSE PYF ROU RUS SCG SGS SLE SOM SRB SVK SVN SWE SYR THA TUN TUR TZA ZMB
v|s|ses|son|l’*|l’*|l’*|d’*|vers l’*|AFG AGO ALB AND ARG ARM ATA AUS AUT AZE DEU DZA ECU EGY ERI ESP EST ETH IDN IND IRL IRN IRQ ISL ITA SAU SWZ UGA UKR URY UZB ZAF
l|s|ses|son|l’*|l’*|l’*|de l’*|vers l’*|OECD ZA1
p|p|leurs|leur|les *|les *|les *|des *|vers les *|ANT ARE ASM ATF BES BHS BMU COM FJI MDV NLD PHL PLW SYC TON USA WSM";

/// Code, form, name.
pub const NAMES: &str = "\
ALA p îles Åland
BVT l île Bouvet
CCK p îles Cocos
COD f République démocratique du Congo
COK p îles Cook
CXR l île Christmas
CYM p îles Caïmans
EU27 l UE
FLK p îles Malouines
FRO p îles Féroé
HMD p îles Heard-et-MacDonald
IMN l île de Man
MHL p îles Marshall
MMR f Birmanie
MNP p îles Mariannes du Nord
NFK l île Norfolk
PCN p îles Pitcairn
PUS p îles mineures américaines du Pacifique (avant 2000)
REU f Réunion
SLB p îles Salomon
TCA p îles Turques-et-Caïques
UMI p îles mineures éloignées des États-Unis
VAT m Vatican
VGB p îles Vierges britanniques
VIR p îles Vierges des États-Unis";
