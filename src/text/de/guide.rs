//! Long texts in German that are fetched when asked for: how the numbers come about, what a search found.
//! What a view says is in the messages.

use crate::text::Guide;

/// Every long text in German.
pub const GUIDE: Guide = Guide {
    method_title: "Wie diese Zahlen entstehen",
    method_intro: "Alle Anteile rechnet der Browser aus den Zeilen der Handelsdaten. Zᵢⱼ ist der Handel von i nach j einer Stufe in einem Jahr, C sind die Gebiete, die als China zählen, p ist die Produktion, M sind die Importe, X die Exporte und x = p + M das Angebot eines Landes. Handel innerhalb von C, innerhalb einer Gruppe im Blick und eines Landes mit sich selbst zählt nicht mit.",
    method_ours: "eigene Definition",
    plain_direct: "Der Teil der Importe, den China selbst geschickt hat. Er zählt nur den letzten Absender: Ware aus China, die ein anderes Land weiterverkauft, fehlt darin.",
    plain_origin: "Der Teil der Importe, der ursprünglich in China gewonnen oder hergestellt wurde, auch wenn ein anderes Land ihn weiterverkauft hat. Jedes Land verkauft, was es selbst macht und was es kauft, im selben Verhältnis. Wo die Produktion nicht bekannt ist, liegt nur fest, dass sie mindestens X − M beträgt; dann steht hier eine Spanne, in die keine Annahme eingeht. Gerechnet wird in Tonnen, wo Mengen für mindestens 90 % des Wertes vorliegen, sonst in Dollar; gewichtet wird in der gewählten Einheit.",
    plain_touch: "Der Teil der Importe, der auf dieser oder einer früheren Stufe in China gewonnen, verarbeitet oder gehandelt wurde. Was China schickt, zählt ganz; was ein anderes Land aus chinesischem Vorprodukt macht, zählt zu dem Teil u, zu dem sein Vorprodukt China berührt hat. Nie kleiner als der direkte Anteil.",
    plain_hidden: "Was durch China gegangen ist, aber von einem anderen Land geschickt wurde: Berührung minus direkter Anteil.",
    plain_band: "Der niedrigste und der höchste Anteil, den die Daten je nach Einheit, Maß und Umfang von China hergeben, Spannen eingeschlossen. Sie zeigt, wie sehr die Antwort an Definitionen hängt.",
    plain_concentration: "Die Summe der quadrierten Anteile aller Lieferanten, von fast 0 (viele gleich große) bis 10.000 (einer). Ebenso für die Exporteure der Welt.",
    plain_n_minus_1: "Welcher Teil des Verbrauchs ohne den größten Lieferanten gedeckt wäre. Als Verbrauch zählt p + M − X, wo die Produktion in denselben Begriffen bekannt ist und in Tonnen gefragt wird, sonst M.",
    plain_reliance: "Der Teil des Verbrauchs, der netto aus dem Ausland kommt. Nur wo die Produktion bekannt ist.",
    plain_65: "Die EU-Verordnung zu kritischen Rohstoffen will, dass höchstens 65 % des Jahresverbrauchs aus einem einzigen Drittland kommen. Daneben steht, wie viel dafür von anderswo kommen müsste. Für Länder außerhalb der EU ist es ein Maßstab, keine Vorschrift.",
    plain_strategic: "Drei Bedingungen der Europäischen Kommission: konzentrierte Importe, überwiegend von außerhalb der Gruppe, und mehr Importe als Exporte. Erst alle drei zusammen gelten als strategische Abhängigkeit.",
    plain_unit_value: "Wert durch Menge der Zeilen, die beides haben. Kein Marktpreis.",
    plain_output_share: "Chinas Teil an der veröffentlichten Weltproduktion (USGS, IEA). Er steht neben dem Handel, weil manches gefördert und verarbeitet, aber kaum exportiert wird.",
    limits_title: "Was die Zahlen nicht sagen",
    limit_hs: "Eine Warennummer ist kein Mineral: Eine Nummer fasst Gallium mit Germanium, Indium und vier weiteren Metallen zusammen.",
    limit_route: "Handel ist kein Transportweg: Ein Pfeil führt vom Verkäufer zum Käufer.",
    limit_provisional: "Das Jahr 2024 ist in den Handelsdaten vorläufig.",
    limit_tonnes: "Tonnen sind ungenauer als Dollar: Manche Zeilen haben keine und werden über den Durchschnittspreis des Exportlandes geschätzt; das wird gesagt.",
    limit_partial: "Für manche Jahre sind nur die größten Partner jedes Landes bekannt. Sie geben allein den direkten Anteil und stehen in Linien für sich.",
    limit_output: "Bekannte Produktion wird angehoben, wo ein Land mehr verkauft, als es macht und kauft; das wird gesagt. Länder, die die Quelle nicht nennt, zählen in solchen Jahren mit null.",
    limit_taiwan: "Taiwan steht in den Handelsdaten als „übriges Asien, nicht näher bezeichnet“.",
    limit_hong_kong: "Hongkong und Macau melden getrennt vom Festland und zählen nur auf Wunsch als China.",
    found_none: "Nichts gefunden. Die Suche kennt Rohstoffe mit ihren Stufen, Länder und Gruppen, in mehreren Sprachen, dazu Länderkürzel, Elementsymbole und Warennummern (HS).",
    found_one: "1 Treffer",
    found_many: "{n} Treffer",
    found_more: "{n} Treffer, die nächsten {shown} stehen hier",
    keys_anywhere: "Auf der ganzen Seite",
    keys_anywhere_all: "/|zur Suche\n?|diese Liste\nP|die Jahre abspielen und anhalten\nEsc|einen Schritt zurück: schließt, was offen ist, verlässt das Land im Blick",
    keys_search: "In der Suche",
    keys_search_all: "↑ ↓|einen Treffer wählen\nEingabe|danach fragen\nEsc|das Feld leeren",
    keys_map: "Auf der Karte, wenn die Tastatur bei ihr ist",
    keys_map_all: "← →|die Länder der Größe nach\nPos1 Ende|zum ersten und zum letzten Land\nA\u{a0}–\u{a0}Z|zum nächsten Land mit diesem Anfangsbuchstaben\nEingabe|das Land in den Blick nehmen oder verlassen\nUmschalt+Eingabe|wie die Zahl des Landes zustande kommt\n+ −|vergrößern, verkleinern\n0|die ganze Karte",
    keys_switch: "Die Tasten /, ? und P gelten auf dieser Seite",
    keys_switch_hint: "Gilt bis zum nächsten Laden der Seite: Gespeichert wird nichts. Die Tasten der Suche und der Karte bleiben.",
};
