/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Languages by their BCP 47 tags, each called by its own name. */

#include "vt-language-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SUBTAG 8

/* Own names, as the Unicode CLDR (version 42, "languages" of each locale) has them, with a capital
 * as in a list. Sorted by name, byte by byte. */
static const struct
{
  const char *tag;
  const char *name;
} languages[] = {
    {"af", "Afrikaans"},      {"az", "Azərbaycan"},    {"bs", "Bosanski"},
    {"ca", "Català"},         {"cy", "Cymraeg"},       {"da", "Dansk"},
    {"de", "Deutsch"},        {"et", "Eesti"},         {"en", "English"},
    {"es", "Español"},        {"eo", "Esperanto"},     {"eu", "Euskara"},
    {"fil", "Filipino"},      {"fr", "Français"},      {"fy", "Frysk"},
    {"fo", "Føroyskt"},       {"ga", "Gaeilge"},       {"gl", "Galego"},
    {"gd", "Gàidhlig"},       {"hr", "Hrvatski"},      {"id", "Indonesia"},
    {"xh", "IsiXhosa"},       {"zu", "IsiZulu"},       {"it", "Italiano"},
    {"sw", "Kiswahili"},      {"lv", "Latviešu"},      {"lt", "Lietuvių"},
    {"lb", "Lëtzebuergesch"}, {"hu", "Magyar"},        {"mt", "Malti"},
    {"ms", "Melayu"},         {"nl", "Nederlands"},    {"no", "Norsk"},
    {"nb", "Norsk bokmål"},   {"nn", "Norsk nynorsk"}, {"oc", "Occitan"},
    {"uz", "Oʻzbek"},         {"pl", "Polski"},        {"pt", "Português"},
    {"ro", "Română"},         {"rm", "Rumantsch"},     {"sq", "Shqip"},
    {"sk", "Slovenčina"},     {"sl", "Slovenščina"},   {"sr-Latn", "Srpski"},
    {"fi", "Suomi"},          {"sv", "Svenska"},       {"tl", "Tagalog"},
    {"vi", "Tiếng Việt"},     {"tk", "Türkmençe"},     {"tr", "Türkçe"},
    {"yo", "Yorùbá"},         {"is", "Íslenska"},      {"cs", "Čeština"},
    {"el", "Ελληνικά"},       {"be", "Беларуская"},    {"bg", "Български"},
    {"ky", "Кыргызча"},       {"mk", "Македонски"},    {"mn", "Монгол"},
    {"ru", "Русский"},        {"sr", "Српски"},        {"tg", "Тоҷикӣ"},
    {"uk", "Українська"},     {"kk", "Қазақ"},         {"hy", "Հայերեն"},
    {"he", "עברית"},          {"ur", "اردو"},          {"ar", "العربية"},
    {"fa", "فارسی"},          {"ps", "پښتو"},          {"ne", "नेपाली"},
    {"mr", "मराठी"},          {"hi", "हिन्दी"},         {"bn", "বাংলা"},
    {"pa", "ਪੰਜਾਬੀ"},          {"gu", "ગુજરાતી"},        {"ta", "தமிழ்"},
    {"te", "తెలుగు"},          {"kn", "ಕನ್ನಡ"},          {"ml", "മലയാളം"},
    {"si", "සිංහල"},           {"th", "ไทย"},           {"lo", "ລາວ"},
    {"my", "မြန်မာ"},          {"ka", "ქართული"},       {"am", "አማርኛ"},
    {"km", "ខ្មែរ"},           {"zh", "中文"},          {"ja", "日本語"},
    {"zh-Hans", "简体中文"},  {"zh-Hant", "繁體中文"}, {"ko", "한국어"},
};

/* ---- tags ---- */

static gboolean
is_all (const char *subtag, gboolean (*is_one) (gchar c))
{
  for (const char *c = subtag; *c != '\0'; c++)
    if (!is_one (*c))
      return FALSE;
  return TRUE;
}

static gboolean
is_letter (gchar c)
{
  return g_ascii_isalpha (c);
}

static gboolean
is_letter_or_digit (gchar c)
{
  return g_ascii_isalnum (c);
}

static gboolean
is_formed (GStrv subtags)
{
  gsize n_first = subtags[0] != NULL ? strlen (subtags[0]) : 0;

  if (n_first < 2 || n_first > MAX_SUBTAG || !is_all (subtags[0], is_letter))
    return FALSE;
  for (guint i = 1; subtags[i] != NULL; i++)
    {
      gsize n = strlen (subtags[i]);

      /* A letter or digit alone begins an extension, which has to follow. */
      if (n == 0 || n > MAX_SUBTAG || !is_all (subtags[i], is_letter_or_digit) ||
          (n == 1 && (subtags[i + 1] == NULL || strlen (subtags[i + 1]) < 2)))
        return FALSE;
    }
  return TRUE;
}

/* "at" is a region and "hant" a script, unless they belong to an extension. */
static void
write_by_custom (GStrv subtags)
{
  for (guint i = 0; subtags[i] != NULL; i++)
    {
      char *subtag = subtags[i];
      gsize n = strlen (subtag);

      for (char *c = subtag; *c != '\0'; c++)
        *c = g_ascii_tolower (*c);
      if (n == 1)
        {
          /* What follows stays small. */
          for (char **rest = subtags + i + 1; *rest != NULL; rest++)
            for (char *c = *rest; *c != '\0'; c++)
              *c = g_ascii_tolower (*c);
          return;
        }
      if (i > 0 && (n == 2 || n == 4) && is_all (subtag, is_letter))
        for (gsize j = 0; j < (n == 2 ? 2 : 1); j++)
          subtag[j] = g_ascii_toupper (subtag[j]);
    }
}

char *
vt_language_normalize (const char *tag)
{
  g_autofree char *dashed = NULL;
  g_auto (GStrv) subtags = NULL;

  g_return_val_if_fail (tag != NULL, NULL);

  dashed = g_strdelimit (g_strstrip (g_strdup (tag)), "_", '-');
  if (strlen (dashed) > VT_LANGUAGE_MAX_BYTES)
    return NULL;
  subtags = g_strsplit (dashed, "-", -1);
  if (!is_formed (subtags))
    return NULL;
  write_by_custom (subtags);
  return g_strjoinv ("-", subtags);
}

/* ---- names ---- */

static const char *
find_name (const char *tag, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strlen (languages[i].tag) == length && strncmp (languages[i].tag, tag, length) == 0)
      return languages[i].name;
  return NULL;
}

char *
vt_language_to_text (const char *tag)
{
  gsize length;

  g_return_val_if_fail (tag != NULL, NULL);

  if (strcmp (tag, "und") == 0)
    /* Translators: the language of a text of which nobody has said it */
    return g_strdup (_ ("Any language"));
  length = strlen (tag);
  for (gsize n = length; n > 0; n--)
    {
      const char *name = n == length || tag[n] == '-' ? find_name (tag, n) : NULL;

      if (name != NULL && n == length)
        return g_strdup (name);
      if (name != NULL)
        /* Translators: a language's own name, and which sort of it: "Deutsch (AT)" */
        return g_strdup_printf (_ ("%s (%s)"), name, tag + n + 1);
    }
  return g_strdup (tag);
}

const char *const *
vt_languages_list (void)
{
  static const char *tags[G_N_ELEMENTS (languages) + 1];

  if (g_once_init_enter (&tags[0]))
    {
      for (gsize i = 1; i < G_N_ELEMENTS (languages); i++)
        tags[i] = languages[i].tag;
      g_once_init_leave (&tags[0], languages[0].tag);
    }
  return tags;
}
