/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Overview: what is loaded, what needs attention, what the orders suggest. */

#include "studio-overview-page.h"

#include "studio-actions.h"
#include "studio-offer-words.h"
#include "studio-turns.h"
#include "vt-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define N_SUGGESTIONS 5
#define N_PROBLEMS 5
#define FINDINGS_PLACE "offers/findings/"
#define TITLE_LINES 1
#define SUBTITLE_LINES 3

#define STUDIO_TYPE_OVERVIEW_PAGE (studio_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (StudioOverviewPage, studio_overview_page, STUDIO, OVERVIEW_PAGE, AdwBin)

struct _StudioOverviewPage
{
  AdwBin parent_instance;

  StudioSession *session; /* (owned) */
  StudioTurns   *turns;   /* (owned) */

  /* Template */
  GtkWidget  *products_tile;
  GtkLabel   *products_figure;
  GtkLabel   *products_detail;
  GtkWidget  *orders_tile;
  GtkLabel   *orders_figure;
  GtkLabel   *orders_detail;
  GtkWidget  *offers_tile;
  GtkLabel   *offers_figure;
  GtkLabel   *offers_detail;
  GtkWidget  *problems_tile;
  GtkLabel   *problems_figure;
  GtkLabel   *problems_detail;
  GtkWidget  *attention_section;
  GtkListBox *attention_list;
  GtkWidget  *suggestions_section;
  GtkListBox *suggestions_list;
  GtkListBox *steps_list;

  guint steps_done; /* a bit for each step; G_MAXUINT before any is shown */
};

G_DEFINE_FINAL_TYPE (StudioOverviewPage, studio_overview_page, ADW_TYPE_BIN)

static void
set_tile (GtkWidget  *tile,
          GtkLabel   *figure,
          GtkLabel   *detail,
          const char *name,
          guint64     n,
          const char *detail_text)
{
  g_autofree char *number = vt_words_count (n);
  g_autofree char *words = g_strdup_printf ("%s: %s. %s", name, number, detail_text);

  gtk_label_set_text (figure, number);
  gtk_label_set_text (detail, detail_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

static GtkWidget *
add_row (GtkListBox *list, const char *icon_name, const char *title, const char *subtitle)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_markup);
  /* Text that may take any number of lines is measured at every width down to a letter, which takes
   * ten times as long and would be felt where rows come while the user works. */
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), TITLE_LINES);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), SUBTITLE_LINES);
  if (icon_name != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon_name));
  gtk_list_box_append (list, row);
  return row;
}

static char *
describe_period (const VtOrdersSummary *summary)
{
  g_autoptr (GDateTime) first = NULL;
  g_autoptr (GDateTime) last = NULL;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (summary == NULL || summary->n_orders == 0)
    return g_strdup (_ ("None imported yet"));
  first = g_date_time_new_from_unix_utc (summary->first_us / G_USEC_PER_SEC);
  last = g_date_time_new_from_unix_utc (summary->last_us / G_USEC_PER_SEC);
  if (first == NULL || last == NULL)
    return g_strdup ("");
  from = g_date_time_format (first, "%b %Y");
  until = g_date_time_format (last, "%b %Y");
  if (g_str_equal (from, until))
    return g_steal_pointer (&from);
  /* TRANSLATORS: a period: "Dec 2010 to Dec 2011" */
  return g_strdup_printf (_ ("%s to %s"), from, until);
}

static void
show_history (gpointer widget)
{
  StudioOverviewPage    *self = widget;
  VtCatalog             *catalog = studio_session_get_catalog (self->session);
  const VtOrdersSummary *summary = studio_session_get_summary (self->session);
  guint32                n_products = catalog != NULL ? vt_catalog_get_n_products (catalog) : 0;
  guint64                n_without_cost = 0;
  g_autofree char       *period = describe_period (summary);
  g_autofree char       *detail = NULL;
  g_autofree char       *number = NULL;

  for (guint32 i = 0; i < n_products; i++)
    n_without_cost += vt_catalog_get (catalog, i)->cost_minor == VT_MONEY_UNKNOWN;
  number = vt_words_count (n_without_cost);
  detail = n_products == 0 || n_without_cost == 0 ? g_strdup (_ ("In the catalogue"))
           : n_without_cost == n_products         ? g_strdup (_ ("Costs are not known"))
                                          : g_strdup_printf (_ ("%s without a cost"), number);
  set_tile (self->products_tile, self->products_figure, self->products_detail, _ ("Products"),
            n_products, detail);
  set_tile (self->orders_tile, self->orders_figure, self->orders_detail, _ ("Orders"),
            summary != NULL ? summary->n_sales : 0, period);
}

static guint
count_ready (GPtrArray *offers)
{
  guint n = 0;

  for (guint i = 0; offers != NULL && i < offers->len; i++)
    n += ((const VtOffer *) offers->pdata[i])->state == VT_OFFER_READY;
  return n;
}

/* What can be mended by a change of the offer alone, the best way of it. */
static void
add_fix (StudioOverviewPage *self, GtkWidget *row, const VtProblem *problem)
{
  GPtrArray       *problems = studio_session_get_problems (self->session);
  g_autofree char *key = NULL;
  GtkWidget       *button;

  if (problem->fixes->len == 0)
    return;
  key = vt_problems_make_fix_key (problems, problem, 0);
  button = gtk_button_new_with_label (((const VtFix *) problem->fixes->pdata[0])->title);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", problem->offer_id, key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), STUDIO_ACTION_OFFER_FIX_OF);
  /* Several rows may have a button of one name: what it is for tells them apart. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem->text, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* A row that leads somewhere. */
static void
lead_to (GtkWidget *row, const char *place)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("vitrine-next-symbolic"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", place);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.go");
}

static void
add_problem (StudioOverviewPage *self, const VtProblem *problem)
{
  const VtOffer   *offer = studio_session_find_offer (self->session, problem->offer_id);
  g_autofree char *place = g_strdup_printf ("offers/%s", problem->offer_id);
  GtkWidget       *row =
      add_row (self->attention_list, "vitrine-warning-symbolic",
               offer != NULL && *offer->name != '\0' ? offer->name : _ ("Offer"), problem->text);

  add_fix (self, row, problem);
  lead_to (row, place);
}

static void
add_finding (StudioOverviewPage *self, const char *icon_name, const char *text)
{
  lead_to (add_row (self->attention_list, icon_name, _ ("Offers Together"), text), FINDINGS_PLACE);
}

/* What the offers do together. Warnings each, the rest in one line. */
static guint
add_findings (StudioOverviewPage *self, guint n_before)
{
  GPtrArray       *findings = studio_session_get_findings (self->session);
  guint            n_warnings = studio_session_count_findings (self->session, NULL);
  guint            n_notes = findings != NULL ? findings->len - n_warnings : 0;
  g_autofree char *notes = NULL;

  for (guint i = 0; i < n_warnings && n_before + i < N_PROBLEMS; i++)
    add_finding (self, "vitrine-warning-symbolic", ((const VtFinding *) findings->pdata[i])->text);
  if (n_notes == 0)
    return n_warnings;
  notes = g_strdup_printf (
      ngettext ("%u thing that offers do to one another in a cart, to be known of",
                "%u things that offers do to one another in a cart, to be known of", n_notes),
      n_notes);
  add_finding (self, "vitrine-note-symbolic", notes);
  return n_warnings;
}

static void
show_problems (gpointer widget)
{
  StudioOverviewPage *self = widget;
  GPtrArray          *offers = studio_session_get_effective_offers (self->session);
  GPtrArray          *problems = studio_session_get_problems (self->session);
  guint               n_ready = count_ready (offers);
  guint               n_problems = 0;
  g_autofree char    *ready =
      n_ready == 0 ? g_strdup (_ ("None is ready"))
                      : g_strdup_printf (ngettext ("%u is ready", "%u are ready", n_ready), n_ready);

  clear_list (self->attention_list);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const VtProblem *problem = problems->pdata[i];

      if (problem->severity == VT_PROBLEM_NOTE || problem->offer_id == NULL)
        continue;
      if (n_problems++ < N_PROBLEMS)
        add_problem (self, problem);
    }
  n_problems += add_findings (self, MIN (n_problems, N_PROBLEMS));
  gtk_widget_set_visible (self->attention_section,
                          gtk_widget_get_first_child (GTK_WIDGET (self->attention_list)) != NULL);
  set_tile (self->offers_tile, self->offers_figure, self->offers_detail, _ ("Offers"),
            offers != NULL ? offers->len : 0, ready);
  set_tile (self->problems_tile, self->problems_figure, self->problems_detail, _ ("Problems"),
            n_problems, n_problems == 0 ? _ ("Nothing to fix") : _ ("In your offers"));
}

/* Lines of a fixed number: GTK 4.8 takes milliseconds to find out how high a wrapping label is, and
 * this page fills itself while a job runs. */
static GtkWidget *
text_new (const char *text, guint n_lines, const char *css_class)
{
  GtkWidget      *widget = gtk_inscription_new (text);
  GtkInscription *inscription = GTK_INSCRIPTION (widget);

  gtk_inscription_set_min_lines (inscription, n_lines);
  gtk_inscription_set_nat_lines (inscription, n_lines);
  gtk_inscription_set_text_overflow (inscription, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_yalign (inscription, 0.0f);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_set_tooltip_text (widget, text);
  if (css_class != NULL)
    gtk_widget_add_css_class (widget, css_class);
  return widget;
}

static void
add_suggestion (StudioOverviewPage *self, const VtSuggestion *suggestion)
{
  g_autofree char *name = g_strdup_printf (_ ("Make Offer of %s"), suggestion->title);
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name (studio_offer_kind_to_icon (suggestion->kind));
  GtkWidget *button = gtk_button_new_with_label (_ ("Make Offer"));

  gtk_widget_set_tooltip_text (icon, vt_offer_kind_to_text (suggestion->kind));
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  vt_offer_kind_to_text (suggestion->kind), -1);
  gtk_box_append (GTK_BOX (texts), text_new (suggestion->title, 1, NULL));
  gtk_box_append (GTK_BOX (texts), text_new (suggestion->reason, 2, "suggestion-reason"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", suggestion->key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.accept-suggestion");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "suggestion");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  suggestion->title, -1);
  gtk_list_box_append (self->suggestions_list, row);
}

static void
show_suggestions (gpointer widget)
{
  StudioOverviewPage *self = widget;
  GPtrArray          *suggestions = studio_session_get_suggestions (self->session);
  guint               n = suggestions != NULL ? MIN (suggestions->len, N_SUGGESTIONS) : 0;

  clear_list (self->suggestions_list);
  for (guint i = 0; i < n; i++)
    add_suggestion (self, suggestions->pdata[i]);
  gtk_widget_set_visible (self->suggestions_section, n > 0);
}

typedef struct
{
  const char *title;
  const char *subtitle;
  const char *action;
} Step;

static const Step steps[] = {
    {N_ ("Import orders"), N_ ("A year of order lines shows what is bought together"),
     "win.import"},
    {N_ ("Make a bundle"), N_ ("Look at the map and choose products that belong together"),
     "win.page::affinity"},
    {N_ ("Try it in a cart"), N_ ("See what a shopper pays, and why"), "win.page::preview"},
    {N_ ("Set an offer to ready"), N_ ("Only offers that are ready go out"), "win.page::offers"},
    {N_ ("Export the rule pack"), N_ ("The shop computes what you saw here"), "win.page::export"},
};

static void
add_step (StudioOverviewPage *self, const Step *step, guint is_done)
{
  GtkWidget *row =
      add_row (self->steps_list, is_done ? "vitrine-done-symbolic" : "vitrine-todo-symbolic",
               _ (step->title), is_done ? _ ("Done") : _ (step->subtitle));

  if (is_done)
    return;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("vitrine-next-symbolic"));
  studio_action_connect (GTK_ACTIONABLE (row), step->action);
}

static void
show_steps (gpointer widget)
{
  StudioOverviewPage    *self = widget;
  const VtOrdersSummary *summary = studio_session_get_summary (self->session);
  GPtrArray             *offers = studio_session_get_effective_offers (self->session);
  const gboolean         is_done[G_N_ELEMENTS (steps)] = {
              summary != NULL && summary->n_orders > 0,
              offers != NULL && offers->len > 0,
              studio_session_get_cart (self->session)->lines->len > 0,
              count_ready (offers) > 0,
              FALSE,
  };
  guint done = 0;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    done |= (is_done[i] ? 1u : 0u) << i;
  /* Told of every offer and cart, it rarely has another thing to say. */
  if (done == self->steps_done)
    return;
  self->steps_done = done;
  clear_list (self->steps_list);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    add_step (self, &steps[i], done & (1u << i));
}

/* In the order of the page. */
enum
{
  TURN_HISTORY,
  TURN_PROBLEMS,
  TURN_SUGGESTIONS,
  TURN_STEPS,
};

static const StudioTurn turns[] = {
    [TURN_HISTORY] = show_history,
    [TURN_PROBLEMS] = show_problems,
    [TURN_SUGGESTIONS] = show_suggestions,
    [TURN_STEPS] = show_steps,
};

static void
on_changed (StudioOverviewPage *self, GParamSpec *pspec)
{
  static const struct
  {
    const char *property;
    guint       turn;
  } turns_of_property[] = {
      {"orders", TURN_HISTORY},    {"problems", TURN_PROBLEMS}, {"suggestions", TURN_SUGGESTIONS},
      {"orders", TURN_STEPS},      {"offers", TURN_STEPS},      {"cart", TURN_STEPS},
      {"findings", TURN_PROBLEMS},
  };

  for (guint i = 0; i < G_N_ELEMENTS (turns_of_property); i++)
    if (g_str_equal (pspec->name, turns_of_property[i].property))
      studio_turns_ask (self->turns, turns_of_property[i].turn);
}

static void
studio_overview_page_dispose (GObject *object)
{
  StudioOverviewPage *self = STUDIO_OVERVIEW_PAGE (object);

  g_clear_pointer (&self->turns, studio_turns_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_overview_page_parent_class)->dispose (object);
}

static void
studio_overview_page_class_init (StudioOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_overview_page_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vitrine_studio/Vitrine/studio-overview-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, StudioOverviewPage, name)
  BIND (products_tile);
  BIND (products_figure);
  BIND (products_detail);
  BIND (orders_tile);
  BIND (orders_figure);
  BIND (orders_detail);
  BIND (offers_tile);
  BIND (offers_figure);
  BIND (offers_detail);
  BIND (problems_tile);
  BIND (problems_figure);
  BIND (problems_detail);
  BIND (attention_section);
  BIND (attention_list);
  BIND (suggestions_section);
  BIND (suggestions_list);
  BIND (steps_list);
#undef BIND
}

static void
studio_overview_page_init (StudioOverviewPage *self)
{
  self->steps_done = G_MAXUINT;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->turns = studio_turns_new (GTK_WIDGET (self), turns, G_N_ELEMENTS (turns));
}

GtkWidget *
studio_overview_page_new (StudioSession *session)
{
  StudioOverviewPage *self = g_object_new (STUDIO_TYPE_OVERVIEW_PAGE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  studio_turns_ask_all (self->turns);
  return GTK_WIDGET (self);
}
