/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every version that an offer had: when, by whom, what changed, and back to any of them. */

#include "vt-offer-log.h"

#include "vt-offer-differences.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static void
version_free (gpointer data)
{
  VtOfferVersion *version = data;

  g_free (version->author);
  g_free (version->document);
  g_strfreev (version->changes);
  g_free (version);
}

static VtOffer *
read_document (const char *document, GError **error)
{
  if (document != NULL)
    return vt_offer_from_json (document, error);
  g_set_error_literal (error, VT_ERROR, VT_ERROR_NOT_FOUND,
                       _ ("The offer was deleted then, there is nothing to go back to"));
  return NULL;
}

VtOffer *
vt_offer_version_read (const VtOfferVersion *version, GError **error)
{
  g_return_val_if_fail (version != NULL, NULL);

  return read_document (version->document, error);
}

const VtOfferVersion *
vt_offer_versions_find (GPtrArray *versions, gint64 id)
{
  g_return_val_if_fail (versions != NULL, NULL);

  for (guint i = 0; i < versions->len; i++)
    if (((const VtOfferVersion *) versions->pdata[i])->id == id)
      return versions->pdata[i];
  return NULL;
}

GPtrArray *
vt_offer_log_load (VtDatabase *database, const char *offer_id, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (version_free);
  gboolean has_row;

  g_return_val_if_fail (offer_id != NULL, NULL);

  if (!vt_statement_prepare (&statement, database,
                             "SELECT id, made_us, author, document FROM log_offer"
                             " WHERE offer_id = ?1 ORDER BY id DESC",
                             error))
    return NULL;
  vt_statement_bind_text (&statement, 1, offer_id);
  for (;;)
    {
      VtOfferVersion *version;

      if (!vt_statement_step (&statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&versions);
      version = g_new0 (VtOfferVersion, 1);
      version->id = vt_statement_get_int64 (&statement, 0);
      version->made_us = vt_statement_get_int64 (&statement, 1);
      version->author = g_strdup (vt_statement_get_text (&statement, 2));
      version->document = g_strdup (vt_statement_get_text (&statement, 3));
      g_ptr_array_add (versions, version);
    }
}

/* ---- what changed ---- */

static GStrv
make_list (const char *sentence)
{
  const char *sentences[] = {sentence, NULL};

  return g_strdupv ((char **) sentences);
}

/* @sentence, and then @others, which it takes. */
static GStrv
prepend (const char *sentence, GStrv others)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add (builder, sentence);
  g_strv_builder_addv (builder, (const char **) others);
  g_strfreev (others);
  return g_strv_builder_end (builder);
}

/* What the oldest version that is kept has to say of itself. */
static const char *
tell_oldest (const VtOfferVersion *version, guint n_versions)
{
  if (n_versions >= VT_OFFER_LOG_MAX)
    return _ ("The oldest version that is kept");
  /* What a workspace of an older program held has no author. */
  if (*version->author == '\0')
    return _ ("As it was when versions began to be kept");
  return _ ("Made");
}

/**
 * VersionWalk:
 * @last: (nullable): the latest version before that had an offer which could be read
 * @was_deleted: whether the version right before was a deletion
 * @is_first: whether there was none before
 */
typedef struct
{
  VtCatalog        *catalog;    /* (unowned) */
  const VtCurrency *currency;   /* (unowned) */
  guint             n_versions; /* in all */
  VtOffer          *last;       /* (owned) */
  gboolean          was_deleted;
  gboolean          is_first;
} VersionWalk;

/* Takes @offer, which @version is. */
static GStrv
tell_change (VersionWalk *walk, const VtOfferVersion *version, VtOffer *offer)
{
  GStrv changes;

  if (walk->last == NULL)
    changes = make_list (walk->is_first ? tell_oldest (version, walk->n_versions) : _ ("Saved"));
  else
    {
      changes = vt_offer_differences (walk->last, offer, walk->catalog, walk->currency);
      if (walk->was_deleted)
        changes = prepend (_ ("Brought back"), changes);
      else if (changes[0] == NULL)
        {
          g_strfreev (changes);
          changes = make_list (_ ("Saved"));
        }
    }
  g_clear_pointer (&walk->last, vt_offer_free);
  walk->last = offer;
  return changes;
}

static void
compare_version (VersionWalk *walk, VtOfferVersion *version)
{
  g_autoptr (GError) error = NULL;
  VtOffer *offer;

  g_clear_pointer (&version->changes, g_strfreev);
  if (version->document == NULL)
    {
      version->changes = make_list (_ ("Deleted"));
      walk->was_deleted = TRUE;
      walk->is_first = FALSE;
      return;
    }
  offer = vt_offer_version_read (version, &error);
  version->changes =
      offer != NULL ? tell_change (walk, version, offer) : make_list (error->message);
  walk->was_deleted = FALSE;
  walk->is_first = FALSE;
}

gboolean
vt_offer_log_compare (
    GPtrArray *versions, VtCatalog *catalog, const VtCurrency *currency, VtJob *job, GError **error)
{
  VersionWalk walk = {catalog, currency, versions->len, NULL, FALSE, TRUE};
  gboolean    is_done = TRUE;

  g_return_val_if_fail (catalog != NULL && currency != NULL, FALSE);

  vt_job_begin_phase (job, _ ("Comparing versions"), _ ("versions"));
  /* From the oldest on, so that each is read once. */
  for (guint i = versions->len; i > 0 && is_done; i--)
    {
      compare_version (&walk, versions->pdata[i - 1]);
      is_done = vt_job_report (job, versions->len - i + 1, versions->len, error);
    }
  g_clear_pointer (&walk.last, vt_offer_free);
  return is_done;
}

/* ---- deleted offers ---- */

static void
deleted_free (gpointer data)
{
  VtDeletedOffer *deleted = data;

  g_free (deleted->id);
  g_free (deleted->name);
  g_free (deleted->author);
  g_free (deleted);
}

/* The columns are those of vt_offer_log_load_deleted(). */
static VtDeletedOffer *
read_deleted (VtStatement *statement)
{
  VtDeletedOffer *deleted = g_new0 (VtDeletedOffer, 1);
  const char     *name = vt_statement_get_text (statement, 1);
  const char     *kind = vt_statement_get_text (statement, 2);

  deleted->id = g_strdup (vt_statement_get_text (statement, 0));
  deleted->name = g_strdup (name != NULL ? name : "");
  /* Documents of the first version are of bundles and do not say so. */
  if (kind == NULL || !vt_offer_kind_from_word (kind, &deleted->kind))
    deleted->kind = VT_OFFER_BUNDLE;
  deleted->version = vt_statement_get_int64 (statement, 3);
  deleted->deleted_us = vt_statement_get_int64 (statement, 4);
  deleted->author = g_strdup (vt_statement_get_text (statement, 5));
  return deleted;
}

GPtrArray *
vt_offer_log_load_deleted (VtDatabase *database, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (deleted_free);
  gboolean has_row;

  if (!vt_statement_prepare (
          &statement, database,
          "SELECT gone.offer_id,"
          " CASE WHEN json_valid (kept.document) THEN json_extract (kept.document, '$.name') END,"
          " CASE WHEN json_valid (kept.document) THEN json_extract (kept.document, '$.kind') END,"
          " kept.id, gone.made_us, gone.author"
          " FROM log_offer AS gone JOIN log_offer AS kept ON kept.id ="
          " (SELECT max (id) FROM log_offer"
          "  WHERE offer_id = gone.offer_id AND document IS NOT NULL)"
          " WHERE gone.id IN (SELECT max (id) FROM log_offer GROUP BY offer_id)"
          " AND gone.document IS NULL ORDER BY gone.id DESC",
          error))
    return NULL;
  for (;;)
    {
      if (!vt_statement_step (&statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&list);
      g_ptr_array_add (list, read_deleted (&statement));
    }
}

/* ---- going back ---- */

VtOffer *
vt_offer_log_get (VtDatabase *database, const char *offer_id, gint64 version, GError **error)
{
  g_auto (VtStatement) statement = VT_STATEMENT_INIT;
  gboolean has_row;

  g_return_val_if_fail (offer_id != NULL, NULL);

  if (!vt_statement_prepare (&statement, database,
                             "SELECT document FROM log_offer WHERE offer_id = ?1 AND id = ?2",
                             error))
    return NULL;
  vt_statement_bind_text (&statement, 1, offer_id);
  vt_statement_bind_int64 (&statement, 2, version);
  if (!vt_statement_step (&statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error (error, VT_ERROR, VT_ERROR_NOT_FOUND, _ ("The offer has no version %" PRId64),
                   version);
      return NULL;
    }
  return read_document (vt_statement_get_text (&statement, 0), error);
}

gboolean
vt_offer_log_restore (VtDatabase *database, const char *offer_id, gint64 version, GError **error)
{
  g_autoptr (VtOffer) offer = vt_offer_log_get (database, offer_id, version, error);

  return offer != NULL && vt_offers_save (database, offer, error);
}
