//! How German sentences write names: the forms, and the names that are written otherwise than in lists.
//! Knows grammar by code; see [`crate::text::grammar`] for the columns.

/// Without article; der, die, das; plural; two names of which the second has an article.
pub const FORMS: &str = "\
-|s|seiner|seines|*|*|*|aus *|nach *|
m|s|seiner|seines|der *|den *|dem *|aus dem *|in den *|IRN IRQ LBN SDN SEN SSD TCD XKX YEM
f|s|ihrer|ihres|die *|die *|der +|aus der +|in die *|CHE CXR ESH IMN MDA MNG NFK SVK TUR UKR VAT ATA BVT ZA1 OECD
n|s|seiner|seines|das *|das *|dem +|aus dem +|in das *|
p|p|ihrer|ihres|die *|die *|den +|aus den +|in die *|ALA BHS CCK COK COM CYM FLK G7 MDV MHL PCN PHL SLB SYC TCA
u|p|ihrer|ihres|*|*|+|aus +|nach *|";

/// Code, form, name, and after a slash the name after "der", "dem" or "den".
pub const NAMES: &str = "\
ANT p Niederländischen Antillen (vor 2011)
ARE p Vereinigten Arabischen Emirate/Vereinigten Arabischen Emiraten
ATF p Französischen Süd- und Antarktisgebiete/Französischen Süd- und Antarktisgebieten
BES p Karibischen Niederlande/Karibischen Niederlanden
CAF f Zentralafrikanische Republik/Zentralafrikanischen Republik
COD f Demokratische Republik Kongo/Demokratischen Republik Kongo
COG f Republik Kongo
DOM f Dominikanische Republik/Dominikanischen Republik
EU27 f EU
FRO p Färöer/Färöern
GBR n Vereinigte Königreich/Vereinigten Königreich
HMD u Heard und die McDonaldinseln/Heard und den McDonaldinseln
IOT n Britische Territorium im Indischen Ozean/Britischen Territorium im Indischen Ozean
MNP p Nördlichen Marianen
NLD p Niederlande/Niederlanden
PUS p Amerikanischen Pazifikinseln (vor 2000)
QUAD p Quad-Staaten
SGS u Südgeorgien und die Südlichen Sandwichinseln/Südgeorgien und den Südlichen Sandwichinseln
UMI p Amerikanischen Überseeinseln
USA p Vereinigten Staaten
VCT u St. Vincent und die Grenadinen/St. Vincent und den Grenadinen
VGB p Britischen Jungferninseln
VIR p Amerikanischen Jungferninseln";
