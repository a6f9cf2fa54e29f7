/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of an offer that shoppers read. Internal to this folder. */

#pragma once

#include "vt-exam.h"

G_BEGIN_DECLS

/**
 * VtText:
 * @path: in the offer's form ("message/de", "steps/1/message/en")
 * @place: as of vt-offer-texts.h ("message", "steps/1/message")
 * @language: a BCP 47 tag, %VT_LOCALE_UNKNOWN where nobody has said
 */
typedef struct
{
  char       *path;     /* (owned) */
  char       *place;    /* (owned) */
  char       *language; /* (owned) */
  const char *text;     /* (unowned): of the offer */
} VtText;

/* (element-type VtText): all of them, by place, then language. */
GPtrArray *vt_texts_list (const VtOffer *offer);
/* Whether it is a message, and no reason. */
gboolean vt_text_is_message (const VtText *text);

/* (element-type utf8): the languages in which offers that are ready have a message, sorted. */
GPtrArray *vt_texts_list_languages (GPtrArray *offers);

G_END_DECLS
