//! How German sentences write names that have an article, another gender or other words than a list.
//! Knows grammar by code; every name that is not here is neuter and without article.

/// A code, its form (n: das, seine imports; m: der; f: die, ihre; p: plural), and the nominative.
pub const NAMES: &str = "\
ALA p die Ålandinseln
ANT p die Niederländischen Antillen (vor 2011)
ARE p die Vereinigten Arabischen Emirate
ATA f die Antarktis
ATF p die Französischen Süd- und Antarktisgebiete
BES p die Karibischen Niederlande
BHS p die Bahamas
BVT f die Bouvetinsel
CAF f die Zentralafrikanische Republik
CCK p die Kokosinseln
CHE f die Schweiz
COD f die Demokratische Republik Kongo
COG f die Republik Kongo
COK p die Cookinseln
COM p die Komoren
CXR f die Weihnachtsinsel
CYM p die Kaimaninseln
DOM f die Dominikanische Republik
ESH f die Westsahara
EU27 f die EU
FLK p die Falklandinseln
FRO p die Färöer
G7 p die G7
GBR n das Vereinigte Königreich
HMD p Heard und die McDonaldinseln
IMN f die Isle of Man
IOT n das Britische Territorium im Indischen Ozean
IRN m der Iran
IRQ m der Irak
LBN m der Libanon
MDA f die Republik Moldau
MDV p die Malediven
MHL p die Marshallinseln
MNG f die Mongolei
MNP p die Nördlichen Marianen
NFK f die Norfolkinsel
NLD p die Niederlande
OECD f die OECD
PCN p die Pitcairninseln
PHL p die Philippinen
PUS p die Amerikanischen Pazifikinseln (vor 2000)
QUAD p die Quad-Staaten
SDN m der Sudan
SEN m der Senegal
SGS p Südgeorgien und die Südlichen Sandwichinseln
SLB p die Salomonen
SSD m der Südsudan
SVK f die Slowakei
SYC p die Seychellen
TCA p die Turks- und Caicosinseln
TCD m der Tschad
TUR f die Türkei
UKR f die Ukraine
UMI p die Amerikanischen Überseeinseln
USA p die Vereinigten Staaten
VAT f die Vatikanstadt
VCT p St. Vincent und die Grenadinen
VGB p die Britischen Jungferninseln
VIR p die Amerikanischen Jungferninseln
XKX m der Kosovo
YEM m der Jemen
ZA1 f die Zollunion des südlichen Afrika (vor 2000)";
