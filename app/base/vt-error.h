/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong, as codes that say what the user can do about it. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VT_ERROR (vt_error_quark ())

/**
 * VtError:
 * @VT_ERROR_FAILED: none of the others; the message says what happened
 * @VT_ERROR_NOT_A_WORKSPACE: the file exists but is not one of ours
 * @VT_ERROR_TOO_NEW: written by a later version of Vitrine
 * @VT_ERROR_CORRUPT: damaged, or its content contradicts itself
 * @VT_ERROR_READ_ONLY: the file or its folder cannot be written
 * @VT_ERROR_IN_USE: another process holds the workspace
 * @VT_ERROR_NO_SPACE: the disk is full
 * @VT_ERROR_NOT_FOUND: the named file, product or offer does not exist
 * @VT_ERROR_CONSTRAINT: the change would break a rule of the data (a second product with one SKU)
 * @VT_ERROR_BAD_INPUT: a file or argument does not say what it should; the message names the place
 * and the remedy
 * @VT_ERROR_LIMIT: larger or deeper than this program accepts
 *
 * A cancelled job is %G_IO_ERROR_CANCELLED and is never shown. A message is one line, impersonal,
 * translated, without a full stop.
 */
typedef enum
{
  VT_ERROR_FAILED,
  VT_ERROR_NOT_A_WORKSPACE,
  VT_ERROR_TOO_NEW,
  VT_ERROR_CORRUPT,
  VT_ERROR_READ_ONLY,
  VT_ERROR_IN_USE,
  VT_ERROR_NO_SPACE,
  VT_ERROR_NOT_FOUND,
  VT_ERROR_CONSTRAINT,
  VT_ERROR_BAD_INPUT,
  VT_ERROR_LIMIT,
} VtError;

GQuark vt_error_quark (void);

G_END_DECLS
