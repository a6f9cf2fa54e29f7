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
    {"suggest", N_ ("WORKSPACE"),
     N_ ("Suggests bundles from what is bought together, and makes them if asked to."),
     cli_offers_suggest_run, NULL},
    {"check", N_ ("WORKSPACE"),
     N_ ("Says what is wrong with the offers; fails if one of them must not go out."),
     cli_offers_check_run, NULL},
    {"cart", N_ ("WORKSPACE OFFER"), N_ ("Prints a small cart that an offer applies to."),
     cli_offers_cart_run, NULL},
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
