/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers for texts: each different text once, numbered from 0 as first met. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VT_INTERN_NONE G_MAXUINT32

/* Made for some millions of short texts: each takes its bytes and about 20 more. */
typedef struct _VtIntern VtIntern;

VtIntern *vt_intern_new (void);
void      vt_intern_free (VtIntern *self);

/* The number of a text, a new one if need be. There may be 2^32 - 2. */
guint32 vt_intern_add (VtIntern *self, const char *text, gsize length);
/* %VT_INTERN_NONE if it was never added. */
guint32 vt_intern_find (VtIntern *self, const char *text, gsize length);

guint32 vt_intern_get_n (VtIntern *self);
/* NUL-terminated; lives until the next text is added. */
const char *vt_intern_get (VtIntern *self, guint32 number, gsize *ret_length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtIntern, vt_intern_free)

G_END_DECLS
