/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reckons the session's cart, again with every change. */

#include "studio-till.h"

#include "studio-actions.h"
#include "studio-refresh.h"
#include "vt-document.h"
#include "vt-prompt.h"

#include <glib/gi18n-lib.h>

struct _StudioTill
{
  GObject parent_instance;

  StudioSession   *session;  /* (unowned): it owns us */
  StudioPackState *packs;    /* (unowned): the session owns it */
  StudioRefresh   *refresh;  /* (owned) */
  StudioReceipt   *receipt;  /* (owned) (nullable) */
  VtCart          *replaced; /* (owned) (nullable) */
  gboolean         tries_drafts;
};

G_DEFINE_FINAL_TYPE (StudioTill, studio_till, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- reckoning ---- */

typedef struct
{
  VtWorkspace     *workspace; /* (owned) */
  StudioPackFacts *facts;     /* (owned) */
  StudioReceipt   *receipt;   /* (owned) */
} Work;

static gpointer
take (gpointer owner)
{
  StudioTill      *self = owner;
  StudioPackFacts *facts = studio_pack_state_get_facts (self->packs);
  Work            *work;

  if (facts == NULL)
    return NULL;
  work = g_new0 (Work, 1);
  work->workspace = g_object_ref (studio_session_get_workspace (self->session));
  work->facts = studio_pack_facts_ref (facts);
  work->receipt =
      studio_receipt_new (facts, studio_session_get_cart (self->session), self->tries_drafts);
  return work;
}

static void
compute (gpointer data)
{
  Work *work = data;

  studio_receipt_compute (work->receipt, work->facts, work->workspace);
}

static void
give (gpointer owner, gpointer data)
{
  StudioTill *self = owner;
  Work       *work = data;

  studio_receipt_compare (work->receipt, self->receipt);
  g_clear_pointer (&self->receipt, studio_receipt_unref);
  self->receipt = studio_receipt_ref (work->receipt);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  studio_receipt_unref (work->receipt);
  studio_pack_facts_unref (work->facts);
  g_object_unref (work->workspace);
  g_free (work);
}

static void
ask (StudioTill *self)
{
  studio_refresh_ask (self->refresh);
}

/* ---- the object ---- */

static void
studio_till_finalize (GObject *object)
{
  StudioTill *self = STUDIO_TILL (object);

  g_clear_pointer (&self->refresh, studio_refresh_free);
  g_clear_pointer (&self->receipt, studio_receipt_unref);
  g_clear_pointer (&self->replaced, vt_cart_free);
  G_OBJECT_CLASS (studio_till_parent_class)->finalize (object);
}

static void
studio_till_class_init (StudioTillClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_till_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_till_init (StudioTill *self)
{
  static const StudioRefreshFuncs funcs = {take, compute, give, work_free};

  self->refresh = studio_refresh_new (G_OBJECT (self), &funcs);
}

StudioTill *
studio_till_get (StudioSession *session)
{
  static const char key[] = "studio-till";
  StudioTill       *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_get_data (G_OBJECT (session), key);
  if (self != NULL)
    return self;
  self = g_object_new (STUDIO_TYPE_TILL, NULL);
  self->session = session;
  self->packs = studio_pack_state_get (session);
  g_object_set_data_full (G_OBJECT (session), key, self, g_object_unref);
  g_signal_connect_object (session, "notify::cart", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->packs, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  studio_refresh_ask (self->refresh);
  return self;
}

StudioReceipt *
studio_till_get_receipt (StudioTill *self)
{
  g_return_val_if_fail (STUDIO_IS_TILL (self), NULL);

  return self->receipt;
}

gboolean
studio_till_is_pending (StudioTill *self)
{
  g_return_val_if_fail (STUDIO_IS_TILL (self), FALSE);

  return self->receipt == NULL || studio_refresh_is_pending (self->refresh) ||
         studio_pack_state_is_pending (self->packs);
}

gboolean
studio_till_get_tries_drafts (StudioTill *self)
{
  g_return_val_if_fail (STUDIO_IS_TILL (self), FALSE);

  return self->tries_drafts;
}

void
studio_till_set_tries_drafts (StudioTill *self, gboolean tries_drafts)
{
  g_return_if_fail (STUDIO_IS_TILL (self));

  if (self->tries_drafts == tries_drafts)
    return;
  self->tries_drafts = tries_drafts;
  studio_refresh_ask (self->refresh);
}

const char *
studio_till_get_placement (StudioTill *self)
{
  const VtShopper *shopper;

  g_return_val_if_fail (STUDIO_IS_TILL (self), NULL);

  shopper = studio_session_get_cart (self->session)->shopper;
  return shopper->placement != NULL ? shopper->placement : VT_PLACEMENT_DEFAULT;
}

void
studio_till_set_placement (StudioTill *self, const char *placement)
{
  g_autoptr (VtShopper) shopper = NULL;

  g_return_if_fail (STUDIO_IS_TILL (self) && placement != NULL);

  shopper = vt_shopper_copy (studio_session_get_cart (self->session)->shopper);
  vt_shopper_set_text (&shopper->placement,
                       g_str_equal (placement, VT_PLACEMENT_DEFAULT) ? NULL : placement);
  studio_till_set_shopper (self, shopper);
}

const char *
studio_till_get_locale (StudioTill *self)
{
  const VtShopper *shopper;

  g_return_val_if_fail (STUDIO_IS_TILL (self), NULL);

  shopper = studio_session_get_cart (self->session)->shopper;
  return shopper->locale != NULL ? shopper->locale : VT_LOCALE_UNKNOWN;
}

void
studio_till_set_locale (StudioTill *self, const char *locale)
{
  g_autoptr (VtShopper) shopper = NULL;

  g_return_if_fail (STUDIO_IS_TILL (self) && locale != NULL);

  shopper = vt_shopper_copy (studio_session_get_cart (self->session)->shopper);
  vt_shopper_set_text (&shopper->locale, g_str_equal (locale, VT_LOCALE_UNKNOWN) ? NULL : locale);
  studio_till_set_shopper (self, shopper);
}

void
studio_till_set_shopper (StudioTill *self, const VtShopper *shopper)
{
  g_autoptr (VtCart) cart = NULL;

  g_return_if_fail (STUDIO_IS_TILL (self) && shopper != NULL);

  cart = vt_cart_copy (studio_session_get_cart (self->session));
  vt_cart_set_shopper (cart, shopper);
  studio_session_set_cart (self->session, cart);
}

void
studio_till_replace_cart (StudioTill *self, const VtCart *cart, const char *said)
{
  VtCart  *old;
  gboolean was_empty;

  g_return_if_fail (STUDIO_IS_TILL (self) && cart != NULL && said != NULL);

  old = vt_cart_copy (studio_session_get_cart (self->session));
  was_empty = old->lines->len == 0;
  if (vt_cart_equal (old, cart))
    {
      vt_cart_free (old);
      return;
    }
  g_clear_pointer (&self->replaced, vt_cart_free);
  self->replaced = old;
  studio_session_set_cart (self->session, cart);
  studio_session_say (self->session, said, was_empty ? NULL : _ ("Undo"),
                      was_empty ? NULL : STUDIO_ACTION_CART_RESTORE);
}

void
studio_till_replace_lines (StudioTill *self, const VtCart *cart, const char *said)
{
  g_autoptr (VtCart) same_shopper = NULL;

  g_return_if_fail (STUDIO_IS_TILL (self) && cart != NULL && said != NULL);

  same_shopper = vt_cart_copy (cart);
  vt_cart_set_shopper (same_shopper, studio_session_get_cart (self->session)->shopper);
  studio_till_replace_cart (self, same_shopper, said);
}

void
studio_till_restore_cart (StudioTill *self)
{
  g_autoptr (VtCart) back = NULL;

  g_return_if_fail (STUDIO_IS_TILL (self));

  if (self->replaced == NULL)
    return;
  back = g_steal_pointer (&self->replaced);
  self->replaced = vt_cart_copy (studio_session_get_cart (self->session));
  studio_session_set_cart (self->session, back);
}
