/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of one offer, each a named step of undo. */

#include "studio-offer-edit.h"

#include "vt-words.h"

#include <glib/gi18n-lib.h>

typedef struct _Edit Edit;

/* Changes @offer, one of @offers; runs in the writing thread. */
typedef gboolean (*Change) (GPtrArray *offers, VtOffer *offer, const Edit *edit, GError **error);

struct _Edit
{
  Change       change;
  char        *id;      /* (owned) */
  char        *text;    /* (owned) (nullable) */
  GStrv        skus;    /* (owned) (nullable) */
  VtCatalog   *catalog; /* (owned) (nullable): what an offer is checked against */
  gint64       number;
  VtReward     reward;
  VtOfferState state;
  VtCurrency   currency;
};

static Edit *
edit_new (const char *id, Change change)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->id = g_strdup (id);
  edit->change = change;
  return edit;
}

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_free (edit->id);
  g_free (edit->text);
  g_strfreev (edit->skus);
  g_clear_pointer (&edit->catalog, vt_catalog_unref);
  g_free (edit);
}

/* A VtWorkspaceFunc. What has not changed is not written. */
static gboolean
run_edit (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  const Edit *edit = data;
  g_autoptr (GPtrArray) offers = vt_offers_load (database, error);
  VtOffer *offer;

  if (offers == NULL)
    return FALSE;
  offer = (VtOffer *) vt_offers_find (offers, edit->id);
  if (offer == NULL)
    {
      g_set_error_literal (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("The offer is gone"));
      return FALSE;
    }
  if (!edit->change (offers, offer, edit, error))
    return FALSE;
  for (guint i = 0; i < offers->len; i++)
    if (!vt_offers_save (database, offers->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* Takes @edit. */
static void
submit (StudioSession *session, const char *label, Edit *edit)
{
  g_autofree char *place = g_strconcat ("offers/", edit->id, NULL);

  studio_session_edit (session, label, place, run_edit, edit, edit_free);
}

/* ---- texts ---- */

static gboolean
change_name (GPtrArray *offers, VtOffer *offer, const Edit *edit, GError **error)
{
  g_free (offer->name);
  offer->name = g_strdup (edit->text);
  return TRUE;
}

static gboolean
change_message (GPtrArray *offers, VtOffer *offer, const Edit *edit, GError **error)
{
  g_free (offer->message);
  offer->message = g_strdup (edit->text);
  return TRUE;
}

static gboolean
change_note (GPtrArray *offers, VtOffer *offer, const Edit *edit, GError **error)
{
  g_free (offer->note);
  offer->note = g_strdup (edit->text);
  return TRUE;
}

void
studio_offer_set_name (StudioSession *session, const char *id, const char *name)
{
  Edit *edit = edit_new (id, change_name);

  edit->text = g_strstrip (g_strdup (name));
  submit (session, _ ("Rename Offer"), edit);
}

void
studio_offer_set_message (StudioSession *session, const char *id, const char *message)
{
  Edit *edit = edit_new (id, change_message);

  edit->text = g_strstrip (g_strdup (message));
  submit (session, _ ("Change Message"), edit);
}

void
studio_offer_set_note (StudioSession *session, const char *id, const char *note)
{
  Edit *edit = edit_new (id, change_note);

  edit->text = g_strdup (note);
  submit (session, _ ("Change Note"), edit);
}

/* ---- what they get ---- */

static gboolean
change_reward (GPtrArray *offers, VtOffer *offer, const Edit *edit, GError **error)
{
  offer->reward = edit->reward;
  return TRUE;
}

void
studio_offer_set_reward (StudioSession *session, const char *id, const VtReward *reward)
{
  Edit *edit = edit_new (id, change_reward);

  edit->reward = *reward;
  submit (session, _ ("Change Discount"), edit);
}

/* ---- components ---- */

static gboolean
change_add (GPtrArray *offers, VtOffer *offer, const Edit *edit, GError **error)
{
  for (guint i = 0; edit->skus[i] != NULL; i++)
    vt_offer_add_component (offer, edit->skus[i], 1, FALSE);
  return TRUE;
}

/* As the catalogue writes them. */
static GStrv
find_skus (StudioSession *session, const char *const *skus)
{
  VtCatalog *catalog = studio_session_get_catalog (session);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();

  for (guint i = 0; catalog != NULL && skus[i] != NULL; i++)
    {
      guint32 product = vt_catalog_index_of_sku (catalog, skus[i]);

      if (product != VT_PRODUCT_NONE)
        {
          g_strv_builder_add (found, vt_catalog_get (catalog, product)->sku);
        }
      else
        {
          g_autofree char *title = vt_words_title (skus[i], VT_WORDS_TITLE_MAX);
          g_autofree char *text = g_strdup_printf (_ ("There is no product “%s”"), title);

          studio_session_say (session, text, NULL, NULL);
        }
    }
  return g_strv_builder_end (found);
}

void
studio_offer_add_products (StudioSession *session, const char *id, const char *const *skus)
{
  g_auto (GStrv) found = find_skus (session, skus);
  g_autofree char *label = NULL;
  guint            n = g_strv_length (found);
  Edit            *edit;

  if (n == 0)
    return;
  label = n == 1 ? g_strdup (_ ("Add Product"))
                 : g_strdup_printf (ngettext ("Add %u Product", "Add %u Products", n), n);
  edit = edit_new (id, change_add);
  edit->skus = g_steal_pointer (&found);
  submit (session, label, edit);
}

static gboolean
change_remove (GPtrArray *offers, VtOffer *offer, const Edit *edit, GError **error)
{
  /* Gone already is as good. */
  (void) vt_offer_remove_component (offer, edit->text);
  return TRUE;
}

void
studio_offer_remove_product (StudioSession *session, const char *id, const char *sku)
{
  Edit *edit = edit_new (id, change_remove);

  edit->text = g_strdup (sku);
  submit (session, _ ("Remove Product"), edit);
}

static gboolean
change_quantity (GPtrArray *offers, VtOffer *offer, const Edit *edit, GError **error)
{
  VtComponent *component = vt_offer_find_component (offer, edit->text);

  if (component != NULL)
    component->quantity = CLAMP (edit->number, 1, VT_COMPONENT_MAX_QUANTITY);
  return TRUE;
}

void
studio_offer_set_quantity (StudioSession *session, const char *id, const char *sku, gint64 quantity)
{
  Edit *edit = edit_new (id, change_quantity);

  edit->text = g_strdup (sku);
  edit->number = quantity;
  submit (session, _ ("Change Quantity"), edit);
}

static gboolean
change_primary (GPtrArray *offers, VtOffer *offer, const Edit *edit, GError **error)
{
  VtComponent *primary = edit->text != NULL ? vt_offer_find_component (offer, edit->text) : NULL;

  for (guint i = 0; i < offer->components->len; i++)
    {
      VtComponent *component = offer->components->pdata[i];

      component->primary = component == primary;
    }
  return TRUE;
}

void
studio_offer_set_primary (StudioSession *session, const char *id, const char *sku)
{
  Edit *edit = edit_new (id, change_primary);

  edit->text = g_strdup (sku);
  submit (session, _ ("Change Main Product"), edit);
}

static void
move_in_array (GPtrArray *array, gpointer element, guint position)
{
  guint    from;
  gpointer moved;

  if (!g_ptr_array_find (array, element, &from))
    return;
  moved = g_ptr_array_steal_index (array, from);
  g_ptr_array_insert (array, (int) MIN (position, array->len), moved);
}

static gboolean
change_place (GPtrArray *offers, VtOffer *offer, const Edit *edit, GError **error)
{
  VtComponent *component = vt_offer_find_component (offer, edit->text);

  if (component != NULL)
    move_in_array (offer->components, component, (guint) edit->number);
  return TRUE;
}

void
studio_offer_move_product (StudioSession *session, const char *id, const char *sku, guint position)
{
  Edit *edit = edit_new (id, change_place);

  edit->text = g_strdup (sku);
  edit->number = position;
  submit (session, _ ("Reorder Products"), edit);
}

/* ---- state ---- */

/* (nullable): all that keeps the offer from being ready, in words. */
static char *
describe_errors (GPtrArray *problems, const char *id)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const VtProblem *problem = problems->pdata[i];

      if (problem->severity == VT_PROBLEM_ERROR && g_strcmp0 (problem->offer_id, id) == 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", problem->text);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static gboolean
change_state (GPtrArray *offers, VtOffer *offer, const Edit *edit, GError **error)
{
  offer->state = edit->state;
  if (edit->state == VT_OFFER_READY && edit->catalog != NULL)
    {
      g_autoptr (GPtrArray) problems = vt_offers_check (offers, edit->catalog, &edit->currency);
      g_autofree char *why = describe_errors (problems, edit->id);

      if (why != NULL)
        {
          g_set_error_literal (error, VT_ERROR, VT_ERROR_CONSTRAINT, why);
          return FALSE;
        }
    }
  return TRUE;
}

static const char *
label_of_state (VtOfferState state)
{
  switch (state)
    {
    case VT_OFFER_DRAFT:
      return _ ("Set to Draft");
    case VT_OFFER_READY:
      return _ ("Set to Ready");
    case VT_OFFER_PAUSED:
      return _ ("Pause Offer");
    }
  g_return_val_if_reached ("");
}

char *
studio_offer_set_state (StudioSession *session, const char *id, VtOfferState state)
{
  g_autofree char *why = NULL;
  Edit            *edit;

  if (state == VT_OFFER_READY)
    why = describe_errors (studio_session_get_problems (session), id);
  if (why != NULL)
    return g_steal_pointer (&why);

  edit = edit_new (id, change_state);
  edit->state = state;
  edit->currency = *studio_session_get_currency (session);
  if (studio_session_get_catalog (session) != NULL)
    edit->catalog = vt_catalog_ref (studio_session_get_catalog (session));
  submit (session, label_of_state (state), edit);
  return NULL;
}

/* ---- priority ---- */

static void
renumber (GPtrArray *offers)
{
  for (guint i = 0; i < offers->len; i++)
    ((VtOffer *) offers->pdata[i])->priority = MIN ((gint64) i + 1, VT_OFFER_MAX_PRIORITY);
}

static gboolean
change_priority (GPtrArray *offers, VtOffer *offer, const Edit *edit, GError **error)
{
  move_in_array (offers, offer, (guint) edit->number);
  renumber (offers);
  return TRUE;
}

void
studio_offer_move (StudioSession *session, const char *id, guint position)
{
  Edit *edit = edit_new (id, change_priority);

  edit->number = position;
  submit (session, _ ("Change Priority"), edit);
}

/* ---- whole offers ---- */

typedef struct
{
  VtOffer *offer;    /* (owned) */
  char    *after_id; /* (owned) (nullable): below which; %NULL for below all */
} Addition;

static void
addition_free (gpointer data)
{
  Addition *addition = data;

  vt_offer_free (addition->offer);
  g_free (addition->after_id);
  g_free (addition);
}

/* A VtWorkspaceFunc. */
static gboolean
run_addition (VtDatabase *database, VtJob *job, gpointer data, GError **error)
{
  Addition *addition = data;
  g_autoptr (GPtrArray) offers = vt_offers_load (database, error);
  guint position;
  char *name;

  if (offers == NULL)
    return FALSE;
  name = vt_offers_free_name (offers, addition->offer->name);
  g_free (addition->offer->name);
  addition->offer->name = name;
  position = offers->len;
  for (guint i = 0; addition->after_id != NULL && i < offers->len; i++)
    if (g_str_equal (((const VtOffer *) offers->pdata[i])->id, addition->after_id))
      position = i + 1;
  g_ptr_array_insert (offers, (int) position, vt_offer_copy (addition->offer));
  renumber (offers);
  for (guint i = 0; i < offers->len; i++)
    if (!vt_offers_save (database, offers->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* Takes @offer. */
static void
add (StudioSession *session, const char *label, VtOffer *offer, const char *after_id)
{
  g_autofree char *place = g_strconcat ("offers/", offer->id, NULL);
  Addition        *addition = g_new0 (Addition, 1);

  addition->offer = offer;
  addition->after_id = g_strdup (after_id);
  studio_session_edit (session, label, place, run_addition, addition, addition_free);
  studio_session_go (session, place);
}

void
studio_offer_create (StudioSession *session, VtOfferKind kind)
{
  g_autofree char *name = NULL;

  if (kind == VT_OFFER_BUNDLE)
    {
      add (session, _ ("New Offer"), vt_offer_new_bundle (_ ("New Bundle")), NULL);
      return;
    }
  /* Translators: the name of an offer that was just made: its kind */
  name = g_strdup_printf (_ ("New %s"), vt_offer_kind_to_text (kind));
  add (session, _ ("New Offer"), vt_offer_new (kind, name), NULL);
}

void
studio_offer_duplicate (StudioSession *session, const char *id)
{
  const VtOffer *offer = studio_session_find_offer (session, id);

  if (offer != NULL)
    add (session, _ ("Duplicate Offer"), vt_offer_duplicate (offer, offer->name), id);
}

/* Whoever takes its place in the list is looked at next. */
static const char *
find_neighbour (StudioSession *session, const VtOffer *offer)
{
  GPtrArray *offers = studio_session_get_offers (session);
  guint      position;

  if (!g_ptr_array_find (offers, offer, &position) || offers->len < 2)
    return NULL;
  position = position + 1 < offers->len ? position + 1 : position - 1;
  return ((const VtOffer *) offers->pdata[position])->id;
}

void
studio_offer_delete (StudioSession *session, const char *id)
{
  const VtOffer   *offer = studio_session_find_offer (session, id);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *next = NULL;

  if (offer == NULL)
    return;
  name = vt_words_title (offer->name, VT_WORDS_TITLE_MAX);
  text =
      *name != '\0' ? g_strdup_printf (_ ("“%s” deleted"), name) : g_strdup (_ ("Offer deleted"));
  next = g_strdup (find_neighbour (session, offer));
  studio_session_remove_offer (session, _ ("Delete Offer"), id);
  if (g_strcmp0 (studio_session_get_offer_id (session), id) == 0)
    studio_session_set_offer_id (session, next);
  studio_session_say (session, text, _ ("Undo"), "win.undo");
}
