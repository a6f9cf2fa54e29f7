/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One offer while it is being looked at: what the checks share. Internal to this folder. */

#pragma once

#include "vt-check.h"
#include "vt-reach.h"
#include "vt-shelf.h"
#include "vt-trial.h"
#include "vt-words.h"

G_BEGIN_DECLS

typedef struct _VtBeside VtBeside;

/* One check of all offers. */
typedef struct
{
  const VtCheckContext *context;
  GPtrArray            *offers;    /* (unowned) (element-type VtOffer) */
  GPtrArray            *problems;  /* (owned) (element-type VtProblem) */
  VtShelf              *shelf;     /* (owned) */
  VtBeside             *beside;    /* (owned): what offers have in common */
  GHashTable           *values;    /* (owned): what counts → VtOrderValues: what orders came to */
  GPtrArray            *languages; /* (owned) (element-type utf8): of texts, sorted */
} VtChecker;

/**
 * VtExam:
 * @n_errors: found so far
 * @reach: what the offer names; not what it selects
 * @samples: products that were chosen to be tried, see vt_samples_choose()
 * @trial: there once it is known that the evaluator takes the offer
 */
typedef struct
{
  VtChecker     *checker; /* (unowned) */
  const VtOffer *offer;   /* (unowned) */
  JsonObject    *terms;   /* (unowned): of @offer */
  guint          n_errors;
  VtReach       *reach;                  /* (owned) */
  GPtrArray     *samples;                /* (owned) (nullable) (element-type GArray) */
  VtTrial       *trial;                  /* (owned) (nullable) */
  JsonNode      *form;                   /* (owned) (nullable): of @offer, for fixes */
  gboolean       has_asked_for_evidence; /* one note of it is enough */
} VtExam;

void vt_exam_init (VtExam *exam, VtChecker *checker, const VtOffer *offer);
void vt_exam_clear (VtExam *exam);

/* ---- what is found ---- */

/* Takes @text. Returns: (transfer none): to give it fixes. */
VtProblem *vt_exam_add (VtExam *exam, VtProblemCode code, const char *sku, char *text);
/* Takes @title. Returns: (transfer none): to give it steps. */
VtFix *vt_exam_add_fix (VtProblem *problem, char *title);
/* What is at @path gives way to @after (transfer full) (nullable). */
void vt_exam_set (VtExam *exam, VtFix *fix, const char *path, JsonNode *after);
void vt_exam_set_int (VtExam *exam, VtFix *fix, const char *path, gint64 value);
void vt_exam_set_text (VtExam *exam, VtFix *fix, const char *path, const char *text);
/* Takes the element at @index out of the array at @path. */
void vt_exam_remove_element (VtExam *exam, VtFix *fix, const char *path, guint index);
/* (nullable): what is there now, in the offer's form; belongs to @exam. */
JsonNode *vt_exam_get (VtExam *exam, const char *path);

/* (nullable): what is at the path in the offer's terms. */
JsonNode *vt_exam_get_term (const VtExam *exam, const char *path);
/* (element-type utf8): the paths that @pattern stands for, "N" for each element of an array in the
 * offer's terms: "steps/N/gift"; one where there is none. */
GPtrArray *vt_exam_list_paths (const VtExam *exam, const char *pattern);

/* ---- words ---- */

/* The product's title; its SKU if it has none. */
char *vt_exam_tell_product (const VtExam *exam, guint32 product);
char *vt_exam_tell_money (const VtExam *exam, gint64 minor);

/* ---- products ---- */

const VtProduct *vt_exam_get_product (const VtExam *exam, guint32 product);
/* %VT_PRODUCT_NONE if the member is no SKU of the catalogue. */
guint32 vt_exam_find_product (const VtExam *exam, const char *sku);
/* What the selector @name of @object (nullable) selects; everything if there is none. */
const GArray *vt_exam_select (const VtExam *exam, JsonObject *object, const char *name);

/* Of @products (element-type guint32) the one with the lowest price, or the highest;
 * %VT_PRODUCT_NONE if there is none. */
guint32 vt_exam_pick_cheapest (const VtExam *exam, const GArray *products);
guint32 vt_exam_pick_dearest (const VtExam *exam, const GArray *products);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VtExam, vt_exam_clear)

G_END_DECLS
