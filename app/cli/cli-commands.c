/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every command: its word, what it takes and what it is for. */

#include "cli-commands.h"

#include <glib/gi18n-lib.h>

static const CliCommand offers_commands[] = {
    {"list", N_ ("WORKSPACE"), N_ ("Lists the offers."), cli_offers_list_run, NULL},
    {"add-bundle", N_ ("WORKSPACE"),
     N_ ("Makes a bundle: products that cost less when bought together."),
     cli_offers_add_bundle_run, NULL},
    {"add-from", N_ ("WORKSPACE FILE"), N_ ("Takes in offers of any kind, written as JSON."),
     cli_offers_add_from_run, NULL},
    {"show", N_ ("WORKSPACE OFFER"), N_ ("Shows an offer in full."), cli_offers_show_run, NULL},
    {"edit", N_ ("WORKSPACE OFFER"), N_ ("Changes an offer."), cli_offers_edit_run, NULL},
    {"remove", N_ ("WORKSPACE OFFER…"), N_ ("Removes offers."), cli_offers_remove_run, NULL},
    {"history", N_ ("WORKSPACE [OFFER]"),
     N_ ("Tells who changed what of an offer, and when; without one, lists what was deleted."),
     cli_offers_history_run, NULL},
    {"restore", N_ ("WORKSPACE OFFER [VERSION]"),
     N_ ("Makes an offer what it was, or brings back one that was deleted."),
     cli_offers_restore_run, NULL},
    {"suggest", N_ ("WORKSPACE"),
     N_ ("Suggests offers that the orders speak for, and makes them if asked to."),
     cli_offers_suggest_run, NULL},
    {"evidence", N_ ("WORKSPACE OFFER"),
     N_ ("Tells what the orders say for and against an offer, and what it would have cost."),
     cli_offers_evidence_run, NULL},
    {"check", N_ ("WORKSPACE [OFFER]"),
     N_ ("Says what is wrong with the offers, and mends it; fails if one of them must not go out."),
     cli_offers_check_run, NULL},
    {"conflicts", N_ ("WORKSPACE"),
     N_ ("Finds offers that are in each other’s way, never apply or give units away."),
     cli_offers_conflicts_run, NULL},
    {"floor", N_ ("WORKSPACE"),
     N_ ("Proves that all offers together leave the shop its margin, or shows the worst cart."),
     cli_offers_floor_run, NULL},
    {"cart", N_ ("WORKSPACE OFFER"), N_ ("Prints a small cart that an offer applies to."),
     cli_offers_cart_run, NULL},
    {0},
};

static const CliCommand campaigns_commands[] = {
    {"list", N_ ("WORKSPACE"), N_ ("Lists the campaigns, and which of them compete."),
     cli_campaigns_list_run, NULL},
    {"show", N_ ("WORKSPACE CAMPAIGN"), N_ ("Shows a campaign and its offers."),
     cli_campaigns_show_run, NULL},
    {"set", N_ ("WORKSPACE CAMPAIGN"), N_ ("Makes a campaign, or changes its dates and name."),
     cli_campaigns_set_run, NULL},
    {"add", N_ ("WORKSPACE CAMPAIGN OFFER…"), N_ ("Puts offers into a campaign."),
     cli_campaigns_add_run, NULL},
    {"take-out", N_ ("WORKSPACE OFFER…"), N_ ("Takes offers out of their campaigns."),
     cli_campaigns_take_out_run, NULL},
    {"copy", N_ ("WORKSPACE CAMPAIGN"), N_ ("Copies a campaign with its offers, to other dates."),
     cli_campaigns_copy_run, NULL},
    {"shift", N_ ("WORKSPACE CAMPAIGN"), N_ ("Moves a campaign to other dates, and its offers."),
     cli_campaigns_shift_run, NULL},
    {"pause", N_ ("WORKSPACE CAMPAIGN"), N_ ("Keeps the offers of a campaign from going out."),
     cli_campaigns_pause_run, NULL},
    {"resume", N_ ("WORKSPACE CAMPAIGN"), N_ ("Lets them out again."), cli_campaigns_resume_run,
     NULL},
    {"delete", N_ ("WORKSPACE CAMPAIGN"), N_ ("Deletes a campaign; keeps its offers."),
     cli_campaigns_delete_run, NULL},
    {"calendar", N_ ("WORKSPACE"), N_ ("Says which offers are live on each day."),
     cli_campaigns_calendar_run, NULL},
    {0},
};

static const CliCommand segments_commands[] = {
    {"list", N_ ("WORKSPACE"), N_ ("Lists the segments: how many customers, and what they bring."),
     cli_segments_list_run, NULL},
    {"show", N_ ("WORKSPACE SEGMENT"), N_ ("Shows whom a segment holds, and what they bring."),
     cli_segments_show_run, NULL},
    {"presets", N_ ("WORKSPACE"),
     N_ ("Shows the segments that the history suggests, and makes them if asked to."),
     cli_segments_presets_run, NULL},
    {"add-from", N_ ("WORKSPACE FILE"), N_ ("Takes in segments written as JSON."),
     cli_segments_add_from_run, NULL},
    {"remove", N_ ("WORKSPACE SEGMENT…"), N_ ("Removes segments."), cli_segments_remove_run, NULL},
    {"overlap", N_ ("WORKSPACE SEGMENT SEGMENT"),
     N_ ("Counts the customers that two segments share."), cli_segments_overlap_run, NULL},
    {"export", N_ ("WORKSPACE SEGMENT [FILE]"),
     N_ ("Writes the customers of a segment, so that a storefront can tag them."),
     cli_segments_export_run, NULL},
    {"import-customers", N_ ("WORKSPACE FILE"), N_ ("Takes in what a file says of customers."),
     cli_segments_import_customers_run, NULL},
    {"import-list", N_ ("WORKSPACE FILE"),
     N_ ("Makes a segment of the customers that a file lists."), cli_segments_import_list_run,
     NULL},
    {"day", N_ ("WORKSPACE [DAY]"),
     N_ ("Says, or sets, the day that segments are seen from; “last” follows the orders."),
     cli_segments_day_run, NULL},
    {0},
};

static const CliCommand commands[] = {
    {"new", N_ ("WORKSPACE"), N_ ("Makes an empty workspace."), cli_new_run, NULL},
    {"sample", N_ ("[SAMPLE WORKSPACE]"),
     N_ ("Makes a workspace from a sample shop; without arguments, lists the samples."),
     cli_sample_run, NULL},
    {"import", N_ ("WORKSPACE FILE…"),
     N_ ("Imports catalogues and orders from CSV files, plain or packed."), cli_import_run, NULL},
    {"info", N_ ("WORKSPACE"), N_ ("Says what a workspace holds."), cli_info_run, NULL},
    {"mine", N_ ("WORKSPACE"), N_ ("Finds what is bought together."), cli_mine_run, NULL},
    {"map", N_ ("WORKSPACE"), N_ ("Draws the map of what is bought together."), cli_map_run, NULL},
    {"offers", N_ ("COMMAND"), N_ ("Lists, makes and changes offers."), NULL, offers_commands},
    {"campaigns", N_ ("COMMAND"), N_ ("Lists, makes and moves campaigns."), NULL,
     campaigns_commands},
    {"segments", N_ ("COMMAND"), N_ ("Lists, makes and exports segments of customers."), NULL,
     segments_commands},
    {"evaluate", N_ ("PACK [CART]"),
     N_ ("Computes what a cart costs under a rule pack, and says why."), cli_evaluate_run, NULL},
    {"export", N_ ("WORKSPACE PACK"), N_ ("Writes the rule pack."), cli_export_run, NULL},
    {0},
};

const CliCommand *
cli_commands_get (void)
{
  return commands;
}
