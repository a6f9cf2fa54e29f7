/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files about customers: what is known of each, and lists of them. */

#pragma once

#include "vt-import.h"

G_BEGIN_DECLS

/* A column of more different values is no group of customers, and left out unless asked for. */
#define VT_CUSTOMER_FILE_MAX_VALUES 100
/* So many columns of customers a file may bring. */
#define VT_CUSTOMER_FILE_MAX_COLUMNS 64

/**
 * VtCustomerFileColumn:
 * @column: of the file, from 0
 * @n_values: different values, counted up to %VT_CUSTOMER_FILE_MAX_VALUES + 1
 * @n_known: rows that say something
 * @is_taken: may be changed until the file is imported
 * @why_not: (nullable): why it is left out to begin with, translated, static
 */
typedef struct
{
  guint       column;
  char       *name;   /* (owned) */
  char       *sample; /* (owned): the first value */
  guint       n_values;
  guint64     n_known;
  gboolean    is_taken;
  const char *why_not;
} VtCustomerFileColumn;

/**
 * VtCustomerFile:
 * @columns: (element-type VtCustomerFileColumn): all but that of the customer, in their order
 * @n_rows: rows behind the header that hold anything
 */
typedef struct
{
  VtImportPlan *plan;    /* (owned) */
  GPtrArray    *columns; /* (owned) */
  guint64       n_rows;
} VtCustomerFile;

/**
 * vt_customer_file_inspect:
 * @options: (nullable): `customer=COLUMN` says which column is the customer
 *
 * Reads the file once, to see which columns tell groups of customers apart: those with no more than
 * %VT_CUSTOMER_FILE_MAX_VALUES different values, of which none is an e-mail address. The rest is
 * left out to begin with: names and addresses say nothing of a group, and need not lie about.
 *
 * Returns: (transfer full): %NULL with the errors of vt_import_inspect()
 */
VtCustomerFile *vt_customer_file_inspect (const char            *path,
                                          const VtCurrency      *currency,
                                          const VtImportOptions *options,
                                          VtJob                 *job,
                                          GError               **error);
void            vt_customer_file_free (VtCustomerFile *file);
/* (nullable) */
VtCustomerFileColumn *vt_customer_file_find_column (VtCustomerFile *file, const char *name);

/**
 * vt_customer_file_import:
 * @ret_report: (out) (transfer full): what became of every row
 *
 * Keeps what the columns that are taken say: one edit, one step of undo, everything or nothing. An
 * empty cell, NA and NULL leave what was known. A customer whom no order names is kept as one
 * without orders, so that orders may come later and so that those who never bought can be
 * addressed.
 *
 * Returns: %FALSE with the errors of vt_import_inspect() and vt_workspace_edit(), or
 * %VT_ERROR_BAD_INPUT if no column is taken; then the workspace is as it was
 */
gboolean vt_customer_file_import (VtCustomerFile  *file,
                                  VtWorkspace     *workspace,
                                  VtJob           *job,
                                  VtImportReport **ret_report,
                                  GError         **error);

/**
 * vt_customer_list_read:
 * @options: (nullable): `customer=COLUMN` says which column has the customers; a file of one column
 * needs none
 * @workspace: (nullable): to tell which of them it knows; that of @currency
 * @ret_keys: (out) (transfer full) (array zero-terminated=1): each once, in the order of the file
 * @ret_report: (out) (transfer full): what became of every row
 *
 * Reads a list of customers. It changes nothing: a list lives in the condition of a segment.
 *
 * Returns: %FALSE with the errors of vt_import_inspect(), or %VT_ERROR_LIMIT if there are more than
 * %VT_SEGMENT_MAX_LISTED
 */
gboolean vt_customer_list_read (const char            *path,
                                const VtCurrency      *currency,
                                const VtImportOptions *options,
                                VtWorkspace           *workspace,
                                VtJob                 *job,
                                GStrv                 *ret_keys,
                                VtImportReport       **ret_report,
                                GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtCustomerFile, vt_customer_file_free)

G_END_DECLS
