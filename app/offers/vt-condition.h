/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions of an offer as a list of parts, and changed part by part. */

#pragma once

#include "vt-offer.h"
#include "vt-terms-path.h"

G_BEGIN_DECLS

/* As the evaluator has it. */
#define VT_CONDITION_MAX_DEPTH 8
#define VT_CONDITION_MAX_PARTS 64

/**
 * VtConditionPart:
 * @path: of the condition, see vt-terms-path.h
 * @inner_path: of what holds its value: "audience/not/orders" of {"not": {"orders": …}}
 * @member: what is asked: "all", "any", "orders" …; "" of an empty condition
 * @is_negated: whether it stands inside of a "not"
 * @level: groups around it
 * @depth: conditions around it and itself, each "not" counted
 */
typedef struct
{
  char    *path;       /* (owned) */
  char    *inner_path; /* (owned) */
  char    *member;     /* (owned) */
  gboolean is_negated;
  guint    level;
  guint    depth;
} VtConditionPart;

/* (element-type VtConditionPart): of the condition at @path, each before what it holds; empty where
 * there is none. A "not" of a "not" is a part of its own, with the member "not". */
GPtrArray *vt_condition_list (JsonNode *terms, const char *path);
/* Whether a part can be added to it that has @depth conditions itself. */
gboolean vt_condition_has_room (const VtConditionPart *part, guint depth);

/* "all" and "any" hold others. */
gboolean vt_condition_is_group (const char *member);

/* ---- changes: each gives new, sealed terms, as vt_terms_path_set() does ---- */

/* Adds @condition to what stands at @path: to a group as its last, beside anything else in an "all"
 * of both; where nothing stands it is the condition. */
JsonNode *vt_condition_add (JsonNode *terms, const char *path, JsonNode *condition, GError **error);
/* Takes away the part at @path, and groups that would be left empty. */
JsonNode *vt_condition_remove (JsonNode *terms, const char *path, GError **error);
/* What has to hold must not, and the other way round. */
JsonNode *vt_condition_negate (JsonNode *terms, const char *path, GError **error);
/* Makes the group at @path an "all" or "any" of the same, inside of a "not" or not. */
JsonNode *vt_condition_regroup (
    JsonNode *terms, const char *path, const char *member, gboolean is_negated, GError **error);

/* (transfer full): a condition to begin with: {"orders": {"from": 1}}; a group is empty. @currency
 * says what an amount is. %NULL if @member is none of the evaluator's. */
JsonNode *vt_condition_new (const char *member, const VtCurrency *currency);

G_END_DECLS
