/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample shops that come with the program: folders of files, imported like anybody's own. */

#pragma once

#include "vt-import-report.h"
#include "vt-workspace.h"

G_BEGIN_DECLS

/**
 * VtSample:
 * @name: the folder's name, by which the sample is asked for ("online-retail")
 * @title: what the shop is called, translated
 * @description: one line about it, translated, without a full stop
 * @currency: what its prices are in
 * @time_zone: where it is, so that its packs are the same on every machine
 * @rank: samples are listed by it, lowest first
 * @paths: (array zero-terminated=1): the files, in the order in which they are imported
 * @offers_path: (nullable): the file of its offers, see vt_sample_create_shop()
 * @campaigns_path: (nullable): the file of its campaigns, likewise
 * @segments_path: (nullable): the file of its segments, likewise
 */
typedef struct
{
  char      *name;
  char      *title;
  char      *description;
  VtCurrency currency;
  char      *time_zone;
  int        rank;
  char     **paths;
  char      *offers_path;
  char      *campaigns_path;
  char      *segments_path;
} VtSample;

/**
 * vt_samples_dup_data_dir:
 *
 * Returns: the folder whose subfolder "samples" holds them: the environment's VITRINE_DATA_DIR if
 * set, else where the program is installed
 */
char *vt_samples_dup_data_dir (void);

/**
 * vt_samples_list:
 * @data_dir: as vt_samples_dup_data_dir()
 *
 * Every folder in samples with a readable sample.ini is one.
 *
 * Returns: (element-type VtSample) (transfer full): by rank, then name; %NULL with
 * %VT_ERROR_NOT_FOUND if there is no such folder, %VT_ERROR_BAD_INPUT if a sample.ini does not say
 * what it should
 */
GPtrArray *vt_samples_list (const char *data_dir, GError **error);

/**
 * vt_samples_find:
 *
 * Returns: (transfer full): %NULL with the errors of vt_samples_list(), or with
 * %VT_ERROR_NOT_FOUND and the names there are
 */
VtSample *vt_samples_find (const char *data_dir, const char *name, GError **error);

/**
 * vt_sample_create:
 * @path: a file that must not exist yet
 * @ret_reports: (out) (optional) (transfer full) (element-type VtImportReport): one a file
 *
 * Makes a workspace and imports the sample's files into it. If anything fails or @job is cancelled,
 * no file is left at @path.
 *
 * Returns: (transfer full): the open workspace; %NULL with the errors of vt_workspace_create(),
 * vt_import_inspect() and vt_import_run()
 */
VtWorkspace *vt_sample_create (
    const VtSample *sample, const char *path, VtJob *job, GPtrArray **ret_reports, GError **error);

void vt_sample_free (VtSample *sample);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtSample, vt_sample_free)

G_END_DECLS
