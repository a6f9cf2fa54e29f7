/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Export: what goes out, what stays, what changed, and how a storefront checks it. */

#include "studio-export-page.h"

#include "studio-export-actions.h"
#include "studio-export-rows.h"
#include "studio-row-filler.h"
#include "studio-till.h"
#include "vt-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef enum
{
  BLOCKED,
  READY,
  KEPT,
  CHANGES,
  EXPORTS,
  N_LISTS
} List;

struct _StudioExportPage
{
  GtkWidget parent_instance;

  StudioSession   *session;          /* (owned) */
  StudioPackFacts *facts;            /* (owned) (nullable): shown */
  GPtrArray       *shown[N_LISTS];   /* (owned): what the rows are bound to; belongs to @facts or to
                                        @problems */
  GPtrArray       *problems;         /* (owned) (nullable) */
  StudioRowFiller *fillers[N_LISTS]; /* (owned) */

  GtkStack   *stack;
  GtkWidget  *blocked_group;
  GtkLabel   *blocked_text;
  GtkListBox *blocked_list;
  GtkLabel   *ready_text;
  GtkListBox *ready_list;
  GtkWidget  *kept_group;
  GtkListBox *kept_list;
  GtkWidget  *changes_group;
  GtkLabel   *changes_text;
  GtkListBox *changes_list;
  GtkWidget  *file_group;
  GtkLabel   *revision;
  GtkLabel   *size;
  GtkLabel   *digest;
  GtkLabel   *command;
  GtkLabel   *total;
  GtkWidget  *exports_group;
  GtkListBox *exports_list;
};

G_DEFINE_FINAL_TYPE (StudioExportPage, studio_export_page, GTK_TYPE_WIDGET)

/* ---- rows ---- */

static GtkWidget *
create_row (gpointer data)
{
  return studio_export_row_new ();
}

/* (nullable): the worst that keeps the offer from being ready. */
static const VtProblem *
find_blocking (StudioExportPage *self, const char *offer_id)
{
  for (guint i = 0; self->problems != NULL && i < self->problems->len; i++)
    {
      const VtProblem *problem = g_ptr_array_index (self->problems, i);

      if (problem->severity == VT_PROBLEM_ERROR && g_str_equal (problem->offer_id, offer_id))
        return problem;
    }
  return NULL;
}

static void
bind_blocked (GtkWidget *row, guint index, gpointer data)
{
  StudioExportPage *self = data;
  const VtOffer    *offer = g_ptr_array_index (self->shown[BLOCKED], index);

  studio_export_row_set_problem (row, offer, find_blocking (self, offer->id));
}

static void
bind_ready (GtkWidget *row, guint index, gpointer data)
{
  StudioExportPage *self = data;

  studio_export_row_set_ready (row, g_ptr_array_index (self->shown[READY], index),
                               studio_session_get_currency (self->session));
}

static void
bind_kept (GtkWidget *row, guint index, gpointer data)
{
  StudioExportPage *self = data;
  const VtOffer    *offer = g_ptr_array_index (self->shown[KEPT], index);

  studio_export_row_set_kept (row, offer, find_blocking (self, offer->id));
}

static void
bind_change (GtkWidget *row, guint index, gpointer data)
{
  StudioExportPage *self = data;

  studio_export_row_set_change (row, g_ptr_array_index (self->shown[CHANGES], index));
}

static void
bind_export (GtkWidget *row, guint index, gpointer data)
{
  StudioExportPage *self = data;

  studio_export_row_set_export (row, g_ptr_array_index (self->shown[EXPORTS], index));
}

/* ---- what is shown ---- */

static void
sort_offers (StudioExportPage *self)
{
  for (guint i = 0; i < self->facts->offers->len; i++)
    {
      VtOffer *offer = g_ptr_array_index (self->facts->offers, i);
      gboolean is_ready = offer->state == VT_OFFER_READY;

      g_ptr_array_add (self->shown[is_ready ? READY : KEPT], offer);
      if (is_ready && find_blocking (self, offer->id) != NULL)
        g_ptr_array_add (self->shown[BLOCKED], offer);
    }
}

static void
show_offers (StudioExportPage *self)
{
  guint            n_ready = self->shown[READY]->len;
  g_autofree char *text = NULL;

  if (n_ready > 0)
    text =
        g_strdup_printf (ngettext ("%u offer is ready", "%u offers are ready", n_ready), n_ready);
  else
    text = g_strdup (_ ("No offer is ready: an export now would take all offers out of the shop"));
  gtk_label_set_text (self->ready_text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->ready_list), n_ready > 0);
  gtk_widget_set_visible (self->kept_group, self->shown[KEPT]->len > 0);
  gtk_widget_set_visible (self->blocked_group, self->facts->error != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->blocked_list), self->shown[BLOCKED]->len > 0);
  if (self->facts->error != NULL)
    gtk_label_set_text (self->blocked_text, self->facts->error->message);
}

static void
show_changes (StudioExportPage *self)
{
  const StudioPackFacts *facts = self->facts;
  guint                  n_changes = self->shown[CHANGES]->len;
  g_autofree char       *revision = g_strdup_printf ("%" G_GUINT64_FORMAT, facts->last_revision);
  g_autofree char       *text = NULL;

  if (facts->last_digest == NULL)
    text = g_strdup (_ ("Nothing was exported yet: all of it is new"));
  else if (n_changes == 0 && facts->info != NULL && facts->info->revision == facts->last_revision)
    text = g_strdup_printf (
        _ ("Nothing changed since revision %s: an export writes the same bytes"), revision);
  else if (n_changes == 0)
    text =
        g_strdup_printf (_ ("The same offers as in revision %s, on other product facts"), revision);
  else
    text = g_strdup_printf (ngettext ("%u offer changed since revision %s",
                                      "%u offers changed since revision %s", n_changes),
                            n_changes, revision);
  gtk_label_set_text (self->changes_text, text);
  gtk_widget_set_visible (self->changes_group, facts->pack != NULL);
  /* On the first time this would be the list above once more. */
  gtk_widget_set_visible (GTK_WIDGET (self->changes_list),
                          n_changes > 0 && facts->last_digest != NULL);
}

static void
show_file (StudioExportPage *self)
{
  const VtPackInfo *info = self->facts->info;
  g_autofree char  *revision = NULL;
  g_autofree char  *size = NULL;

  gtk_widget_set_visible (self->file_group, info != NULL);
  if (info == NULL)
    return;
  revision = g_strdup_printf ("%" G_GUINT64_FORMAT, info->revision);
  size = g_format_size_full (info->n_bytes, G_FORMAT_SIZE_LONG_FORMAT);
  gtk_label_set_text (self->revision, revision);
  gtk_label_set_text (self->size, size);
  gtk_label_set_text (self->digest, info->digest);
}

/* The last export, so that the command can be pasted as it is. */
static void
show_command (StudioExportPage *self)
{
  GPtrArray       *exports = self->facts->exports;
  const VtExport  *last = exports->len > 0 ? g_ptr_array_index (exports, 0) : NULL;
  g_autofree char *path = g_shell_quote (last != NULL ? last->path : "offers.json");
  g_autofree char *text = NULL;

  if (g_str_equal (path, "'offers.json'"))
    text = g_strdup ("vitrine-cli evaluate offers.json cart.json");
  else
    text = g_strdup_printf ("vitrine-cli evaluate %s cart.json", path);
  gtk_label_set_text (self->command, text);
}

static void
on_till (StudioExportPage *self)
{
  StudioTill      *till = studio_till_get (self->session);
  StudioReceipt   *receipt = studio_till_get_receipt (till);
  g_autofree char *due = NULL;
  g_autofree char *text = NULL;

  if (receipt == NULL || receipt->cart->lines->len == 0)
    text = g_strdup (_ ("Put something in the cart in Preview to try it"));
  else if (receipt->preview == NULL)
    text = g_strdup (_ ("The cart in Preview has no total"));
  else if (receipt->with_drafts)
    text = g_strdup (_ ("The cart in Preview counts drafts, which no storefront sees"));
  else
    {
      due = vt_money_to_display (receipt->totals.due_minor,
                                 studio_session_get_currency (self->session));
      text = g_strdup_printf (_ ("The cart in Preview comes to %s"), due);
    }
  gtk_label_set_text (self->total, text);
}

static void
forget_shown (StudioExportPage *self)
{
  for (guint i = 0; i < N_LISTS; i++)
    {
      studio_row_filler_set_n_rows (self->fillers[i], 0);
      g_ptr_array_set_size (self->shown[i], 0);
    }
}

static void
update (StudioExportPage *self)
{
  StudioPackFacts *facts = studio_pack_state_get_facts (studio_pack_state_get (self->session));

  if (facts == NULL)
    return;
  forget_shown (self);
  g_clear_pointer (&self->facts, studio_pack_facts_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->facts = studio_pack_facts_ref (facts);
  if (studio_session_get_problems (self->session) != NULL)
    self->problems = g_ptr_array_ref (studio_session_get_problems (self->session));
  sort_offers (self);
  for (guint i = 0; facts->changes != NULL && i < facts->changes->len; i++)
    g_ptr_array_add (self->shown[CHANGES], g_ptr_array_index (facts->changes, i));
  for (guint i = 0; i < facts->exports->len; i++)
    g_ptr_array_add (self->shown[EXPORTS], g_ptr_array_index (facts->exports, i));

  for (guint i = 0; i < N_LISTS; i++)
    studio_row_filler_set_n_rows (self->fillers[i], self->shown[i]->len);
  show_offers (self);
  show_changes (self);
  show_file (self);
  show_command (self);
  gtk_widget_set_visible (self->exports_group, facts->exports->len > 0);
  gtk_stack_set_visible_child_name (
      self->stack, facts->offers->len == 0 && facts->exports->len == 0 ? "empty" : "export");
}

static void
copy_command (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StudioExportPage *self = STUDIO_EXPORT_PAGE (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), gtk_label_get_text (self->command));
  studio_session_say (self->session, _ ("Command copied"), NULL, NULL);
}

/* ---- the widget ---- */

static void
studio_export_page_dispose (GObject *object)
{
  StudioExportPage *self = STUDIO_EXPORT_PAGE (object);

  for (guint i = 0; i < N_LISTS; i++)
    g_clear_pointer (&self->fillers[i], studio_row_filler_free);
  g_clear_pointer ((GtkWidget **) &self->stack, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_export_page_parent_class)->dispose (object);
}

static void
studio_export_page_finalize (GObject *object)
{
  StudioExportPage *self = STUDIO_EXPORT_PAGE (object);

  for (guint i = 0; i < N_LISTS; i++)
    g_ptr_array_unref (self->shown[i]);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->facts, studio_pack_facts_unref);
  G_OBJECT_CLASS (studio_export_page_parent_class)->finalize (object);
}

static void
studio_export_page_class_init (StudioExportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_export_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_export_page_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine_studio/Vitrine/export/studio-export-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, StudioExportPage, name)
  BIND (stack);
  BIND (blocked_group);
  BIND (blocked_text);
  BIND (blocked_list);
  BIND (ready_text);
  BIND (ready_list);
  BIND (kept_group);
  BIND (kept_list);
  BIND (changes_group);
  BIND (changes_text);
  BIND (changes_list);
  BIND (file_group);
  BIND (revision);
  BIND (size);
  BIND (digest);
  BIND (command);
  BIND (total);
  BIND (exports_group);
  BIND (exports_list);
#undef BIND
  gtk_widget_class_install_action (widget_class, "page.copy-command", NULL, copy_command);
}

static void
studio_export_page_init (StudioExportPage *self)
{
  static const StudioRowFuncs funcs[N_LISTS] = {
      [BLOCKED] = {create_row, bind_blocked}, [READY] = {create_row, bind_ready},
      [KEPT] = {create_row, bind_kept},       [CHANGES] = {create_row, bind_change},
      [EXPORTS] = {create_row, bind_export},
  };
  GtkListBox *lists[N_LISTS];

  gtk_widget_init_template (GTK_WIDGET (self));
  lists[BLOCKED] = self->blocked_list;
  lists[READY] = self->ready_list;
  lists[KEPT] = self->kept_list;
  lists[CHANGES] = self->changes_list;
  lists[EXPORTS] = self->exports_list;
  for (guint i = 0; i < N_LISTS; i++)
    {
      self->shown[i] = g_ptr_array_new ();
      self->fillers[i] = studio_row_filler_new (lists[i], &funcs[i], self);
    }
}

GtkWidget *
studio_export_page_new (StudioSession *session)
{
  StudioExportPage *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_new (STUDIO_TYPE_EXPORT_PAGE, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (studio_pack_state_get (session), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::problems", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (studio_till_get (session), "changed", G_CALLBACK (on_till), self,
                           G_CONNECT_SWAPPED);
  update (self);
  on_till (self);
  return GTK_WIDGET (self);
}

void
studio_export_page_add_actions (GActionMap *actions, StudioSession *session)
{
  studio_export_actions_add (actions, session);
}
