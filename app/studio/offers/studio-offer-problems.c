/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with an offer, each with its fix. */

#include "studio-offer-problems.h"

#include "studio-actions.h"
#include "studio-findings-row.h"
#include "studio-findings-words.h"
#include "studio-quiet-controls.h"

#include <glib/gi18n-lib.h>

struct _StudioOfferProblems
{
  AdwBin parent_instance;

  StudioSession       *session; /* (owned) */
  AdwPreferencesGroup *group;   /* (owned by the widget tree) */
  GPtrArray           *rows;    /* (owned) (element-type GtkWidget): those shown */
  char                *shown;   /* (owned) (nullable): id of the offer that is */
  char                *found;   /* (owned) (nullable): what findings are told of it */
};

G_DEFINE_FINAL_TYPE (StudioOfferProblems, studio_offer_problems, ADW_TYPE_BIN)

guint
studio_offer_count_problems (StudioSession     *session,
                             const char        *offer_id,
                             VtProblemSeverity *ret_worst)
{
  GPtrArray        *problems = studio_session_get_problems (session);
  guint             n = studio_session_count_findings (session, offer_id);
  VtProblemSeverity worst = n > 0 ? VT_PROBLEM_WARNING : VT_PROBLEM_NOTE;

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const VtProblem *problem = problems->pdata[i];

      if (problem->severity == VT_PROBLEM_NOTE || g_strcmp0 (problem->offer_id, offer_id) != 0)
        continue;
      worst = MAX (worst, problem->severity);
      n++;
    }
  *ret_worst = worst;
  return n;
}

/* ---- fixes ---- */

/* Takes @target. */
static GtkWidget *
fix_button_new (const char *label, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (target != NULL)
    gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

/* What can be mended by a change of the offer alone is a button each. */
static void
add_fixes (StudioOfferProblems *self, GtkWidget *box, const VtProblem *problem)
{
  GPtrArray *problems = studio_session_get_problems (self->session);

  for (guint i = 0; i < problem->fixes->len; i++)
    {
      const VtFix     *fix = problem->fixes->pdata[i];
      g_autofree char *key = vt_problems_make_fix_key (problems, problem, i);
      GtkWidget *button = fix_button_new (fix->title, "win.offer-fix", g_variant_new_string (key));

      /* Several rows may have a button of one name: what it is for tells them apart. */
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      problem->text, -1);
      gtk_box_append (GTK_BOX (box), button);
    }
}

/* What only a person can tell: where they do. */
static const struct
{
  VtProblemCode code;
  const char   *label;
  const char   *action;
} looks[] = {
    {VT_PROBLEM_TOO_FEW_UNITS, N_ ("Add Product…"), "page.find-product"},
    {VT_PROBLEM_CANNOT_COMPILE, N_ ("Edit as Text…"), "page.edit-as-text"},
    {VT_PROBLEM_UNKNOWN_SKU, N_ ("Edit as Text…"), "page.edit-as-text"},
    {VT_PROBLEM_SELECTS_NOTHING, N_ ("Edit as Text…"), "page.edit-as-text"},
    {VT_PROBLEM_CONTRADICTION, N_ ("Edit as Text…"), "page.edit-as-text"},
};

/* (nullable): the button that leads there. */
static GtkWidget *
look_new (const VtProblem *problem)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (looks[i].code == problem->code)
      return fix_button_new (_ (looks[i].label), looks[i].action, NULL);
  if (problem->code == VT_PROBLEM_PART_WITHOUT_PRICE)
    return fix_button_new (_ ("Enter Price"), "win.show-product",
                           g_variant_new_string (problem->sku));
  if (problem->fixes->len > 0 || problem->sku == NULL || problem->severity == VT_PROBLEM_NOTE)
    return NULL;
  return fix_button_new (_ ("Show Product"), "win.show-product",
                         g_variant_new_string (problem->sku));
}

/* ---- showing ---- */

static GtkWidget *
row_new (const char *text, VtProblemSeverity severity)
{
  GtkWidget  *row = adw_action_row_new ();
  GtkWidget  *icon = gtk_image_new_from_icon_name (studio_severity_to_icon (severity));
  const char *css_class = studio_severity_to_css (severity);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  studio_severity_to_text (severity), -1);
  if (css_class != NULL)
    gtk_widget_add_css_class (icon, css_class);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  return row;
}

static GtkWidget *
buttons_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  return box;
}

static void
add_to_group (StudioOfferProblems *self, GtkWidget *row, GtkWidget *buttons)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), buttons);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_row (StudioOfferProblems *self, const VtProblem *problem)
{
  GtkWidget *box = buttons_new ();
  GtkWidget *look = look_new (problem);

  add_fixes (self, box, problem);
  if (look != NULL)
    gtk_box_append (GTK_BOX (box), look);
  add_to_group (self, row_new (problem->text, problem->severity), box);
}

/* What carts have shown of this offer and others. */
static void
add_finding (StudioOfferProblems *self, const VtFinding *finding)
{
  GtkWidget *box = buttons_new ();
  GtkWidget *try = studio_finding_try_button_new (finding);

  if (try != NULL)
    gtk_box_append (GTK_BOX (box), try);
  gtk_box_append (GTK_BOX (box), fix_button_new (_ ("All Findings"), STUDIO_ACTION_GO,
                                                 g_variant_new_string ("offers/findings/")));
  add_to_group (self, row_new (finding->text, finding->severity), box);
}

static char *
tell_findings (StudioOfferProblems *self, const char *offer_id)
{
  GPtrArray *findings = studio_session_get_findings (self->session);
  GString   *text = g_string_new (NULL);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    if (vt_finding_concerns (findings->pdata[i], offer_id))
      g_string_append (text, ((const VtFinding *) findings->pdata[i])->text);
  return g_string_free (text, FALSE);
}

/* They come later than the problems, and mostly are what they were. */
static void
on_findings (StudioOfferProblems *self)
{
  const VtOffer *offer =
      self->shown != NULL ? studio_session_find_offer (self->session, self->shown) : NULL;
  g_autofree char *found = offer != NULL ? tell_findings (self, offer->id) : NULL;

  if (offer != NULL && g_strcmp0 (found, self->found) != 0)
    studio_offer_problems_show (self, offer);
}

void
studio_offer_problems_show (StudioOfferProblems *self, const VtOffer *offer)
{
  GPtrArray *problems = studio_session_get_problems (self->session);
  GPtrArray *findings = studio_session_get_findings (self->session);

  if (g_strcmp0 (self->shown, offer->id) != 0)
    {
      g_free (self->shown);
      self->shown = g_strdup (offer->id);
    }
  g_free (self->found);
  self->found = tell_findings (self, offer->id);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const VtProblem *problem = problems->pdata[i];

      if (g_strcmp0 (problem->offer_id, offer->id) == 0)
        add_row (self, problem);
    }
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    if (vt_finding_concerns (findings->pdata[i], offer->id))
      add_finding (self, findings->pdata[i]);
  studio_group_name_list (self->group, _ ("To look at"));
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static void
studio_offer_problems_dispose (GObject *object)
{
  StudioOfferProblems *self = STUDIO_OFFER_PROBLEMS (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->found, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_offer_problems_parent_class)->dispose (object);
}

static void
studio_offer_problems_class_init (StudioOfferProblemsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_offer_problems_dispose;
}

static void
studio_offer_problems_init (StudioOfferProblems *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("To Look At"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

GtkWidget *
studio_offer_problems_new (StudioSession *session)
{
  StudioOfferProblems *self = g_object_new (STUDIO_TYPE_OFFER_PROBLEMS, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::findings", G_CALLBACK (on_findings), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
