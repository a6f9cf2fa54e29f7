/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a file means what, by the names that shops and their systems give to columns. */

#pragma once

#include "vt-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VtField:
 * @VT_FIELD_NONE: a column that is not used
 *
 * What a column can mean. Order lines use order to country and sku, title, price; a catalogue uses
 * sku to weight. Of customers one column is the customer; the others are what is known of them.
 */
typedef enum
{
  VT_FIELD_NONE,
  VT_FIELD_ORDER,
  VT_FIELD_TIME,
  VT_FIELD_QUANTITY,
  VT_FIELD_CUSTOMER,
  VT_FIELD_COUNTRY,
  VT_FIELD_SKU,
  VT_FIELD_TITLE,
  VT_FIELD_PRICE,
  VT_FIELD_COST,
  VT_FIELD_CATEGORY,
  VT_FIELD_BRAND,
  VT_FIELD_STOCK,
  VT_FIELD_KIND,
  VT_FIELD_TAGS,
  VT_FIELD_ATTRIBUTES,
  VT_FIELD_WEIGHT,
} VtField;

#define VT_N_FIELDS 17

typedef enum
{
  VT_IMPORT_AUTO,
  VT_IMPORT_CATALOGUE,
  VT_IMPORT_ORDERS,
  VT_IMPORT_CUSTOMERS, /* never found out, only asked for */
} VtImportKind;

/**
 * VtMapping:
 * @kind: never auto
 * @score: how sure that is, 0 to 100
 * @reason: (owned): why, in one translated sentence without a full stop
 * @column: (array length=VT_N_FIELDS): column of each field, -1 if there is none; a field has one
 * column, and a column one field
 */
typedef struct
{
  VtImportKind kind;
  int          score;
  char        *reason;
  int          column[VT_N_FIELDS];
} VtMapping;

/* "sku", "order", "time"…: the name of a field in overrides and JSON. */
const char *vt_field_get_id (VtField field);
/* "SKU", "Order", "Date and Time"…, translated. */
const char *vt_field_get_label (VtField field);
gboolean    vt_field_from_id (const char *id, VtField *ret_field);

/**
 * vt_mapping_guess:
 * @headers: (array length=n_headers): the names of the columns
 * @kind: what the file is, or %VT_IMPORT_AUTO to find out
 * @overrides: (nullable) (array zero-terminated=1): "field=column", the column by its name or by
 * its number from 1; "field=" leaves a field without a column. They win over the guess.
 *
 * Names are compared without regard to letter case, blanks and punctuation.
 *
 * Returns: %FALSE with %VT_ERROR_BAD_INPUT if an override names no field or column, if the kind
 * cannot be told, or if a field without which nothing can be stored has no column; the message
 * names the columns there are
 */
gboolean vt_mapping_guess (const char *const *headers,
                           guint              n_headers,
                           VtImportKind       kind,
                           const char *const *overrides,
                           VtMapping         *ret_mapping,
                           GError           **error);
void     vt_mapping_clear (VtMapping *mapping);

/* The field a column stands for. */
VtField vt_mapping_get_field (const VtMapping *mapping, guint column);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtMapping, vt_mapping_clear)

G_END_DECLS
