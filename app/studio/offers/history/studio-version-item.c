/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One version of an offer in a list. */

#include "studio-version-item.h"

#include <glib/gi18n-lib.h>

struct _StudioVersionItem
{
  GObject parent_instance;

  GPtrArray            *versions; /* (owned) (element-type VtOfferVersion) */
  const VtOfferVersion *version;  /* (unowned): one of them */
};

G_DEFINE_FINAL_TYPE (StudioVersionItem, studio_version_item, G_TYPE_OBJECT)

const VtOfferVersion *
studio_version_item_get (StudioVersionItem *self)
{
  g_return_val_if_fail (STUDIO_IS_VERSION_ITEM (self), NULL);

  return self->version;
}

char *
studio_history_time_to_text (gint64 time_us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  if (local == NULL)
    return g_strdup ("—");
  /* Translators: when something was done, as g_date_time_format() has it; versions follow one
   * another within a minute */
  return g_date_time_format (local, _ ("%-d %B %Y, %H:%M:%S"));
}

char *
studio_version_item_dup_time (StudioVersionItem *self)
{
  g_return_val_if_fail (STUDIO_IS_VERSION_ITEM (self), NULL);

  return studio_history_time_to_text (self->version->made_us);
}

const char *
studio_history_author_to_text (const char *author)
{
  g_return_val_if_fail (author != NULL, NULL);

  return *author != '\0' ? author : _ ("Nobody knows who");
}

const char *
studio_version_item_get_author (StudioVersionItem *self)
{
  g_return_val_if_fail (STUDIO_IS_VERSION_ITEM (self), NULL);

  return studio_history_author_to_text (self->version->author);
}

char *
studio_version_item_dup_summary (StudioVersionItem *self)
{
  const char *const *changes;
  guint              n_more;

  g_return_val_if_fail (STUDIO_IS_VERSION_ITEM (self), NULL);

  changes = (const char *const *) self->version->changes;
  n_more = g_strv_length (self->version->changes) - 1;
  if (n_more == 0)
    return g_strdup (changes[0]);
  /* Translators: the first is a sentence of what changed */
  return g_strdup_printf (ngettext ("%s, and %u more change", "%s, and %u more changes", n_more),
                          changes[0], n_more);
}

static void
studio_version_item_finalize (GObject *object)
{
  StudioVersionItem *self = STUDIO_VERSION_ITEM (object);

  g_ptr_array_unref (self->versions);
  G_OBJECT_CLASS (studio_version_item_parent_class)->finalize (object);
}

static void
studio_version_item_class_init (StudioVersionItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_version_item_finalize;
}

static void
studio_version_item_init (StudioVersionItem *self)
{
}

StudioVersionItem *
studio_version_item_new (GPtrArray *versions, guint index)
{
  StudioVersionItem *self;

  g_return_val_if_fail (versions != NULL && index < versions->len, NULL);

  self = g_object_new (STUDIO_TYPE_VERSION_ITEM, NULL);
  self->versions = g_ptr_array_ref (versions);
  self->version = versions->pdata[index];
  return self;
}
