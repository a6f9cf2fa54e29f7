/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a community of products is called: after its categories, else after its strongest product.
 */

#include "vt-community-names.h"

#include "vt-affinity-map.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAME_MAX_CHARS 40
/* Of each of two names that stand together. */
#define HALF_MAX_CHARS 18
/* So many in ten products share what tells no community from another. */
#define NEARLY_ALL 9

/* Some of the members. */
typedef struct
{
  const guint32 *members; /* (array length=n) */
  guint32        n;
  double         value;
} Group;

/* The first @depth parts of a path, and what a group has of it. */
typedef struct
{
  char  **parts; /* of one member; %NULL of what was not found */
  guint   depth;
  guint32 n;
  double  value;
} Branch;

typedef struct
{
  const VtCommunityMember *members;
  GStrv                   *parts; /* (owned) (array length=n): the path of each */
  guint32                 *order; /* (owned) (array length=n): by community */
  guint32                 *first; /* (owned): of each community in @order */
  GHashTable *parents;            /* (owned): last part → what is before it; "" if that differs */
  Branch      base;               /* what nearly all share */
} Naming;

GStrv
vt_category_split (const char *category)
{
  g_auto (GStrv) pieces = g_strsplit_set (category, ">/|", -1);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

  for (guint i = 0; pieces[i] != NULL; i++)
    if (*g_strstrip (pieces[i]) != '\0')
      g_strv_builder_add (parts, pieces[i]);
  return g_strv_builder_end (parts);
}

/* ---- branches ---- */

static gboolean
is_within (char **parts, const Branch *branch)
{
  for (guint i = 0; i < branch->depth; i++)
    if (parts[i] == NULL || strcmp (parts[i], branch->parts[i]) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_larger (const Branch *branch, const Branch *other)
{
  if (other->parts == NULL || branch->value != other->value)
    return other->parts == NULL || branch->value > other->value;
  if (branch->n != other->n)
    return branch->n > other->n;
  return strcmp (branch->parts[branch->depth - 1], other->parts[other->depth - 1]) < 0;
}

/* The largest one directly below a branch; none of the name @but (nullable). */
static Branch
find_largest (const Naming *self, const Group *group, const Branch *below, const char *but)
{
  g_autoptr (GHashTable) branches = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  GHashTableIter iter;
  gpointer       found;
  Branch         largest = {0};

  for (guint32 i = 0; i < group->n; i++)
    {
      char  **parts = self->parts[group->members[i]];
      Branch *branch;

      if (!is_within (parts, below) || parts[below->depth] == NULL ||
          g_strcmp0 (parts[below->depth], but) == 0)
        continue;
      branch = g_hash_table_lookup (branches, parts[below->depth]);
      if (branch == NULL)
        {
          branch = g_new0 (Branch, 1);
          branch->parts = parts;
          branch->depth = below->depth + 1;
          g_hash_table_insert (branches, parts[below->depth], branch);
        }
      branch->n++;
      branch->value += self->members[group->members[i]].value;
    }
  g_hash_table_iter_init (&iter, branches);
  while (g_hash_table_iter_next (&iter, NULL, &found))
    if (is_larger (found, &largest))
      largest = *(Branch *) found;
  return largest;
}

static gboolean
is_most (guint32 n, double value, guint32 n_of, double value_of)
{
  return (guint64) n * 2 > n_of && (value_of <= 0 || value * 2 > value_of);
}

/* The deepest that most of @n members and of @value are in; @start if nothing below it is. */
static Branch
go_down (const Naming *self, const Group *group, const Branch *start, guint32 n, double value)
{
  Branch at = *start;

  for (;;)
    {
      Branch next = find_largest (self, group, &at, NULL);

      if (next.parts == NULL || !is_most (next.n, next.value, n, value))
        return at;
      at = next;
    }
}

static void
find_base (Naming *self, guint32 n)
{
  const Group all = {self->order, n, 0};

  for (;;)
    {
      Branch next = find_largest (self, &all, &self->base, NULL);

      if (next.parts == NULL || (guint64) next.n * 10 < (guint64) n * NEARLY_ALL)
        return;
      self->base = next;
    }
}

/* ---- words ---- */

static void
remember_parents (Naming *self, char **parts)
{
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *parent = i > 0 ? parts[i - 1] : parts[i];
      const char *known = g_hash_table_lookup (self->parents, parts[i]);

      if (known == NULL)
        g_hash_table_insert (self->parents, parts[i], (gpointer) parent);
      else if (strcmp (known, parent) != 0)
        g_hash_table_insert (self->parents, parts[i], (gpointer) "");
    }
}

static char *
title_of_branch (const Naming *self, const Branch *branch, guint max_chars)
{
  const char      *last = branch->parts[branch->depth - 1];
  gboolean         is_ambiguous = *(const char *) g_hash_table_lookup (self->parents, last) == '\0';
  g_autofree char *path = NULL;

  if (branch->depth < 2 || !is_ambiguous)
    return vt_title_shorten (last, max_chars);
  path = g_strdup_printf ("%s › %s", branch->parts[branch->depth - 2], last);
  return vt_title_shorten (path, max_chars);
}

static const char *
strongest_title (const Naming *self, const Group *group)
{
  const VtCommunityMember *best = NULL;

  for (guint32 i = 0; i < group->n; i++)
    {
      const VtCommunityMember *member = &self->members[group->members[i]];

      if (best == NULL || member->value > best->value)
        best = member;
    }
  return best != NULL ? best->title : "";
}

/* (nullable) */
static char *
name_after_two (const Naming *self, const Group *group)
{
  Branch           first = find_largest (self, group, &self->base, NULL);
  Branch           second = {0};
  g_autofree char *name = NULL;
  g_autofree char *other = NULL;

  if (first.parts != NULL)
    second = find_largest (self, group, &self->base, first.parts[first.depth - 1]);
  if (second.parts == NULL || second.n < 2 ||
      !is_most (first.n + second.n, first.value + second.value, group->n, group->value))
    return NULL;
  first = go_down (self, group, &first, first.n, first.value);
  second = go_down (self, group, &second, second.n, second.value);
  name = title_of_branch (self, &first, HALF_MAX_CHARS);
  other = title_of_branch (self, &second, HALF_MAX_CHARS);
  /* Translators: two categories of goods. */
  return g_strdup_printf (_ ("%s and %s"), name, other);
}

static char *
name_group (const Naming *self, const Group *group)
{
  Branch branch = go_down (self, group, &self->base, group->n, group->value);
  char  *name;

  if (branch.depth > self->base.depth)
    return title_of_branch (self, &branch, NAME_MAX_CHARS);
  name = name_after_two (self, group);
  return name != NULL ? name : vt_title_shorten (strongest_title (self, group), NAME_MAX_CHARS);
}

/* ---- all ---- */

static Group
get_group (const Naming *self, guint32 community)
{
  Group group = {self->order + self->first[community],
                 self->first[community + 1] - self->first[community], 0};

  for (guint32 i = 0; i < group.n; i++)
    group.value += self->members[group.members[i]].value;
  return group;
}

static void
naming_init (Naming *self, const VtCommunityMember *members, guint32 n, guint32 n_communities)
{
  g_autofree guint32 *next = NULL;

  self->members = members;
  self->parts = g_new (GStrv, (gsize) n + 1);
  self->order = g_new (guint32, (gsize) n + 1);
  self->first = g_new0 (guint32, (gsize) n_communities + 1);
  self->parents = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint32 i = 0; i < n; i++)
    {
      self->parts[i] = vt_category_split (members[i].category);
      remember_parents (self, self->parts[i]);
      self->first[members[i].community + 1]++;
    }
  self->parts[n] = NULL;
  for (guint32 c = 0; c < n_communities; c++)
    self->first[c + 1] += self->first[c];
  next = g_memdup2 (self->first, ((gsize) n_communities + 1) * sizeof *next);
  for (guint32 i = 0; i < n; i++)
    self->order[next[members[i].community]++] = i;
  if (n_communities > 1)
    find_base (self, n);
}

static void
naming_clear (Naming *self)
{
  g_hash_table_unref (self->parents);
  for (guint32 i = 0; self->parts[i] != NULL; i++)
    g_strfreev (self->parts[i]);
  g_free (self->parts);
  g_free (self->order);
  g_free (self->first);
}

/* Those called alike get their strongest product along, unless that is their name already. */
static void
tell_apart (const Naming *self, GPtrArray *names)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree guint8 *is_alike = g_new0 (guint8, (gsize) names->len + 1);

  for (guint32 c = 0; c < names->len; c++)
    {
      gpointer earlier;

      if (*(const char *) names->pdata[c] == '\0')
        continue;
      if (!g_hash_table_lookup_extended (seen, names->pdata[c], NULL, &earlier))
        {
          g_hash_table_insert (seen, names->pdata[c], GUINT_TO_POINTER (c));
          continue;
        }
      is_alike[c] = is_alike[GPOINTER_TO_UINT (earlier)] = 1;
    }
  g_hash_table_remove_all (seen);
  for (guint32 c = 0; c < names->len; c++)
    {
      Group            group = get_group (self, c);
      g_autofree char *title = vt_title_shorten (strongest_title (self, &group), HALF_MAX_CHARS);
      g_autofree char *name =
          is_alike[c] ? vt_title_shorten (names->pdata[c], HALF_MAX_CHARS) : NULL;

      if (name == NULL || strcmp (title, name) == 0)
        continue;
      g_free (names->pdata[c]);
      /* Translators: a category of goods and the one of them that sells most, where several groups
       * are of that category. */
      names->pdata[c] = g_strdup_printf (_ ("%s: %s"), name, title);
    }
}

GPtrArray *
vt_community_names_new (const VtCommunityMember *members, guint32 n, guint32 n_communities)
{
  Naming     self = {0};
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (members != NULL || n == 0, names);

  naming_init (&self, members, n, n_communities);
  for (guint32 c = 0; c < n_communities; c++)
    {
      Group group = get_group (&self, c);

      g_ptr_array_add (names, name_group (&self, &group));
    }
  tell_apart (&self, names);
  naming_clear (&self);
  return names;
}
