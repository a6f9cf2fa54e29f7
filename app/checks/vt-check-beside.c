/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers beside the others: the same twice, the same coupon, the same rank, the same products. */

#include "vt-check-beside.h"
#include "vt-check-rules.h"
#include "vt-document.h"
#include "vt-mend.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/**
 * Keys of what offers are for begin with what sort they are: "set:", "same:", "coupon:", "group:".
 */
struct _VtBeside
{
  GHashTable *first_by_key; /* (owned): what an offer is for → the first such offer */
  GHashTable *by_product;   /* (owned): product index → array of offers */
  GHashTable *given;        /* (owned): set of the coupons that steps give */
  GHashTable *taken;        /* (owned): set of the coupons that offers take */
};

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The same for the same parts in the same quantities, whatever their order. */
static char *
set_to_key (const VtOffer *offer)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  GString *key = g_string_new ("set:");

  for (guint i = 0; i < offer->components->len; i++)
    {
      const VtComponent *component = g_ptr_array_index (offer->components, i);
      g_autofree char   *folded = g_ascii_strdown (component->sku, -1);

      /* The length first, so that no SKU can pass for a part of another. */
      g_ptr_array_add (words, g_strdup_printf ("%zu:%s×%" PRId64 ";", strlen (folded), folded,
                                               component->quantity));
    }
  g_ptr_array_sort (words, compare_words);
  for (guint i = 0; i < words->len; i++)
    g_string_append (key, g_ptr_array_index (words, i));
  return g_string_free (key, FALSE);
}

/* Takes @key. Returns: whether it is the first offer of that key. */
static gboolean
index_key (VtBeside *self, char *key, const VtOffer *offer)
{
  if (key != NULL && !g_hash_table_contains (self->first_by_key, key))
    return g_hash_table_insert (self->first_by_key, key, (gpointer) offer);
  g_free (key);
  return FALSE;
}

static void
index_products (VtBeside *self, VtCatalog *catalog, const VtOffer *offer)
{
  for (guint i = 0; i < offer->components->len; i++)
    {
      const VtComponent *component = g_ptr_array_index (offer->components, i);
      guint32            index = vt_catalog_index_of_sku (catalog, component->sku);
      GPtrArray         *sharers;

      if (index == VT_PRODUCT_NONE)
        continue;
      sharers = g_hash_table_lookup (self->by_product, GUINT_TO_POINTER (index));
      if (sharers == NULL)
        {
          sharers = g_ptr_array_new ();
          g_hash_table_insert (self->by_product, GUINT_TO_POINTER (index), sharers);
        }
      g_ptr_array_add (sharers, (gpointer) offer);
    }
}

/* ---- what an offer is for ---- */

/* What says, in the terms of a kind, what they are about. */
static const char *const *
get_subjects (VtOfferKind kind)
{
  static const char *const slots[] = {"slots", NULL};
  static const char *const bought[] = {"buy_select", "select", NULL};
  static const char *const selected[] = {"select", NULL};
  static const char *const tiers[] = {"tiers", NULL};
  static const char *const alternative[] = {"alternative", "from", "select", NULL};
  static const char *const anchor[] = {"anchor", "items", NULL};
  static const char *const base[] = {"requires", "groups", NULL};
  static const char *const steps[] = {"measure", "select", "steps", NULL};
  static const char *const after[] = {"after", "without", NULL};
  static const char *const plans[] = {"plans", "select", "window_days", NULL};

  switch (kind)
    {
    case VT_OFFER_MIX_AND_MATCH:
      return slots;
    case VT_OFFER_VOLUME:
      return bought;
    case VT_OFFER_SUBSCRIPTION:
    case VT_OFFER_MARKDOWN:
      return selected;
    case VT_OFFER_TIER_LADDER:
      return tiers;
    case VT_OFFER_DOWNSELL:
      return alternative;
    case VT_OFFER_CROSS_SELL:
      return anchor;
    case VT_OFFER_ADD_ON:
      return base;
    case VT_OFFER_THRESHOLD:
      return steps;
    case VT_OFFER_FOLLOW_UP:
      return after;
    case VT_OFFER_PROTECTION:
      return plans;
    case VT_OFFER_BUNDLE:
      return NULL;
    }
  g_return_val_if_reached (NULL);
}

static void strip_rewards (JsonNode *node, gboolean is_plan);

static void
strip_object (JsonObject *object, gboolean is_plan)
{
  static const char *const rewards[] = {"evidence", "features", "fixed",  "max",
                                        "min",      "percent",  "reward", "upgrade"};
  JsonObjectIter           iter;
  JsonNode                *member;

  for (guint i = 0; i < G_N_ELEMENTS (rewards); i++)
    if (json_object_has_member (object, rewards[i]))
      json_object_remove_member (object, rewards[i]);
  /* Of a plan a price is what it is for, of an option what it costs. */
  if (json_object_has_member (object, is_plan ? "sku" : "price"))
    json_object_remove_member (object, is_plan ? "sku" : "price");
  /* Selectors are objects, and stay as they are. */
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, NULL, &member))
    if (JSON_NODE_HOLDS_ARRAY (member))
      strip_rewards (member, is_plan);
}

/* Of a plan, a slot, a step only what it is for: what it costs or gives may differ. */
static void
strip_rewards (JsonNode *node, gboolean is_plan)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      strip_rewards (json_array_get_element (json_node_get_array (node), i), is_plan);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    strip_object (json_node_get_object (node), is_plan);
}

/* (transfer full) (nullable): the same for what is for the same products, shoppers and times. */
static char *
subject_to_key (const VtOffer *offer)
{
  static const char *const gates[] = {"audience", "campaign", "channels", "coupon", "coupons",
                                      "measure",  "purpose",  "schedule", "when"};
  const char *const       *subjects = get_subjects (offer->kind);
  JsonObject              *terms = vt_offer_get_terms (offer);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *text = NULL;

  for (guint i = 0; subjects != NULL && subjects[i] != NULL; i++)
    if (json_object_has_member (terms, subjects[i]))
      {
        g_autofree char *copy = json_to_string (json_object_get_member (terms, subjects[i]), FALSE);
        JsonNode        *subject = json_from_string (copy, NULL);

        if (JSON_NODE_HOLDS_ARRAY (subject))
          strip_rewards (subject, strcmp (subjects[i], "plans") == 0);
        json_object_set_member (object, subjects[i], subject);
      }
  if (json_object_get_size (object) == 0)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (gates); i++)
    if (json_object_has_member (terms, gates[i]))
      json_object_set_member (object, gates[i],
                              json_node_copy (json_object_get_member (terms, gates[i])));
  text = vt_document_to_text (node, NULL);
  return text != NULL ? g_strdup_printf ("same:%d:%s", offer->kind, text) : NULL;
}

/* Who enters a coupon does not see to capitals. */
static char *
coupon_to_key (const char *coupon)
{
  g_autofree char *folded = g_utf8_casefold (coupon, -1);

  return g_strconcat ("coupon:", folded, NULL);
}

/* (transfer full) (nullable) */
static char *
group_to_key (const VtOffer *offer)
{
  const char *group = vt_terms_get_text (vt_offer_get_terms (offer), "exclusive_group");

  return group != NULL ? g_strdup_printf ("group:%" PRId64 ":%s", offer->priority, group) : NULL;
}

/* (transfer full) (element-type utf8): the coupons of which it takes one. */
static GPtrArray *
list_coupons (const VtOffer *offer)
{
  JsonObject *terms = vt_offer_get_terms (offer);
  JsonArray  *several = vt_terms_get_array (terms, "coupons");
  GPtrArray  *coupons = g_ptr_array_new ();

  if (vt_terms_get_text (terms, "coupon") != NULL)
    g_ptr_array_add (coupons, (gpointer) vt_terms_get_text (terms, "coupon"));
  for (guint i = 0; i < vt_terms_get_length (several); i++)
    if (vt_terms_get_word (several, i) != NULL)
      g_ptr_array_add (coupons, (gpointer) vt_terms_get_word (several, i));
  return coupons;
}

static void
index_coupons (VtBeside *self, const VtOffer *offer)
{
  g_autoptr (GPtrArray) coupons = list_coupons (offer);
  JsonArray *steps = vt_terms_get_array (vt_offer_get_terms (offer), "steps");

  for (guint i = 0; i < coupons->len; i++)
    {
      g_hash_table_add (self->taken, g_strdup (coupons->pdata[i]));
      index_key (self, coupon_to_key (coupons->pdata[i]), offer);
    }
  for (guint i = 0; i < vt_terms_get_length (steps); i++)
    {
      const char *coupon = vt_terms_get_text (vt_terms_get_element (steps, i), "coupon");

      if (coupon != NULL)
        g_hash_table_add (self->given, g_strdup (coupon));
    }
}

VtBeside *
vt_beside_new (GPtrArray *offers, VtCatalog *catalog)
{
  VtBeside *self = g_new0 (VtBeside, 1);

  self->first_by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_product = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < offers->len; i++)
    {
      const VtOffer *offer = g_ptr_array_index (offers, i);

      if (offer->state == VT_OFFER_PAUSED)
        continue;
      /* One that is there twice does not compete with itself. */
      if (offer->components->len > 0 && index_key (self, set_to_key (offer), offer))
        index_products (self, catalog, offer);
      index_key (self, subject_to_key (offer), offer);
      index_key (self, group_to_key (offer), offer);
      index_coupons (self, offer);
    }
  return self;
}

void
vt_beside_free (VtBeside *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->first_by_key);
  g_hash_table_unref (self->by_product);
  g_hash_table_unref (self->given);
  g_hash_table_unref (self->taken);
  g_free (self);
}

/* ---- the same twice ---- */

/* (nullable): an offer before this one that the key stands for. */
static const VtOffer *
find_first (const VtExam *exam, const char *key)
{
  const VtOffer *first = g_hash_table_lookup (exam->checker->beside->first_by_key, key);

  return first != exam->offer ? first : NULL;
}

static gboolean
check_same_set (VtExam *exam)
{
  g_autofree char *key = set_to_key (exam->offer);
  const VtOffer   *first = find_first (exam, key);
  g_autofree char *name = NULL;

  if (first == NULL)
    return FALSE;
  name = vt_words_title (first->name, VT_WORDS_TITLE_MAX);
  vt_mend_pause (exam,
                 vt_exam_add (exam, VT_PROBLEM_SAME_SET, NULL,
                              g_strdup_printf (_ ("“%s” has the same parts."), name)),
                 g_strdup (_ ("Pause This One")));
  return TRUE;
}

static void
check_same_subject (VtExam *exam)
{
  g_autofree char *key = subject_to_key (exam->offer);
  const VtOffer   *first = key != NULL ? find_first (exam, key) : NULL;
  g_autofree char *name = NULL;

  if (first == NULL)
    return;
  name = vt_words_title (first->name, VT_WORDS_TITLE_MAX);
  vt_mend_pause (exam,
                 vt_exam_add (exam, VT_PROBLEM_SAME_SELECTION, NULL,
                              g_strdup_printf (_ ("“%s” is of the same kind, for the same products "
                                                  "and the same shoppers."),
                                               name)),
                 g_strdup (_ ("Pause This One")));
}

/* ---- coupons and groups ---- */

static void
check_same_coupon (VtExam *exam)
{
  g_autoptr (GPtrArray) coupons = list_coupons (exam->offer);

  for (guint i = 0; i < coupons->len; i++)
    {
      g_autofree char *key = coupon_to_key (coupons->pdata[i]);
      const VtOffer   *first = find_first (exam, key);
      g_autofree char *name = NULL;
      g_autofree char *coupon = NULL;

      if (first == NULL)
        continue;
      name = vt_words_title (first->name, VT_WORDS_TITLE_MAX);
      coupon = vt_words_title (coupons->pdata[i], VT_WORDS_TITLE_MAX);
      vt_exam_add (
          exam, VT_PROBLEM_SAME_COUPON, NULL,
          /* Translators: a coupon and the name of an offer */
          g_strdup_printf (_ ("The coupon “%s” is that of “%s” as well: who enters it gets "
                              "both."),
                           coupon, name));
    }
}

/* What nobody here gives may be printed somewhere, so it is but noted, and only where coupons are
 * given here at all; what nobody takes is a promise broken. */
void
vt_check_coupons (VtExam *exam)
{
  g_autoptr (GPtrArray) coupons = list_coupons (exam->offer);
  JsonArray *steps = vt_terms_get_array (exam->terms, "steps");

  for (guint i = 0; i < coupons->len && g_hash_table_size (exam->checker->beside->given) > 0; i++)
    if (!g_hash_table_contains (exam->checker->beside->given, coupons->pdata[i]))
      {
        g_autofree char *coupon = vt_words_title (coupons->pdata[i], VT_WORDS_TITLE_MAX);

        vt_exam_add (
            exam, VT_PROBLEM_COUPON_UNKNOWN, NULL,
            g_strdup_printf (_ ("No offer here gives the coupon “%s”: shoppers have to have "
                                "it from somewhere else."),
                             coupon));
        break;
      }
  for (guint i = 0; i < vt_terms_get_length (steps); i++)
    {
      const char      *given = vt_terms_get_text (vt_terms_get_element (steps, i), "coupon");
      g_autofree char *coupon = NULL;
      g_autofree char *path = g_strdup_printf ("steps/%u/coupon", i);

      if (given == NULL || g_hash_table_contains (exam->checker->beside->taken, given))
        continue;
      coupon = vt_words_title (given, VT_WORDS_TITLE_MAX);
      vt_exam_set (
          exam,
          vt_exam_add_fix (
              vt_exam_add (exam, VT_PROBLEM_COUPON_USELESS, NULL,
                           g_strdup_printf (_ ("Step %u gives the coupon “%s”, and no offer "
                                               "takes it."),
                                            i + 1, coupon)),
              g_strdup (_ ("Give No Coupon"))),
          path, NULL);
    }
}

static void
check_tie (VtExam *exam)
{
  g_autofree char *key = group_to_key (exam->offer);
  const VtOffer   *first = key != NULL ? find_first (exam, key) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *group = NULL;
  VtProblem       *problem;

  if (first == NULL)
    return;
  name = vt_words_title (first->name, VT_WORDS_TITLE_MAX);
  group = vt_words_title (vt_terms_get_text (exam->terms, "exclusive_group"), VT_WORDS_TITLE_MAX);
  problem = vt_exam_add (
      exam, VT_PROBLEM_GROUP_TIE, NULL,
      /* Translators: a name that several offers share, and the name of an offer */
      g_strdup_printf (
          _ ("Only one of the group “%s” applies, and “%s” has the same priority: which "
             "one goes first is not said."),
          group, name));
  if (exam->offer->priority < VT_OFFER_MAX_PRIORITY)
    vt_exam_set_int (exam, vt_exam_add_fix (problem, g_strdup (_ ("Put This One After"))),
                     "priority", exam->offer->priority + 1);
}

/* ---- competition ---- */

/* (nullable): the offers that have the product, if there are several. */
static GPtrArray *
find_sharers (const VtExam *exam, const char *sku)
{
  guint32    index = vt_exam_find_product (exam, sku);
  GPtrArray *sharers;

  if (index == VT_PRODUCT_NONE)
    return NULL;
  sharers = g_hash_table_lookup (exam->checker->beside->by_product, GUINT_TO_POINTER (index));
  return sharers != NULL && sharers->len > 1 ? sharers : NULL;
}

/* One note an offer, about the first product that it shares. */
static void
check_competition (VtExam *exam)
{
  for (guint i = 0; i < exam->offer->components->len; i++)
    {
      const VtComponent *component = g_ptr_array_index (exam->offer->components, i);
      GPtrArray         *sharers = find_sharers (exam, component->sku);
      const VtOffer     *other;
      g_autofree char   *words = NULL;
      g_autofree char   *name = NULL;

      if (sharers == NULL)
        continue;
      other = g_ptr_array_index (sharers, 0);
      if (other == exam->offer)
        other = g_ptr_array_index (sharers, 1);
      words = vt_words_product (exam->checker->context->catalog, component->sku);
      name = vt_words_title (other->name, VT_WORDS_TITLE_MAX);
      vt_exam_add (
          exam, VT_PROBLEM_COMPETES, component->sku,
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "Shares “%s” with “%s”: a cart with one of it gets the "
                                        "offer that saves more.",
                                        "Shares “%s” with “%s” and others (%u): a cart with one of "
                                        "it gets the offer that saves most.",
                                        sharers->len - 1),
                           words, name, sharers->len - 1));
      return;
    }
}

void
vt_check_others (VtExam *exam)
{
  if (exam->offer->state == VT_OFFER_PAUSED)
    return;
  check_same_subject (exam);
  check_same_coupon (exam);
  check_tie (exam);
  if (!check_same_set (exam))
    check_competition (exam);
}
