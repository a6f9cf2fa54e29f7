/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixes that several checks have. */

#include "vt-mend.h"

#include "vt-offer-json.h"

#include <glib/gi18n-lib.h>

#define PPM 1000000
#define WHOLE_PERCENT 10000
#define TENTH_PERCENT 1000

char *
vt_mend_tell_percent (gint32 ppm)
{
  g_autofree char *plain = vt_percent_to_plain (ppm);

  /* Translators: a percentage */
  return g_strdup_printf (_ ("%s %%"), plain);
}

gint32
vt_mend_round_percent (gint64 price_minor, gint64 most_minor)
{
  gint32 ppm;

  if (price_minor <= 0 || most_minor <= 0)
    return 0;
  ppm = (gint32) MIN ((__int128) most_minor * PPM / price_minor, PPM);
  return ppm >= WHOLE_PERCENT ? ppm - ppm % WHOLE_PERCENT : ppm - ppm % TENTH_PERCENT;
}

/* ---- rewards ---- */

static void
mend_percent (VtExam *exam, VtProblem *problem, const char *path, gint64 old_ppm, gint32 ppm)
{
  g_autofree char *member = g_strconcat (path, "/percent", NULL);
  g_autofree char *plain = vt_percent_to_plain (ppm);

  if (ppm <= 0 || ppm >= old_ppm)
    return;
  vt_exam_set_text (exam,
                    /* Translators: a button: the discount in percent to give instead */
                    vt_exam_add_fix (problem, g_strdup_printf (_ ("Use %s %% Off"), plain)), member,
                    plain);
}

static void
mend_amount (VtExam *exam, VtProblem *problem, const char *path, gint64 old_minor, gint64 minor)
{
  g_autofree char *member = g_strconcat (path, "/amount", NULL);
  g_autofree char *shown = vt_exam_tell_money (exam, minor);

  if (minor <= 0 || minor >= old_minor)
    return;
  vt_exam_set_int (exam,
                   /* Translators: a button: the amount to take off instead */
                   vt_exam_add_fix (problem, g_strdup_printf (_ ("Take %s Off"), shown)), member,
                   minor);
}

static void
mend_fixed (VtExam     *exam,
            VtProblem  *problem,
            const char *path,
            gint64      old_minor,
            gint64      minor,
            gint64      price_minor)
{
  g_autofree char *member = g_strconcat (path, "/fixed", NULL);
  g_autofree char *shown = vt_exam_tell_money (exam, minor);

  if (minor <= old_minor || minor >= price_minor)
    return;
  vt_exam_set_int (exam,
                   /* Translators: a button: the price to sell at instead */
                   vt_exam_add_fix (problem, g_strdup_printf (_ ("Sell at %s"), shown)), member,
                   minor);
}

void
vt_mend_reward (
    VtExam *exam, VtProblem *problem, const char *path, gint64 price_minor, gint64 most_minor)
{
  JsonNode *node = vt_exam_get (exam, path);
  VtReward  reward;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node) ||
      !vt_reward_read (json_node_get_object (node), &reward, NULL))
    return;
  switch (reward.type)
    {
    case VT_REWARD_PERCENT:
      mend_percent (exam, problem, path, reward.value,
                    vt_mend_round_percent (price_minor, most_minor));
      break;
    case VT_REWARD_AMOUNT:
      mend_amount (exam, problem, path, reward.value, most_minor);
      break;
    case VT_REWARD_FIXED:
      mend_fixed (exam, problem, path, reward.value, price_minor - most_minor, price_minor);
      break;
    }
}

/* ---- the rest ---- */

void
vt_mend_pause (VtExam *exam, VtProblem *problem, char *title)
{
  vt_exam_set_text (exam, vt_exam_add_fix (problem, title), "state", "paused");
}

/* (transfer full) (nullable): the exceptions with the products; %NULL where they are of another
 * sort than a list of products, as all parts of a selector have to hold. */
static JsonNode *
make_exceptions (VtExam *exam, JsonNode *except, const guint32 *products, guint n_products)
{
  JsonObject *old =
      except != NULL && JSON_NODE_HOLDS_OBJECT (except) ? json_node_get_object (except) : NULL;
  JsonArray *old_skus = vt_terms_get_array (old, "skus");
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonArray) skus = NULL;

  if (except != NULL && (old_skus == NULL || json_object_get_size (old) > 1))
    return NULL;
  object = json_object_new ();
  skus = json_array_new ();
  for (guint i = 0; i < vt_terms_get_length (old_skus); i++)
    json_array_add_element (skus, json_node_copy (json_array_get_element (old_skus, i)));
  for (guint i = 0; i < n_products; i++)
    json_array_add_string_element (skus, vt_exam_get_product (exam, products[i])->sku);
  json_object_set_array_member (object, "skus", g_steal_pointer (&skus));
  return json_node_init_object (json_node_alloc (), object);
}

void
vt_mend_leave_out (VtExam        *exam,
                   VtProblem     *problem,
                   char          *title,
                   const char    *path,
                   const guint32 *products,
                   guint          n_products)
{
  g_autofree char *owned = title;
  g_autofree char *member = g_strconcat (path, "/except", NULL);
  JsonNode        *after = make_exceptions (exam, vt_exam_get (exam, member), products, n_products);

  if (after != NULL)
    vt_exam_set (exam, vt_exam_add_fix (problem, g_steal_pointer (&owned)), member, after);
}
