//! Long texts in English that are fetched when asked for: how the numbers come about, what a search found.
//! What a view says is in the messages.

use crate::text::Guide;

/// Every long text in English.
pub const GUIDE: Guide = Guide {
    method_title: "How these numbers are made",
    method_intro: "The browser computes every share from the rows of the trade data. Zᵢⱼ is trade from i to j of one stage in one year, C are the territories counted as China, p is output, M imports, X exports, and x = p + M a country’s supply. Trade inside C, inside a group in focus, and of a country with itself does not count.",
    method_ours: "our own definition",
    plain_direct: "The part of imports that China itself sent. It counts the last sender alone: Chinese goods that another country sells on are not in it.",
    plain_origin: "The part of imports that was first mined or made in China, even where another country sold it on. Each country sells what it makes and what it buys in the same proportions. Where output is not known, only its least amount is, X − M; then this is an interval that no assumption enters. It is balanced in tonnes where tonnes are known for at least 90% of the value, else in dollars, and weighted in the unit chosen.",
    plain_touch: "The part of imports that was mined, processed or traded in China at this or an earlier stage. What China sends counts wholly; what another country makes of Chinese inputs counts for the part u of its inputs that touched China. Never below the direct share.",
    plain_hidden: "What passed through China but was sent by another country: touch less the direct share.",
    plain_band: "The lowest and the highest share that the data give over unit, measure and extent of China, intervals included. It shows how far the answer hangs on definitions.",
    plain_concentration: "The sum of the squared shares of all suppliers, from nearly 0 (many alike) to 10,000 (one). Likewise for the exporters of the world.",
    plain_n_minus_1: "Which part of use would be covered without the largest supplier. Use is p + M − X where output is known in the same terms and tonnes are asked, else M.",
    plain_reliance: "The part of use that comes from abroad, net. Only where output is known.",
    plain_65: "The EU regulation on critical raw materials wants no more than 65% of yearly use to come from one third country. Beside it stands what would have to come from elsewhere. For countries outside the EU it is a yardstick, not a rule.",
    plain_strategic: "Three conditions of the European Commission: concentrated imports, mostly from outside the group, and more imports than exports. Only all three together count as strategic dependency.",
    plain_unit_value: "Value over quantity of the rows that have both. Not a market price.",
    plain_output_share: "China’s part of published world output (USGS, IEA). It stands beside trade because some goods are mined and processed but hardly exported.",
    limits_title: "What the numbers do not say",
    limit_hs: "A trade heading is not a mineral: one heading holds gallium with germanium, indium and four other metals.",
    limit_route: "Trade is not a route: an arrow runs from seller to buyer.",
    limit_provisional: "The year 2024 is provisional in the trade data.",
    limit_tonnes: "Tonnes are noisier than dollars: some rows have none and are estimated by their exporter’s unit value, which is said.",
    limit_partial: "For some years only the largest partners of each country are known. They give the direct share alone and stand apart in lines.",
    limit_output: "Known output is raised where a country sells more than it makes and buys, which is said. Countries that the source does not name count as zero in such years.",
    limit_taiwan: "Taiwan appears in the trade data as “Other Asia, not elsewhere specified”.",
    limit_hong_kong: "Hong Kong and Macao report apart from the mainland and count as China only on request.",
    found_none: "Nothing found. The search knows minerals with their stages, countries and groups, in several languages, and codes of countries, signs of elements and trade lines (HS).",
    found_one: "1 match",
    found_many: "{n} matches",
    found_more: "{n} matches, the nearest {shown} are listed",
    keys_anywhere: "Anywhere on the page",
    keys_anywhere_all: "/|to the search\n?|this list\nP|play the years, and stop\nEsc|one step back: closes what is open, leaves the country in focus",
    keys_search: "In the search",
    keys_search_all: "↑ ↓|choose a match\nEnter|ask about it\nEsc|clear the field",
    keys_map: "On the map, while the keyboard is at it",
    keys_map_all: "← →|the countries by size\nHome End|to the first and the last country\nA\u{a0}–\u{a0}Z|to the next country that begins with the letter\nEnter|take the country into focus, or leave it\nShift+Enter|how the number of the country comes about\n+ −|zoom in, zoom out\n0|the whole map",
    keys_switch: "The keys /, ? and P act on this page",
    keys_switch_hint: "Until the page is loaded again: nothing is stored. The keys of the search and of the map stay.",
};
