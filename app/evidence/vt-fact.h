/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finding about an offer, and a picture of one: for people in words, for machines in numbers. */

#pragma once

#include "vt-money.h"

G_BEGIN_DECLS

typedef enum
{
  VT_TONE_NEUTRAL,
  VT_TONE_GOOD,
  VT_TONE_BAD,
} VtTone;

/**
 * VtFactUnit:
 * @VT_FACT_COUNT: @amount of orders, units, products …
 * @VT_FACT_MONEY: @amount in minor units
 * @VT_FACT_DAYS: @amount in days
 * @VT_FACT_SHARE: @number from 0 to 1, @n of @n_of
 * @VT_FACT_FACTOR: @number, how many times more than by chance
 * @VT_FACT_POINTS: @number in percentage points, @n of @n_of
 */
typedef enum
{
  VT_FACT_COUNT,
  VT_FACT_MONEY,
  VT_FACT_DAYS,
  VT_FACT_SHARE,
  VT_FACT_FACTOR,
  VT_FACT_POINTS,
} VtFactUnit;

/**
 * VtFact:
 * @code: what it is about, never translated: "attach"
 * @title: the same in words
 * @value: the figure in words: "9 %"; an em dash where it is not known
 * @sentence: what it says and from what it was counted
 * @is_known: whether there is a figure
 * @n: the count behind it; 0 where there is none
 * @n_of: of how many
 *
 * Texts are translated and plain.
 */
typedef struct
{
  const char *code;
  char       *title;    /* (owned) */
  char       *value;    /* (owned) */
  char       *sentence; /* (owned) */
  VtTone      tone;
  VtFactUnit  unit;
  gboolean    is_known;
  gint64      amount;
  double      number;
  guint64     n;
  guint64     n_of;
} VtFact;

/**
 * VtPictureForm:
 * @VT_PICTURE_BARS: one bar each, by name: months, tiers, products
 * @VT_PICTURE_HISTOGRAM: bars of ranges of a number that lie beside each other
 */
typedef enum
{
  VT_PICTURE_BARS,
  VT_PICTURE_HISTOGRAM,
} VtPictureForm;

/**
 * VtPictureBin:
 * @from: where the range begins, included; of a histogram, else the bar's number from 0
 * @until: where it ends, not included; %G_MAXINT64 for the last one of those that have no end
 * @value: how much is in it
 * @label: what stands below it, short
 * @text: what it says as a whole: "£40.00 to £50.00: 312 orders"
 */
typedef struct
{
  gint64 from;
  gint64 until;
  gint64 value;
  char  *label; /* (owned) */
  char  *text;  /* (owned) */
} VtPictureBin;

/* A place on the axis of a histogram worth a line, as the step of a threshold. */
typedef struct
{
  gint64 at;
  char  *label; /* (owned) */
} VtPictureMark;

/**
 * VtPicture:
 * @code: what it shows, never translated: "order-values"
 * @title: the same in words
 * @sentence: what is to be seen in it
 * @bins: (element-type VtPictureBin): from left to right
 * @marks: (element-type VtPictureMark): of a histogram
 */
typedef struct
{
  const char   *code;
  VtPictureForm form;
  char         *title;    /* (owned) */
  char         *sentence; /* (owned) */
  GPtrArray    *bins;     /* (owned) */
  GPtrArray    *marks;    /* (owned) */
} VtPicture;

void vt_fact_free (VtFact *fact);

VtPicture *vt_picture_new (const char *code, VtPictureForm form);
void       vt_picture_free (VtPicture *picture);
/* Takes @label and @text. */
void vt_picture_add_bin (
    VtPicture *picture, gint64 from, gint64 until, gint64 value, char *label, char *text);
/* A bar, its number following that of the one before. Takes @label and @text. */
void vt_picture_add_bar (VtPicture *picture, gint64 value, char *label, char *text);
/* Takes @label. */
void vt_picture_add_mark (VtPicture *picture, gint64 at, char *label);
/* (nullable): the bin with @at in it. */
VtPictureBin *vt_picture_find_bin (VtPicture *picture, gint64 at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VtPicture, vt_picture_free)

G_END_DECLS
