/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every command, one file each. */

#pragma once

#include "cli-call.h"

G_BEGIN_DECLS

CliStatus cli_new_run (CliCall *call);
CliStatus cli_sample_run (CliCall *call);
CliStatus cli_import_run (CliCall *call);
CliStatus cli_info_run (CliCall *call);
CliStatus cli_mine_run (CliCall *call);
CliStatus cli_map_run (CliCall *call);
CliStatus cli_offers_list_run (CliCall *call);
CliStatus cli_offers_add_bundle_run (CliCall *call);
CliStatus cli_offers_add_from_run (CliCall *call);
CliStatus cli_offers_show_run (CliCall *call);
CliStatus cli_offers_history_run (CliCall *call);
CliStatus cli_offers_restore_run (CliCall *call);
CliStatus cli_offers_edit_run (CliCall *call);
CliStatus cli_offers_remove_run (CliCall *call);
CliStatus cli_offers_suggest_run (CliCall *call);
CliStatus cli_offers_check_run (CliCall *call);
CliStatus cli_offers_evidence_run (CliCall *call);
CliStatus cli_offers_conflicts_run (CliCall *call);
CliStatus cli_offers_floor_run (CliCall *call);
CliStatus cli_offers_cart_run (CliCall *call);
CliStatus cli_campaigns_list_run (CliCall *call);
CliStatus cli_campaigns_show_run (CliCall *call);
CliStatus cli_campaigns_set_run (CliCall *call);
CliStatus cli_campaigns_add_run (CliCall *call);
CliStatus cli_campaigns_take_out_run (CliCall *call);
CliStatus cli_campaigns_copy_run (CliCall *call);
CliStatus cli_campaigns_shift_run (CliCall *call);
CliStatus cli_campaigns_pause_run (CliCall *call);
CliStatus cli_campaigns_resume_run (CliCall *call);
CliStatus cli_campaigns_delete_run (CliCall *call);
CliStatus cli_campaigns_calendar_run (CliCall *call);
CliStatus cli_segments_list_run (CliCall *call);
CliStatus cli_segments_show_run (CliCall *call);
CliStatus cli_segments_presets_run (CliCall *call);
CliStatus cli_segments_add_from_run (CliCall *call);
CliStatus cli_segments_remove_run (CliCall *call);
CliStatus cli_segments_overlap_run (CliCall *call);
CliStatus cli_segments_export_run (CliCall *call);
CliStatus cli_segments_import_customers_run (CliCall *call);
CliStatus cli_segments_import_list_run (CliCall *call);
CliStatus cli_segments_day_run (CliCall *call);
CliStatus cli_evaluate_run (CliCall *call);
CliStatus cli_export_run (CliCall *call);

/* The table of them, ended by a name of %NULL. */
const CliCommand *cli_commands_get (void);

G_END_DECLS
