/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the editors of one offer's texts share. */

#include "studio-texts.h"

#include "studio-refresh.h"
#include "studio-texts-edit.h"
#include "vt-document.h"
#include "vt-offer-texts.h"

#include <string.h>

struct _StudioTexts
{
  GObject parent_instance;

  StudioSession *session;  /* (unowned): it owns us */
  StudioRefresh *refresh;  /* (owned) */
  char          *offer_id; /* (owned) (nullable): whose the others are */
  GPtrArray     *added;    /* (owned) (element-type utf8) */
  GPtrArray     *examples; /* (owned) (nullable) (element-type VtMessageExample): of each step */
};

G_DEFINE_FINAL_TYPE (StudioTexts, studio_texts, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- examples ---- */

typedef struct
{
  VtOffer   *offer;    /* (owned) */
  VtCatalog *catalog;  /* (owned) */
  GPtrArray *examples; /* (owned) */
  VtCurrency currency;
} Work;

static const VtOffer *
find_offer (StudioTexts *self)
{
  const char *id = studio_session_get_offer_id (self->session);

  return id != NULL ? studio_session_find_offer (self->session, id) : NULL;
}

static gpointer
take (gpointer owner)
{
  StudioTexts   *self = owner;
  VtCatalog     *catalog = studio_session_get_catalog (self->session);
  const VtOffer *offer = find_offer (self);
  Work          *work;

  if (offer == NULL || catalog == NULL)
    return NULL;
  work = g_new0 (Work, 1);
  work->offer = vt_offer_copy (offer);
  work->catalog = vt_catalog_ref (catalog);
  work->currency = *studio_session_get_currency (self->session);
  work->examples = g_ptr_array_new_with_free_func ((GDestroyNotify) vt_message_example_free);
  return work;
}

static void
compute (gpointer data)
{
  Work *work = data;
  guint n = 1;

  if (work->offer->kind == VT_OFFER_FOLLOW_UP)
    n = MAX (vt_terms_get_length (vt_terms_get_array (vt_offer_get_terms (work->offer), "steps")),
             1);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (work->examples,
                     vt_message_example_new (work->offer, (int) i, work->catalog, &work->currency));
}

static void
give (gpointer owner, gpointer data)
{
  StudioTexts *self = owner;
  Work        *work = data;

  if (g_strcmp0 (work->offer->id, self->offer_id) != 0)
    return;
  g_clear_pointer (&self->examples, g_ptr_array_unref);
  self->examples = g_ptr_array_ref (work->examples);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_ptr_array_unref (work->examples);
  vt_catalog_unref (work->catalog);
  vt_offer_free (work->offer);
  g_free (work);
}

/* ---- following ---- */

static void
ask (StudioTexts *self)
{
  studio_refresh_ask (self->refresh);
}

static void
on_offer_id (StudioTexts *self)
{
  const char *id = studio_session_get_offer_id (self->session);

  if (g_strcmp0 (id, self->offer_id) == 0)
    return;
  g_free (self->offer_id);
  self->offer_id = g_strdup (id);
  g_ptr_array_set_size (self->added, 0);
  g_clear_pointer (&self->examples, g_ptr_array_unref);
  ask (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- the object ---- */

static void
studio_texts_finalize (GObject *object)
{
  StudioTexts *self = STUDIO_TEXTS (object);

  g_clear_pointer (&self->refresh, studio_refresh_free);
  g_clear_pointer (&self->examples, g_ptr_array_unref);
  g_ptr_array_unref (self->added);
  g_free (self->offer_id);
  G_OBJECT_CLASS (studio_texts_parent_class)->finalize (object);
}

static void
studio_texts_class_init (StudioTextsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_texts_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_texts_init (StudioTexts *self)
{
  static const StudioRefreshFuncs funcs = {take, compute, give, work_free};

  self->added = g_ptr_array_new_with_free_func (g_free);
  self->refresh = studio_refresh_new (G_OBJECT (self), &funcs);
}

StudioTexts *
studio_texts_of (StudioSession *session)
{
  static const char key[] = "studio-texts";
  StudioTexts      *self;

  g_return_val_if_fail (STUDIO_IS_SESSION (session), NULL);

  self = g_object_get_data (G_OBJECT (session), key);
  if (self != NULL)
    return self;
  self = g_object_new (STUDIO_TYPE_TEXTS, NULL);
  self->session = session;
  g_object_set_data_full (G_OBJECT (session), key, self, g_object_unref);
  g_signal_connect_object (session, "notify::offer-id", G_CALLBACK (on_offer_id), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::offers", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::catalog", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  on_offer_id (self);
  return self;
}

/* ---- languages ---- */

static gboolean
has (GPtrArray *languages, const char *language, guint *ret_index)
{
  return g_ptr_array_find_with_equal_func (languages, language, g_str_equal, ret_index);
}

/* In its place: they stand by their tags, behind "und". */
static void
insert_language (GPtrArray *languages, const char *language)
{
  guint i = 1;

  while (i < languages->len && strcmp (languages->pdata[i], language) < 0)
    i++;
  g_ptr_array_insert (languages, (int) i, g_strdup (language));
}

GPtrArray *
studio_texts_list_languages (StudioTexts *self, const VtOffer *offer)
{
  GPtrArray *languages;

  g_return_val_if_fail (STUDIO_IS_TEXTS (self) && offer != NULL, NULL);

  languages = vt_offer_list_languages (offer);
  if (!has (languages, VT_LOCALE_UNKNOWN, NULL))
    g_ptr_array_insert (languages, 0, g_strdup (VT_LOCALE_UNKNOWN));
  for (guint i = 0; g_strcmp0 (offer->id, self->offer_id) == 0 && i < self->added->len; i++)
    if (!has (languages, self->added->pdata[i], NULL))
      insert_language (languages, self->added->pdata[i]);
  return languages;
}

void
studio_texts_add_language (StudioTexts *self, const char *language)
{
  g_return_if_fail (STUDIO_IS_TEXTS (self) && language != NULL);

  if (self->offer_id == NULL || has (self->added, language, NULL))
    return;
  g_ptr_array_add (self->added, g_strdup (language));
  g_signal_emit (self, signals[CHANGED], 0);
}

void
studio_texts_remove_language (StudioTexts *self, const char *language)
{
  const VtOffer *offer;
  g_autoptr (GPtrArray) written = NULL;
  guint index;

  g_return_if_fail (STUDIO_IS_TEXTS (self) && language != NULL);

  offer = find_offer (self);
  if (offer == NULL)
    return;
  if (has (self->added, language, &index))
    g_ptr_array_remove_index (self->added, index);
  written = vt_offer_list_languages (offer);
  if (has (written, language, NULL))
    studio_offer_remove_language (self->session, offer->id, language);
  g_signal_emit (self, signals[CHANGED], 0);
}

const VtMessageExample *
studio_texts_get_example (StudioTexts *self, int step)
{
  guint index = (guint) MAX (step, 0);

  g_return_val_if_fail (STUDIO_IS_TEXTS (self), NULL);

  return self->examples != NULL && index < self->examples->len ? self->examples->pdata[index]
                                                               : NULL;
}

gboolean
studio_texts_is_pending (StudioTexts *self)
{
  g_return_val_if_fail (STUDIO_IS_TEXTS (self), FALSE);

  return studio_refresh_is_pending (self->refresh);
}
