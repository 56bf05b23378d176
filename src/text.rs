//! Words and numbers of the map in every language: message tables, grammar, the one number formatter.
//! Knows languages; does not know which sentence a view needs.

pub mod de;
pub mod en;
pub mod fr;
pub mod glossary;
pub mod grammar;
pub mod ja;
pub mod number;
mod table;

use crate::json::Json;
use crate::model::Lang;
use crate::model::decode::Refusal;
use std::sync::OnceLock;
use table::texts;

texts! {
    /// Every sentence and label that a view of the map may need. `{name}` is filled in by [`fill`].
    Messages as "" from MESSAGES {
        // The page.
        page_title, page_claim, skip_to_table, language, language_missing,
        // The question bar.
        question, mineral, search, search_hint, keys, tour, stage, year, unit, unit_usd, unit_t, china_is,
        china_mainland, china_with_hk, flows_shown, flows_all, focus, focus_world, groups, countries, more, line, line_all, view,
        view_atlantic, view_pacific, view_asia, zoom, zoom_in, zoom_out, zoom_reset, zoom_hint,
        pan, pan_left, pan_right, pan_up, pan_down, places, place_europe, place_east_asia, place_focus,
        directions, direction_both, direction_in, direction_out, map_keys, play, pause, pace, sheet, embed, data, copy_link, link_copied, link_here, leave_focus,
        // Tiers.
        tier_1, tier_2, tier_3,
        // Groups.
        group_eu27, group_g7, group_quad, group_oecd,
        // The finding.
        finding_importer, finding_importer_none, finding_focus_empty,
        finding_world, finding_no_data, finding_no_heading, by_value, by_weight, share_over, share_under, key_share, key_share_world, key_top3, key_top3_world,
        key_without_largest, key_importers_above_half, key_65_met, key_65_move, key_65_times,
        // The map.
        map_desc, map_desc_none, label_china, label_china_hk, flow_tip, node_imports, node_share, node_exports, node_no_imports, land_unknown,
        // The legend.
        legend, legend_width, legend_china, legend_other, legend_share, legend_none, legend_ring, legend_rest,
        // The table.
        table_caption, table_country, table_imports, table_share, table_largest,
        suppliers_caption, suppliers_supplier, suppliers_share, table_show_all, table_show_fewer, table_empty,
        // Amounts.
        amount_usd, amount_musd, amount_busd, amount_t, amount_kt, amount_mt, column_usd, column_t,
        // Notices.
        notices, notice_impossible, notice_in_dollars, notice_part_estimated, notice_partial_year, notice_direct_only, notice_balanced_t, notice_balanced_usd, notice_output_raised, notice_undetermined, notice_no_data,
        notice_no_data_at_all, notice_no_heading, notice_provisional, notice_focus_without_imports, notice_edition, notice_own, ask_nearest,
        // Measures, bounds and bands.
        measure, measure_direct, measure_origin, measure_touch, interval_between, interval_above,
        interval_below, interval_open, band, finding_origin, finding_touch, finding_world_origin,
        finding_world_touch, key_origin, key_touch, key_world_origin, key_world_touch, node_measure,
        legend_measure, legend_ring_measure, legend_possible, bar_hint,
        // The chain of stages.
        chain_exports, chain_mined, chain_made, chain_no_trade, chain_no_output,
        // The panel of the focus.
        panel_title, panel_share, panel_hidden, panel_suppliers, suppliers_rest, panel_waiting,
        chart_share_title, chart_share_text, chart_value, chart_weight, chart_price, scale_usd, scale_t,
        scale_price, price, chart_table, year_partial, chart_moments, chart_partial, chart_possible, control_tip, control_suspended,
        control_licence, control_ban, control_quota, control_technology, control_entity_list, control_reported,
        control_other, date, date_month, day_first, months,
        // Tests of dependency.
        panel_tests, test_passed, test_failed, test_dependent, test_not_dependent, test_no_use, test_65_passed,
        test_65_failed, test_n_minus_1, test_concentration, test_strategic, test_no_exports, test_reliance,
        test_reliance_unknown, use_known, use_is_imports,
        // Output and reserves.
        output_caption, output_what, output_world, output_china, output_mined, output_refined, output_row,
        output_reserves, output_reserves_pgm, output_not_named, output_withheld,
        // Comparison.
        compare, compare_hint, compare_add, compare_choose, compare_remove,
        // How a number is made.
        audit, audit_hint, audit_sentence, audit_exports, exports_share, audit_world, audit_largest, audit_rest, audit_sum, audit_formula,
        audit_source, audit_ours, audit_rows, audit_exporter, audit_importer, audit_line, audit_part,
        audit_estimated, audit_shown, audit_backing, audit_made, audit_bought, audit_sold, audit_own,
        audit_least, audit_raised, audit_copy, audit_copied, audit_csv, audit_close, audit_output,
        audit_output_rows, audit_others, audit_form, panel_audit,
        // Names of the measures.
        figure_direct, figure_origin, figure_touch, figure_hidden, figure_band, figure_concentration,
        figure_n_minus_1, figure_reliance, figure_65, figure_strategic, figure_unit_value, figure_output_share,
        what_if, timeline, method, questions, flows_list, behind_waiting, behind_missing,
        // Failures.
        failure_missing, failure_shape, failure_version, failure_edition, failure_broken, failure_retry, slow, failure_detail, embed_open, embed_levers, failure_static, failure_title,
        // The foot.
        picture_source, foot_source_own, foot_sources, foot_edition, foot_borders, foot_licence, foot_method, foot_privacy,
        // Grammar, for [`grammar`], and what stands between parts of a sentence.
        bought, comma, colon, semicolon, stop, space, forms, names,
    }
}

texts! {
    /// What the second module alone tells: long texts, a flow, what a search found; fetched when a reader first asks for it.
    Guide as "guide-" from GUIDE {
        method_title, method_intro, method_ours, glossary_title,
        // Every measure in plain words.
        plain_direct, plain_origin, plain_touch, plain_hidden, plain_band, plain_concentration,
        plain_n_minus_1, plain_reliance, plain_65, plain_strategic, plain_unit_value, plain_output_share,
        // A flow.
        flow_title, flow_between, flow_amount, flow_largest, flow_rank, flow_bought, flow_sent, sent, flow_price,
        flow_none, flow_inside, flow_as_it_was, flow_value, flow_weight, flow_shares, flow_nothing, flow_gaps,
        flow_others, flow_largest_drawn, flow_name, flow_amount_head,
        // Limits.
        limits_title, limit_hs, limit_route, limit_provisional, limit_tonnes, limit_partial, limit_output, limit_taiwan, limit_hong_kong,
        // Accessibility.
        access_title, access_aim, access_keys, access_same, access_limit_map, access_limit_names, access_limit_readers, access_report,
        // What a search found.
        found_none, found_one, found_many, found_more,
        // Keys.
        keys_anywhere, keys_anywhere_all, keys_search, keys_search_all, keys_map, keys_map_all, keys_switch, keys_switch_hint,
        // The view in an article.
        article_title, article_own, article_show, article_map, article_table, article_ranking, article_chart, article_scenario, article_lang_auto, article_theme,
        article_auto, article_light, article_dark, article_edition, article_newest, article_this_edition, article_height,
        article_preview, article_refused, article_alone, article_with_script, article_plain, article_address,
        article_picture, article_copy, article_selected,
        // The tour.
        tour_step, tour_back, tour_next, tour_done, tour_finding, tour_finding_text, tour_map, tour_map_text,
        tour_measure, tour_measure_text, tour_what_if, tour_what_if_text,
    }
}

texts! {
    /// What levers, their answers and the timeline say; fetched with the code that tells them.
    WhatIfTexts as "what-if-" from WHAT_IF {
        bar_title, bar_stop, aim_all, aim_some, and, month_one, month_many, day_one, day_many, bar_reroute,
        bar_pool, bar_deals, reset, finding_stop, finding_rerouted, finding_stop_world,
        finding_rerouted_world, finding_not_hit, finding_deals, finding_deals_same, extent_all,
        extent_part, deal_one, deal_many, key_lost, key_lost_world, key_unmet, key_unmet_world, key_after,
        key_short_count, key_deal_tonnes, key_replaced, note_assumption, note_partial, note_nobody_hit,
        note_pool_one, note_pool_china, note_pool_usd, note_no_days, note_pool_no_use, note_deal_unknown, note_deal_elsewhere,
        note_deal_no_tonnes, tip_change, tip_new, tip_short, tip_after, tip_site_many,
        legend_lost, legend_steps_in, legend_short, legend_initiative, legend_deal_on, legend_inventory,
        map_desc, none, table_caption, table_before, table_after, table_open, levers_stop, lever_stop,
        lever_to, lever_to_all, lever_add, lever_remove, lever_months, lever_reroute, lever_spare,
        lever_grow, assumption, presets, preset_control, preset_control_hint, preset_all, preset_pool,
        levers_stock, lever_pool, lever_add_member, lever_days, stock_assumption, facts_title, fact_source,
        levers_deals, deals_hint, deals_none, deals_others, deal_line,         certainty_high, certainty_medium, certainty_low, inventory, inventory_source,
        site_mine, site_plant, site_project, result_none, result_stop, result_stop_only, result_own,
        result_over_months, short_caption, short_lost, short_unmet, short_share, short_rest,
        rerouted_caption, rerouted_from, rerouted_to, rerouted_more, rerouted_before, stock_title,
        stock_text, stock_lasts, stock_not_needed, stock_longer, stock_caption, stock_use, stock_stock,
        stock_worth, stock_alone, stock_pooled, stock_balance, stock_gain, stock_gain_usd, stock_all_short,
        stock_enough, stock_no_stop, stock_gives, stock_cost, stock_cost_unknown, focus_title,
        focus_measure, focus_before, focus_deals, focus_after, focus_imports, focus_move,
        focus_lost, focus_held, timeline_controls, timeline_initiatives, timeline_text, timeline_none,
        timeline_unsure, timeline_general, timeline_limits,
        timeline_targets, timeline_all, timeline_marks, source,
    }
}

texts! {
    /// What is said of files: a reader's own, and those that a reader takes away; fetched with the code that handles them.
    FileTexts as "files-" from FILES {
        // The dialog.
        title, take_title, take_hint, take_table, take_flows, take_facts, take_picture, take_chart, take_comparison, cite_title, cite_text,
        cite_bibtex, copy, open_title, open_hint, open_choose, open_drop, open_paste, open_read, open_private, open_formats,
        // Reading.
        reading, cancel, cancelled, pasted,
        // The report.
        report_title, report_used, report_sum, report_marks, separator_comma, separator_semicolon, separator_tab, separator_bar,
        mark_point, mark_comma, report_ignored, report_other_lines, report_other_revision, report_without_tonnes,
        report_dropped, report_first, report_cut, report_row, report_column, report_expected, report_found, report_csv, report_rest, close,
        another, own_data, own_link,
        // What was expected.
        want_cells, want_year, want_mineral, want_stage, want_country, want_other_country, want_amount, want_same_mark,
        want_line, want_coverage, want_once, want_utf8,
        // Files that cannot be read.
        refused_title, refused_empty, refused_zip, refused_gzip, refused_utf16, refused_markup, refused_pdf, refused_binary, refused_head,
        refused_missing, refused_twice, refused_too_long, refused_too_many, refused_too_large, refused_revision,
        refused_no_rows, refused_shape, first_fault, first_fault_row,
    }
}

/// The messages of a language.
#[must_use]
pub fn messages(lang: Lang) -> &'static Messages {
    Messages::of(lang)
}

/// The long texts of a language.
#[must_use]
pub fn guide(lang: Lang) -> &'static Guide {
    Guide::of(lang)
}

/// The texts about levers of a language.
#[must_use]
pub fn what_if(lang: Lang) -> &'static WhatIfTexts {
    WhatIfTexts::of(lang)
}

/// The texts about files of a language.
#[must_use]
pub fn files(lang: Lang) -> &'static FileTexts {
    FileTexts::of(lang)
}

/// Puts values in the place of `{name}`.
#[must_use]
pub fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(pattern.len() + 32);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        text += before;
        let Some((name, after)) = after.split_once('}') else { return text };
        text += values.iter().find(|(n, _)| *n == name).map_or("", |(_, value)| value);
        rest = after;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn holes(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
    }

    /// What a language may need or not: possessives and verbs that change with their subject, the ending of a plural.
    const GRAMMAR: [&str; 4] = ["its", "bought", "sent", "s"];

    fn same_values(what: &str, texts: &[(&str, &str)], english: &[(&str, &str)]) {
        for ((key, text), (_, english)) in texts.iter().zip(english) {
            assert!(!text.is_empty() || *key == "space", "{what}: {key} is empty");
            let [found, expected] = [text, english].map(|text| {
                let mut holes = holes(text);
                holes.retain(|hole| !GRAMMAR.contains(hole));
                holes
            });
            assert_eq!(found, expected, "{what}: {key}: the values of the English text expected");
        }
    }

    #[test]
    fn every_language_says_every_message_with_the_same_values() {
        for lang in Lang::ALL {
            let what = format!("{lang:?}");
            same_values(&what, &messages(lang).entries(), &messages(Lang::En).entries());
            same_values(&what, &guide(lang).entries(), &guide(Lang::En).entries());
            same_values(&what, &what_if(lang).entries(), &what_if(Lang::En).entries());
            same_values(&what, &files(lang).entries(), &files(Lang::En).entries());
        }
    }

    #[test]
    fn the_page_reads_the_texts_of_its_own_build_and_no_others() {
        for lang in Lang::ALL {
            let file = ["public/", &Messages::file(lang)].concat();
            let file = crate::json::parse(&std::fs::read_to_string(file).expect("a file")).expect("JSON");
            let read = Messages::read(lang, &&file).map(|table| table.entries());
            assert_eq!(read, Ok(messages(lang).entries()), "run `cargo xtask text`");

            let other = Lang::ALL.into_iter().find(|l| *l != lang).expect("another language");
            let found = Messages::fingerprint(lang).to_owned();
            assert_eq!(Messages::read(other, &&file).map(|_| ()), Err(Refusal::Edition(found.clone())));
            let short = format!(r#"{{"fingerprint":"{found}","texts":["a"]}}"#);
            let short = crate::json::parse(&short).expect("JSON");
            assert!(matches!(Messages::read(lang, &&short), Err(Refusal::Shape(_))));
        }
    }

    #[test]
    fn values_are_filled_in_and_never_read_again() {
        assert_eq!(fill("{a} of {b}", &[("a", "{b}"), ("b", "2")]), "{b} of 2");
        assert_eq!(fill("no end {a", &[("a", "1")]), "no end ");
    }
}
