/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for which products are meant. */

#include "studio-selector-field.h"

#include "studio-accessible.h"
#include "studio-money-field.h"
#include "studio-offer-edit.h"
#include "studio-pick-row.h"
#include "vt-offer-start.h"
#include "vt-selector-words.h"
#include "vt-terms-path.h"
#include "vt-words.h"

#include <glib/gi18n-lib.h>

#define N_PARTS 8

struct _StudioSelectorField
{
  AdwExpanderRow parent_instance;

  StudioSession      *session; /* (owned) */
  char               *title;   /* (owned) */
  char               *path;    /* (owned) */
  StudioSelectorFlags flags;
  VtOffer            *offer;          /* (owned) (nullable): shown */
  JsonNode           *counted;        /* (owned) (nullable): what is, or is being, counted */
  VtCatalog          *catalog;        /* (owned) (nullable): in which */
  GCancellable       *cancellable;    /* (owned) (nullable): of the count under way */
  char               *sentence;       /* (owned) (nullable) */
  GtkWidget          *parts[N_PARTS]; /* (owned by the widget tree); none before it is opened */
  GtkWidget          *clear;          /* (owned by the widget tree) */
  GtkWidget          *everything;     /* (owned by the widget tree) (nullable): a switch */
  gboolean            updating;
};

static void field_init (StudioFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioSelectorField,
                               studio_selector_field,
                               ADW_TYPE_EXPANDER_ROW,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_FIELD, field_init))

static const char *const members[N_PARTS] = {"categories", "brands",     "tags",     "skus",
                                             "attributes", "price/from", "price/to", "except"};

static char *
path_of (StudioSelectorField *self, guint part)
{
  return g_strdup_printf ("%s/%s", self->path, members[part]);
}

/* (nullable) */
static JsonNode *
get_selector (StudioSelectorField *self)
{
  return vt_terms_path_get (self->offer->terms, self->path);
}

/* ---- in a sentence, and counted ---- */

typedef struct
{
  JsonNode  *selector; /* (owned) (nullable) */
  VtCatalog *catalog;  /* (owned) */
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  g_clear_pointer (&count->selector, json_node_unref);
  vt_catalog_unref (count->catalog);
  g_free (count);
}

static void
run_count (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Count *count = task_data;
  g_autoptr (VtJob) job = vt_job_new (cancellable);
  JsonObject *selector = count->selector != NULL && JSON_NODE_HOLDS_OBJECT (count->selector)
                             ? json_node_get_object (count->selector)
                             : NULL;
  GError     *error = NULL;
  guint       n;

  if (!vt_selector_count (selector, count->catalog, job, &n, &error))
    g_task_return_error (task, error);
  else
    g_task_return_int (task, n);
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StudioSelectorField *self = STUDIO_SELECTOR_FIELD (source);
  gssize               n = g_task_propagate_int (G_TASK (result), NULL);
  g_autofree char     *number = NULL;
  g_autofree char     *text = NULL;

  if (n < 0 || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  number = vt_words_count ((guint64) n);
  /* Translators: what is selected, in words, and how many products that are */
  text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s · %s product", "%s · %s products", (gulong) n),
      self->sentence, number);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text);
}

static void
stop_counting (StudioSelectorField *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
start_counting (StudioSelectorField *self, JsonNode *selector, VtCatalog *catalog)
{
  Count *count = g_new0 (Count, 1);
  g_autoptr (GTask) task = NULL;

  stop_counting (self);
  count->selector = selector != NULL ? json_node_ref (selector) : NULL;
  count->catalog = vt_catalog_ref (catalog);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_counted, NULL);
  g_task_set_task_data (task, count, count_free);
  g_task_run_in_thread (task, run_count);
}

static gboolean
is_same (JsonNode *node, JsonNode *other)
{
  if (node == NULL || other == NULL)
    return node == other;
  return json_node_equal (node, other);
}

static void
show_sentence (StudioSelectorField *self)
{
  VtCatalog     *catalog = studio_session_get_catalog (self->session);
  const VtTeller teller = {catalog, studio_session_get_currency (self->session)};
  JsonNode      *selector = get_selector (self);
  gboolean       is_nothing = selector == NULL && (self->flags & STUDIO_SELECTOR_REQUIRED) != 0;

  if (catalog == NULL ||
      (self->sentence != NULL && catalog == self->catalog && is_same (selector, self->counted)))
    return;
  g_clear_pointer (&self->counted, json_node_unref);
  self->counted = selector != NULL ? json_node_ref (selector) : NULL;
  g_clear_pointer (&self->catalog, vt_catalog_unref);
  self->catalog = vt_catalog_ref (catalog);
  g_free (self->sentence);
  if (is_nothing)
    self->sentence = g_strdup (
        (self->flags & STUDIO_SELECTOR_PLAIN) != 0 ? _ ("Nothing") : _ ("Nothing chosen yet"));
  else
    self->sentence =
        vt_tell_selector (&teller, selector != NULL && JSON_NODE_HOLDS_OBJECT (selector)
                                       ? json_node_get_object (selector)
                                       : NULL);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), self->sentence);
  if (is_nothing)
    stop_counting (self);
  else
    start_counting (self, selector, catalog);
}

/* ---- the parts ---- */

static void
change (StudioSelectorField *self, JsonNode *value)
{
  /* Translators: a step of undo: the title of a field in an offer */
  g_autofree char *label = g_strdup_printf (_ ("Change “%s”"), self->title);

  studio_offer_set_term (self->session, self->offer->id, label, self->path, value);
}

static void
on_clear (GtkButton *button, gpointer user_data)
{
  StudioSelectorField *self = user_data;

  if (self->offer != NULL)
    change (self, NULL);
}

static void
on_everything (StudioSelectorField *self)
{
  gboolean is_active = gtk_switch_get_active (GTK_SWITCH (self->everything));

  if (!self->updating && self->offer != NULL)
    change (self, is_active ? json_from_string ("{}", NULL) : NULL);
}

static void
add_everything (StudioSelectorField *self)
{
  GtkWidget *row = adw_action_row_new ();

  self->everything = gtk_switch_new ();
  gtk_widget_set_valign (self->everything, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->everything, "notify::active", G_CALLBACK (on_everything), self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Any product"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->everything), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Any product"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->everything);
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static GtkWidget *
part_new (StudioSelectorField *self, guint part, const char *path)
{
  switch (part)
    {
    case 0:
      return studio_pick_row_new (self->session, _ ("Categories"), path, VT_FACET_CATEGORY,
                                  _ ("Add a category"));
    case 1:
      return studio_pick_row_new (self->session, _ ("Brands"), path, VT_FACET_BRAND,
                                  _ ("Add a brand"));
    case 2:
      return studio_pick_row_new (self->session, _ ("Tags"), path, VT_FACET_TAG, _ ("Add a tag"));
    case 3:
      return studio_pick_row_new_for_products (self->session, _ ("Products"), path);
    case 4:
      return studio_pick_row_new (self->session, _ ("Attributes"), path, VT_FACET_ATTRIBUTE,
                                  _ ("Add an attribute"));
    case 5:
      return studio_money_field_new (self->session, _ ("Price from"), path, 0, _ ("any"));
    case 6:
      return studio_money_field_new (self->session, _ ("Price up to"), path, 0, _ ("any"));
    default:
      return studio_selector_field_new (self->session, _ ("Except"), path,
                                        STUDIO_SELECTOR_PLAIN | STUDIO_SELECTOR_REQUIRED);
    }
}

static void
build_parts (StudioSelectorField *self)
{
  gboolean is_plain = (self->flags & STUDIO_SELECTOR_PLAIN) != 0;

  if ((self->flags & STUDIO_SELECTOR_REQUIRED) != 0 && !is_plain)
    add_everything (self);
  for (guint i = 0; i < N_PARTS - (is_plain ? 1 : 0); i++)
    {
      g_autofree char *path = path_of (self, i);

      self->parts[i] = part_new (self, i, path);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->parts[i]);
    }
  studio_accessible_name_parts (GTK_WIDGET (self), self->title);
}

static void
show_parts (StudioSelectorField *self)
{
  JsonNode *selector = get_selector (self);

  gtk_widget_set_visible (self->clear, selector != NULL);
  if (self->parts[0] == NULL)
    return;
  self->updating = TRUE;
  if (self->everything != NULL)
    gtk_switch_set_active (GTK_SWITCH (self->everything),
                           selector != NULL && JSON_NODE_HOLDS_OBJECT (selector) &&
                               json_object_get_size (json_node_get_object (selector)) == 0);
  self->updating = FALSE;
  for (guint i = 0; i < N_PARTS && self->parts[i] != NULL; i++)
    studio_field_show (STUDIO_FIELD (self->parts[i]), self->offer);
}

/* Most are never opened. */
static void
on_expanded (StudioSelectorField *self)
{
  if (self->parts[0] != NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  build_parts (self);
  if (self->offer != NULL)
    show_parts (self);
}

/* ---- as a field ---- */

static void
show (StudioField *field, const VtOffer *offer)
{
  StudioSelectorField *self = STUDIO_SELECTOR_FIELD (field);
  VtOffer             *copy = vt_offer_copy (offer);

  g_clear_pointer (&self->offer, vt_offer_free);
  self->offer = copy;
  show_sentence (self);
  show_parts (self);
}

static void
commit (StudioField *field)
{
  StudioSelectorField *self = STUDIO_SELECTOR_FIELD (field);

  for (guint i = 0; i < N_PARTS && self->parts[i] != NULL; i++)
    studio_field_commit (STUDIO_FIELD (self->parts[i]));
}

static void
field_init (StudioFieldInterface *iface)
{
  iface->show = show;
  iface->commit = commit;
}

void
studio_selector_field_set_path (StudioSelectorField *self, const char *path)
{
  g_return_if_fail (STUDIO_IS_SELECTOR_FIELD (self) && path != NULL);

  if (g_str_equal (path, self->path))
    return;
  g_free (self->path);
  self->path = g_strdup (path);
  for (guint i = 0; i < N_PARTS && self->parts[i] != NULL; i++)
    {
      g_autofree char *part = path_of (self, i);

      if (STUDIO_IS_SELECTOR_FIELD (self->parts[i]))
        studio_selector_field_set_path (STUDIO_SELECTOR_FIELD (self->parts[i]), part);
      else
        studio_field_row_set_path (STUDIO_FIELD_ROW (self->parts[i]), part);
    }
}

/* ---- dropping ---- */

typedef struct
{
  char *path; /* (owned) */
  GStrv skus; /* (owned) */
} Drop;

static void
drop_free (gpointer data)
{
  Drop *drop = data;

  g_free (drop->path);
  g_strfreev (drop->skus);
  g_free (drop);
}

static JsonNode *
run_drop (JsonNode *terms, gpointer data, GError **error)
{
  const Drop *drop = data;
  g_autoptr (JsonNode) changed = json_node_ref (terms);

  for (guint i = 0; drop->skus[i] != NULL; i++)
    {
      JsonNode *next = vt_selector_add_sku (changed, drop->path, drop->skus[i], error);

      if (next == NULL)
        return NULL;
      json_node_unref (changed);
      changed = next;
    }
  return g_steal_pointer (&changed);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  StudioSelectorField *self = user_data;
  g_auto (GStrv) skus = g_strsplit (g_value_get_string (value), "\n", -1);
  g_auto (GStrv) found = NULL;
  g_autofree char *label = NULL;
  Drop            *drop;

  if (self->offer == NULL || skus[0] == NULL ||
      g_str_has_prefix (skus[0], STUDIO_OFFER_DRAG_PREFIX))
    return FALSE;
  found = studio_products_find (self->session, (const char *const *) skus);
  if (found[0] == NULL)
    return FALSE;
  drop = g_new0 (Drop, 1);
  drop->path = g_strdup (self->path);
  drop->skus = g_steal_pointer (&found);
  label = studio_products_label (g_strv_length (drop->skus));
  studio_offer_change_terms (self->session, self->offer->id, label, run_drop, drop, drop_free);
  return TRUE;
}

/* ---- the row ---- */

static void
studio_selector_field_dispose (GObject *object)
{
  StudioSelectorField *self = STUDIO_SELECTOR_FIELD (object);

  stop_counting (self);
  self->updating = TRUE;
  g_clear_pointer (&self->offer, vt_offer_free);
  g_clear_pointer (&self->counted, json_node_unref);
  g_clear_pointer (&self->catalog, vt_catalog_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_selector_field_parent_class)->dispose (object);
}

static void
studio_selector_field_finalize (GObject *object)
{
  StudioSelectorField *self = STUDIO_SELECTOR_FIELD (object);

  g_free (self->title);
  g_free (self->path);
  g_free (self->sentence);
  G_OBJECT_CLASS (studio_selector_field_parent_class)->finalize (object);
}

static void
studio_selector_field_class_init (StudioSelectorFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_selector_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_selector_field_finalize;
}

static void
studio_selector_field_init (StudioSelectorField *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded), NULL);
}

GtkWidget *
studio_selector_field_new (StudioSession      *session,
                           const char         *title,
                           const char         *path,
                           StudioSelectorFlags flags)
{
  StudioSelectorField *self;
  g_autofree char     *name = NULL;

  g_return_val_if_fail (STUDIO_IS_SESSION (session) && title != NULL && path != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_SELECTOR_FIELD, "title", title, NULL);
  self->session = g_object_ref (session);
  self->title = g_strdup (title);
  self->path = g_strdup (path);
  self->flags = flags;
  /* Translators: the title of a field */
  name = g_strdup_printf (_ ("Clear “%s”"), title);
  self->clear = gtk_button_new_from_icon_name ("vitrine-close-symbolic");
  gtk_widget_set_valign (self->clear, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->clear, FALSE);
  gtk_widget_set_tooltip_text (self->clear, name);
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect (self->clear, "clicked", G_CALLBACK (on_clear), self);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->clear);
  studio_accessible_set_label (GTK_WIDGET (self), title);
  return GTK_WIDGET (self);
}
