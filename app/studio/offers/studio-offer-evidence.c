/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the orders say for and against the offer that is being edited. */

#include "studio-offer-evidence.h"

#include "studio-evidence-facts.h"
#include "vt-audience.h"
#include "vt-offer-evidence.h"

#include <glib/gi18n-lib.h>

/* While a slider moves nothing is gathered. */
#define STILL_MS 150
/* What takes no longer than that needs no word. */
#define PATIENCE_MS 300

struct _StudioOfferEvidence
{
  AdwBin parent_instance;

  StudioSession *session; /* (owned) */
  VtOffer       *offer;   /* (owned) (nullable): to be told of */
  VtCatalog     *catalog; /* (owned) (nullable): what the evidence shown was gathered in */
  VtPairs       *pairs;   /* (owned) (nullable): likewise */
  char          *told_id; /* (owned) (nullable): of the offer that the facts shown are of */
  gboolean       is_current;

  GCancellable *cancellable; /* (owned) (nullable): of what is under way */
  guint         still_id;    /* source, or 0 */
  guint         patience_id; /* source, or 0 */

  StudioEvidenceFacts *facts; /* (owned by the widget tree), as the others */
  GtkWidget           *waiting;
  GtkLabel            *status;
  GtkSpinner          *spinner;
};

G_DEFINE_FINAL_TYPE (StudioOfferEvidence, studio_offer_evidence, ADW_TYPE_BIN)

/* ---- gathering ---- */

typedef struct
{
  VtOffer   *offer;   /* (owned) */
  VtPairs   *pairs;   /* (owned) */
  VtOrders  *orders;  /* (owned) */
  VtCatalog *catalog; /* (owned) */
  VtCurrency currency;

  /* Whom the offer is for; %NULL until they are there */
  VtCustomers *customers; /* (owned) (nullable) */
  GPtrArray   *segments;  /* (owned) (nullable) */
} Gathering;

static void
gathering_free (gpointer data)
{
  Gathering *gathering = data;

  vt_offer_free (gathering->offer);
  vt_pairs_unref (gathering->pairs);
  vt_orders_unref (gathering->orders);
  vt_catalog_unref (gathering->catalog);
  g_clear_pointer (&gathering->customers, vt_customers_unref);
  g_clear_pointer (&gathering->segments, g_ptr_array_unref);
  g_free (gathering);
}

static VtOfferEvidence *
gather (Gathering *gathering, VtJob *job, GError **error)
{
  g_autofree guint8 *counted = NULL;
  g_autofree char   *note = NULL;
  VtEvidenceInput    input = {gathering->catalog, gathering->orders, gathering->pairs->baskets,
                              &gathering->currency, 0};

  if (gathering->customers != NULL && gathering->segments != NULL &&
      !vt_offer_audience_orders (gathering->offer, gathering->segments, gathering->customers,
                                 gathering->orders, job, &counted, &note, error))
    return NULL;
  input.counted = counted;
  input.counted_note = note;
  return vt_offer_evidence_compute (gathering->offer, &input, job, error);
}

static void
gather_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (VtJob) job = vt_job_new (cancellable);
  GError          *error = NULL;
  VtOfferEvidence *evidence = gather (data, job, &error);

  if (evidence != NULL)
    g_task_return_pointer (task, evidence, (GDestroyNotify) vt_offer_evidence_free);
  else
    g_task_return_error (task, error);
}

static void
say (StudioOfferEvidence *self, const char *text, gboolean is_working)
{
  gtk_widget_set_visible (self->waiting, text != NULL);
  gtk_label_set_text (self->status, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_working);
  gtk_spinner_set_spinning (self->spinner, is_working);
}

static void
on_gathered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StudioOfferEvidence *self = STUDIO_OFFER_EVIDENCE (source);
  Gathering           *gathering = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  VtOfferEvidence *evidence = g_task_propagate_pointer (G_TASK (result), &error);

  if (evidence == NULL)
    return;
  /* Another was asked for meanwhile, or the widget is gone. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      vt_offer_evidence_free (evidence);
      return;
    }
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_free (self->told_id);
  self->told_id = g_strdup (gathering->offer->id);
  self->is_current = TRUE;
  say (self, NULL, FALSE);
  studio_evidence_facts_show (self->facts, evidence);
}

static gboolean
on_impatient (gpointer user_data)
{
  StudioOfferEvidence *self = user_data;

  self->patience_id = 0;
  say (self, _ ("Reading the orders…"), TRUE);
  return G_SOURCE_REMOVE;
}

static gboolean
on_still (gpointer user_data)
{
  StudioOfferEvidence *self = user_data;
  Gathering           *gathering = g_new0 (Gathering, 1);
  g_autoptr (GTask) task = NULL;

  self->still_id = 0;
  gathering->offer = vt_offer_copy (self->offer);
  gathering->pairs = vt_pairs_ref (self->pairs);
  gathering->orders = vt_orders_ref (studio_session_get_orders (self->session));
  gathering->catalog = vt_catalog_ref (self->catalog);
  if (studio_session_get_customers (self->session) != NULL)
    gathering->customers = vt_customers_ref (studio_session_get_customers (self->session));
  if (studio_session_get_segments (self->session) != NULL)
    gathering->segments = g_ptr_array_ref (studio_session_get_segments (self->session));
  gathering->currency = *studio_session_get_currency (self->session);
  self->cancellable = g_cancellable_new ();
  self->patience_id = g_timeout_add (PATIENCE_MS, on_impatient, self);
  task = g_task_new (self, self->cancellable, on_gathered, NULL);
  g_task_set_source_tag (task, studio_offer_evidence_show);
  g_task_set_task_data (task, gathering, gathering_free);
  g_task_run_in_thread (task, gather_in_thread);
  return G_SOURCE_REMOVE;
}

/* ---- when ---- */

static void
stop (StudioOfferEvidence *self)
{
  g_clear_handle_id (&self->still_id, g_source_remove);
  g_clear_handle_id (&self->patience_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* (nullable): why nothing can be gathered yet. */
static const char *
find_obstacle (StudioOfferEvidence *self)
{
  VtOrders *orders = studio_session_get_orders (self->session);

  if (orders != NULL && orders->n_orders == 0)
    return _ ("No orders were imported yet. With some, this tells what speaks for and against the "
              "offer.");
  if (orders == NULL || studio_session_get_pairs (self->session) == NULL ||
      studio_session_get_catalog (self->session) == NULL)
    return _ ("Reading the orders…");
  return NULL;
}

static void
restart (StudioOfferEvidence *self)
{
  const char *obstacle = find_obstacle (self);

  stop (self);
  self->is_current = FALSE;
  g_clear_pointer (&self->catalog, vt_catalog_unref);
  g_clear_pointer (&self->pairs, vt_pairs_unref);
  if (g_strcmp0 (self->told_id, self->offer->id) != 0 || obstacle != NULL)
    {
      g_clear_pointer (&self->told_id, g_free);
      studio_evidence_facts_show (self->facts, NULL);
    }
  say (self, obstacle, FALSE);
  if (obstacle != NULL)
    return;
  self->catalog = vt_catalog_ref (studio_session_get_catalog (self->session));
  self->pairs = vt_pairs_ref (studio_session_get_pairs (self->session));
  self->still_id = g_timeout_add (STILL_MS, on_still, self);
}

static void
on_snapshot (StudioOfferEvidence *self)
{
  if (self->offer != NULL && (self->pairs != studio_session_get_pairs (self->session) ||
                              self->catalog != studio_session_get_catalog (self->session)))
    restart (self);
}

/* What the evidence does not depend on: a rename or a new state needs no new reading. */
static gboolean
says_the_same (const VtOffer *offer, const VtOffer *other)
{
  g_autoptr (VtOffer) alike = vt_offer_copy (other);

  alike->state = offer->state;
  alike->priority = offer->priority;
  g_free (alike->name);
  alike->name = g_strdup (offer->name);
  g_free (alike->message);
  alike->message = g_strdup (offer->message);
  g_free (alike->note);
  alike->note = g_strdup (offer->note);
  return vt_offer_equal (offer, alike);
}

void
studio_offer_evidence_show (StudioOfferEvidence *self, const VtOffer *offer)
{
  gboolean is_known;

  g_return_if_fail (STUDIO_IS_OFFER_EVIDENCE (self) && offer != NULL);

  is_known = self->offer != NULL && says_the_same (offer, self->offer);
  if (!is_known)
    {
      g_clear_pointer (&self->offer, vt_offer_free);
      self->offer = vt_offer_copy (offer);
    }
  if (!is_known || self->pairs != studio_session_get_pairs (self->session) ||
      self->catalog != studio_session_get_catalog (self->session))
    restart (self);
}

gboolean
studio_offer_evidence_is_current (StudioOfferEvidence *self)
{
  g_return_val_if_fail (STUDIO_IS_OFFER_EVIDENCE (self), FALSE);

  return self->is_current;
}

/* ---- the widget ---- */

static void
studio_offer_evidence_dispose (GObject *object)
{
  StudioOfferEvidence *self = STUDIO_OFFER_EVIDENCE (object);

  stop (self);
  g_clear_pointer (&self->offer, vt_offer_free);
  g_clear_pointer (&self->catalog, vt_catalog_unref);
  g_clear_pointer (&self->pairs, vt_pairs_unref);
  g_clear_pointer (&self->told_id, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (studio_offer_evidence_parent_class)->dispose (object);
}

static void
studio_offer_evidence_class_init (StudioOfferEvidenceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_offer_evidence_dispose;
}

static GtkWidget *
waiting_new (StudioOfferEvidence *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *status = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                                    "wrap", TRUE, "xalign", 0.0f, NULL);

  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  self->status = GTK_LABEL (status);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->spinner));
  gtk_box_append (GTK_BOX (box), status);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static void
studio_offer_evidence_init (StudioOfferEvidence *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *facts = studio_evidence_facts_new ();

  self->facts = STUDIO_EVIDENCE_FACTS (facts);
  self->waiting = waiting_new (self);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Evidence From the Orders"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->waiting);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), facts);
  adw_bin_set_child (ADW_BIN (self), group);
}

GtkWidget *
studio_offer_evidence_new (StudioSession *session)
{
  static const char *const signals[] = {"notify::pairs", "notify::catalog", "notify::orders",
                                        "notify::segments"};
  StudioOfferEvidence     *self = g_object_new (STUDIO_TYPE_OFFER_EVIDENCE, NULL);

  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (on_snapshot), self,
                             G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
