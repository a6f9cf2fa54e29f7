/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of a volume offer: what counts, how it works, and what so many units come to. */

#include "studio-volume-editor.h"

#include "studio-choice-field.h"
#include "studio-field-set.h"
#include "studio-form-field.h"
#include "studio-list-field.h"
#include "studio-number-field.h"
#include "studio-reward-field.h"
#include "studio-selector-field.h"
#include "studio-volume-table.h"
#include "vt-volume-forms.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

#define MAX_UNITS 999

/* ---- the forms ---- */

static const char *const form_labels[VT_N_VOLUME_FORMS] = {
    [VT_VOLUME_SAME] = N_ ("Buy some, more of them for less"),
    [VT_VOLUME_OTHER] = N_ ("Buy something else, these for less"),
    [VT_VOLUME_BREAKS] = N_ ("Less for each from so many on"),
};

static guint
get_form (const VtOffer *offer)
{
  return vt_volume_get_form (vt_offer_get_terms (offer));
}

static JsonNode *
convert (JsonNode *terms, guint form)
{
  return vt_volume_to_form (terms, (VtVolumeForm) form);
}

static const StudioForms forms = {form_labels, VT_N_VOLUME_FORMS, get_form, convert};

static gboolean
is_same (const VtOffer *offer)
{
  return get_form (offer) == VT_VOLUME_SAME;
}

static gboolean
is_other (const VtOffer *offer)
{
  return get_form (offer) == VT_VOLUME_OTHER;
}

static gboolean
has_breaks (const VtOffer *offer)
{
  return get_form (offer) == VT_VOLUME_BREAKS;
}

static gboolean
has_times (const VtOffer *offer)
{
  return !has_breaks (offer);
}

/* ---- breaks ---- */

/* One step above the last one there is. */
static JsonNode *
create_break (StudioSession *session, const VtOffer *offer)
{
  JsonArray  *breaks = vt_terms_get_array (vt_offer_get_terms (offer), "breaks");
  guint       n = vt_terms_get_length (breaks);
  JsonObject *last = n > 0 ? vt_terms_get_element (breaks, n - 1) : NULL;
  JsonObject *reward = vt_terms_get_object (last, "reward");
  JsonObject *element = json_object_new ();
  JsonNode   *node = json_node_alloc ();

  json_object_set_int_member (element, "from",
                              MIN (vt_terms_get_int64 (last, "from", 1) + 2, MAX_UNITS));
  if (reward != NULL)
    json_object_set_object_member (element, "reward", json_object_ref (reward));
  json_node_init_object (node, element);
  json_object_unref (element);
  return node;
}

static void
tell_break (StudioSession *session,
            const VtOffer *offer,
            JsonNode      *element,
            guint          index,
            char         **ret_title,
            char         **ret_subtitle)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
  g_autofree char *from = vt_count_to_display (vt_terms_get_int64 (object, "from", 0));
  JsonNode        *node = object != NULL ? json_object_get_member (object, "reward") : NULL;
  VtReward         reward;

  /* Translators: so many units */
  *ret_title = g_strdup_printf (_ ("From %s on"), from);
  *ret_subtitle = studio_reward_from_node (node, &reward)
                      ? vt_words_reward (&reward, studio_session_get_currency (session))
                      : g_strdup (_ ("Nothing yet"));
}

static void
extend_break (StudioSession *session, const char *path, GPtrArray *rows)
{
  g_autofree char *from = g_strconcat (path, "/from", NULL);
  g_autofree char *reward = g_strconcat (path, "/reward", NULL);

  g_ptr_array_add (
      rows, studio_number_field_new (session, _ ("From"), from, 1, MAX_UNITS, _ ("units"), NULL));
  g_ptr_array_add (rows, studio_reward_field_new (session, _ ("Each costs less by"), reward,
                                                  STUDIO_REWARD_ANY | STUDIO_REWARD_SLIDER));
}

static const StudioListKind break_kind = {
    .list_name = N_ ("Breaks"),
    .empty = N_ ("No break yet: add one"),
    .add = N_ ("Add Break"),
    .create = create_break,
    .tell = tell_break,
    .extend = extend_break,
};

/* ---- the editor ---- */

static const StudioChoice picks[] = {
    {"cheapest", N_ ("The cheapest")},
    {"dearest", N_ ("The dearest")},
};

static const StudioChoice claims[] = {
    {"best", N_ ("Those that save most")},
    {"first", N_ ("The first in the cart")},
};

static void
add_if (StudioFieldSet *set, GtkWidget *field, StudioFieldTest test)
{
  studio_field_set_add (set, field);
  if (test != NULL)
    studio_field_set_show_if (set, field, test);
}

static void
add_times (StudioFieldSet *set, StudioSession *session)
{
  add_if (set,
          studio_number_field_new (session, _ ("Bought at their price"), "buy", 0, MAX_UNITS,
                                   _ ("units"), NULL),
          has_times);
  add_if (
      set,
      studio_number_field_new (session, _ ("Had for less"), "get", 1, MAX_UNITS, _ ("units"), NULL),
      has_times);
  add_if (set,
          studio_reward_field_new (session, _ ("For these"), "reward",
                                   STUDIO_REWARD_ANY | STUDIO_REWARD_SLIDER),
          has_times);
  add_if (set,
          studio_choice_field_new (session, _ ("Which of them cost less"), "pick", picks,
                                   G_N_ELEMENTS (picks)),
          is_same);
  add_if (set,
          studio_choice_field_new (session, _ ("Which units count"), "claim", claims,
                                   G_N_ELEMENTS (claims)),
          is_same);
}

static void
on_draft (StudioField *set, const VtOffer *draft, gpointer table)
{
  studio_field_show (table, draft);
}

GtkWidget *
studio_volume_editor_new (StudioSession *session)
{
  GtkWidget      *widget = studio_field_set_new ();
  StudioFieldSet *set = STUDIO_FIELD_SET (widget);
  GtkWidget      *breaks;
  GtkWidget      *table;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  studio_field_set_add_group (set, _ ("What Counts"), NULL, _ ("What counts"));
  studio_field_set_add (
      set, studio_form_field_new (session, _ ("How it works"), _ ("Change How It Works"), &forms));
  add_if (set,
          studio_selector_field_new (session, _ ("What has to be bought"), "buy_select",
                                     STUDIO_SELECTOR_REQUIRED),
          is_other);
  studio_field_set_add (
      set, studio_selector_field_new (session, _ ("Products"), "select", STUDIO_SELECTOR_REQUIRED));
  studio_field_set_show_if (set,
                            GTK_WIDGET (studio_field_set_add_group (set, _ ("What Is for Less"),
                                                                    NULL, _ ("What is for less"))),
                            has_times);
  add_times (set, session);
  breaks = studio_list_field_new (session, _ ("Breaks"),
                                  _ ("The highest break that is reached holds for all units."),
                                  "breaks", &break_kind);
  add_if (set, breaks, has_breaks);
  table = studio_volume_table_new (session);
  studio_field_set_add (set, table);
  g_signal_connect_object (set, "draft", G_CALLBACK (on_draft), table, 0);
  return widget;
}
