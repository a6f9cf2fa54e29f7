/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON: what is refused and where, and the canonical form. */

#include "rules.h"

#include "vr-sha256.h"
#include "vr-time.h"

#include <glib.h>
#include <string.h>

/* ---- accepted: the canonical form ---- */

typedef struct
{
  const char *name;
  const char *json;
  const char *canonical;
} Accepted;

static const Accepted accepted[] = {
    {"blanks", " \t\n\r{ \"b\" : [ 1 , 2 ] , \"a\" : null } ", "{\"a\":null,\"b\":[1,2]}"},
    {"keys-by-bytes", "{\"é\":1,\"z\":2,\"Z\":3,\"\":4,\"za\":5}",
     "{\"\":4,\"Z\":3,\"z\":2,\"za\":5,\"é\":1}"},
    {"nested-keys", "[{\"b\":{\"d\":1,\"c\":2},\"a\":3}]", "[{\"a\":3,\"b\":{\"c\":2,\"d\":1}}]"},
    {"words", "[true,false,null]", "[true,false,null]"},
    {"empty", "[{},[],\"\"]", "[{},[],\"\"]"},
    {"scalar", "7", "7"},
    {"minus-zero", "-0", "0"},
    {"largest", "9223372036854775807", "9223372036854775807"},
    {"least", "-9223372036854775808", "-9223372036854775808"},
    {"shortest-escapes", "\"\\/\\u0041\\u00e9\\u20ac\\\"\\\\\"", "\"/Aé€\\\"\\\\\""},
    {"control-characters", "\"\\u0001\\u0008\\u0009\\u000A\\u000b\\u000c\\u000d\\u001F\"",
     "\"\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f\""},
    {"delete-is-not-escaped", "\"\\u007f\"", "\"\x7f\""},
    {"surrogate-pair", "\"\\ud83d\\ude00\"", "\"😀\""},
    {"last-code-point", "\"\\udbff\\udfff\"", "\"\xf4\x8f\xbf\xbf\""},
};

static void
test_accepted (gconstpointer data)
{
  const Accepted *row = data;
  VrError         error = {0};
  char           *json = NULL;
  char           *again = NULL;
  size_t          length;

  g_assert_cmpint (vr_json_canonicalize (row->json, strlen (row->json), &json, &length, &error), ==,
                   VR_OK);
  g_assert_cmpstr (json, ==, row->canonical);
  g_assert_cmpuint (length, ==, strlen (json));
  g_assert_cmpint (vr_json_canonicalize (json, length, &again, &length, &error), ==, VR_OK);
  g_assert_cmpstr (again, ==, json);
  vr_free (json);
  vr_free (again);
}

/* ---- refused ---- */

typedef struct
{
  const char *name;
  const char *json;
  VrStatus    status;
  size_t      offset;
  const char *path;
} Refused;

static const Refused refused[] = {
    {"nothing", "", VR_ERROR_SYNTAX, 0, "$"},
    {"blanks-only", "  ", VR_ERROR_SYNTAX, 2, "$"},
    {"two-values", "1 2", VR_ERROR_SYNTAX, 2, "$"},
    {"open-array", "[1", VR_ERROR_SYNTAX, 2, "$"},
    {"open-object", "{\"a\":1", VR_ERROR_SYNTAX, 6, "$"},
    {"comma-before-end", "[1,]", VR_ERROR_SYNTAX, 3, "$"},
    {"comma-before-brace", "{\"a\":1,}", VR_ERROR_SYNTAX, 7, "$"},
    {"no-comma", "[1 2]", VR_ERROR_SYNTAX, 3, "$"},
    {"no-colon", "{\"a\" 1}", VR_ERROR_SYNTAX, 5, "$"},
    {"key-without-quotes", "{a:1}", VR_ERROR_SYNTAX, 1, "$"},
    {"wrong-bracket", "[1}", VR_ERROR_SYNTAX, 2, "$"},
    {"stray-bracket", "]", VR_ERROR_SYNTAX, 0, "$"},
    {"key-twice", "{\"a\":1,\"b\":2,\"a\":3}", VR_ERROR_SYNTAX, 17, "$.a"},
    {"key-twice-escaped", "{\"a\":1,\"\\u0061\":3}", VR_ERROR_SYNTAX, 16, "$.a"},
    {"word", "[tru]", VR_ERROR_SYNTAX, 1, "$"},
    {"word-in-capitals", "NULL", VR_ERROR_SYNTAX, 0, "$"},
    {"not-a-number", "NaN", VR_ERROR_SYNTAX, 0, "$"},
    {"plus", "+1", VR_ERROR_SYNTAX, 0, "$"},
    {"leading-zero", "[01]", VR_ERROR_SYNTAX, 3, "$"},
    {"minus-alone", "-", VR_ERROR_SYNTAX, 1, "$"},
    {"fraction", "{\"a\":[1.5]}", VR_ERROR_SCHEMA, 6, "$.a"},
    {"exponent", "1e3", VR_ERROR_SCHEMA, 0, "$"},
    {"too-large", "9223372036854775808", VR_ERROR_RANGE, 0, "$"},
    {"too-small", "-9223372036854775809", VR_ERROR_RANGE, 1, "$"},
    {"far-too-large", "99999999999999999999999999", VR_ERROR_RANGE, 0, "$"},
    {"open-string", "[\"a", VR_ERROR_SYNTAX, 2, "$"},
    {"escape-at-the-end", "\"\\", VR_ERROR_SYNTAX, 1, "$"},
    {"unknown-escape", "\"\\x\"", VR_ERROR_SYNTAX, 2, "$"},
    {"short-hex", "\"\\u12\"", VR_ERROR_SYNTAX, 5, "$"},
    {"nul-escaped", "\"\\u0000\"", VR_ERROR_SYNTAX, 7, "$"},
    {"line-break-in-a-string", "\"a\nb\"", VR_ERROR_SYNTAX, 2, "$"},
    {"lone-first-half", "\"\\ud83d\"", VR_ERROR_SYNTAX, 7, "$"},
    {"first-half-twice", "\"\\ud83d\\ud83d\"", VR_ERROR_SYNTAX, 13, "$"},
    {"lone-second-half", "\"\\ude00\"", VR_ERROR_SYNTAX, 7, "$"},
    {"overlong", "\"\xc0\xaf\"", VR_ERROR_SYNTAX, 1, "$"},
    {"overlong-three", "\"\xe0\x80\xaf\"", VR_ERROR_SYNTAX, 1, "$"},
    {"surrogate-in-utf-8", "\"\xed\xa0\x80\"", VR_ERROR_SYNTAX, 1, "$"},
    {"beyond-unicode", "\"\xf4\x90\x80\x80\"", VR_ERROR_SYNTAX, 1, "$"},
    {"latin-1", "\"caf\xe9\"", VR_ERROR_SYNTAX, 4, "$"},
    {"cut-in-a-character", "\"\xe2\x82\"", VR_ERROR_SYNTAX, 1, "$"},
    {"byte-order-mark", "\xef\xbb\xbf{}", VR_ERROR_SYNTAX, 0, "$"},
    {"comment", "/* */ 1", VR_ERROR_SYNTAX, 0, "$"},
    {"path-of-odd-keys", "{\"a b\":{\"1x\":[0,{\"q\\\"\":[1.5]}]}}", VR_ERROR_SCHEMA, 24,
     "$[\"a b\"][\"1x\"][1][\"q\\\"\"]"},
};

static void
test_refused (gconstpointer data)
{
  const Refused *row = data;
  VrError        error = {0};
  char          *json = (char *) "untouched";
  size_t         length = 42;

  g_assert_cmpint (vr_json_canonicalize (row->json, strlen (row->json), &json, &length, &error), ==,
                   row->status);
  g_assert_cmpint (error.status, ==, row->status);
  g_assert_cmpstr (error.path, ==, row->path);
  g_assert_cmpuint (error.offset, ==, row->offset);
  g_assert_cmpstr (error.message, !=, "");
  g_assert_cmpstr (json, ==, "untouched");
  g_assert_cmpuint (length, ==, 42);
  /* Nobody has to ask for the reason. */
  g_assert_cmpint (vr_json_canonicalize (row->json, strlen (row->json), &json, &length, NULL), ==,
                   row->status);
}

static void
test_nul_byte (void)
{
  static const char json[] = "[\"a\0b\"]";
  VrError           error;
  char             *canonical;
  size_t            length;

  g_assert_cmpint (vr_json_canonicalize (json, sizeof json - 1, &canonical, &length, &error), ==,
                   VR_ERROR_SYNTAX);
  g_assert_cmpuint (error.offset, ==, 3);
}

static VrStatus
canonicalize_nested (guint depth, VrError *error)
{
  g_autoptr (GString) json = g_string_new (NULL);
  char    *canonical = NULL;
  size_t   length;
  VrStatus status;

  for (guint i = 0; i < depth; i++)
    g_string_append (json, i % 2 == 0 ? "[" : "{\"k\":");
  g_string_append (json, "1");
  for (guint i = depth; i-- > 0;)
    g_string_append (json, i % 2 == 0 ? "]" : "}");

  status = vr_json_canonicalize (json->str, json->len, &canonical, &length, error);
  if (status == VR_OK)
    g_assert_cmpstr (canonical, ==, json->str);
  vr_free (canonical);
  return status;
}

static void
test_depth (void)
{
  VrError error;

  g_assert_cmpint (canonicalize_nested (32, &error), ==, VR_OK);
  g_assert_cmpint (canonicalize_nested (33, &error), ==, VR_ERROR_LIMIT);
  g_assert_true (g_str_has_prefix (error.path, "$[0].k[0]"));
  g_assert_cmpint (canonicalize_nested (100000, &error), ==, VR_ERROR_LIMIT);
}

static void
test_length (void)
{
  size_t           length = ((size_t) 64 << 20) + 1;
  g_autofree char *json = g_malloc (length);
  char            *canonical;
  VrError          error;

  memset (json, ' ', length);
  g_assert_cmpint (vr_json_canonicalize (json, length, &canonical, &length, &error), ==,
                   VR_ERROR_LIMIT);
}

/* A path that is cut is cut between characters, wherever the end of the space falls. */
static void
test_long_path (void)
{
  static const char *const letters[] = {"é", "€", "🍎", "\\\"é"};

  for (guint i = 0; i < 4 * G_N_ELEMENTS (letters); i++)
    {
      g_autoptr (GString) json = g_string_new (NULL);
      char   *canonical;
      size_t  length;
      VrError error;

      for (int j = 0; j < 20; j++)
        {
          g_string_append (json, "{\"");
          g_string_append_len (json, "abc", j == 0 ? i % 4 : 0);
          for (int k = 0; k < 9; k++)
            g_string_append (json, letters[i / 4]);
          g_string_append (json, "\":");
        }
      g_string_append (json, "x");
      g_assert_cmpint (vr_json_canonicalize (json->str, json->len, &canonical, &length, &error), ==,
                       VR_ERROR_SYNTAX);
      g_assert_true (g_utf8_validate (error.path, -1, NULL));
      g_assert_cmpuint (strlen (error.path), >=, sizeof error.path - 5);
    }
}

/* Any order of the keys gives the same bytes. */
static void
test_order_property (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260104);

  for (int round = 0; round < 200; round++)
    {
      int              n = g_rand_int_range (rand, 1, 300);
      g_autofree int  *keys = g_new (int, n);
      g_autofree char *first = NULL;
      g_autoptr (GString) json = g_string_new (NULL);

      for (int i = 0; i < n; i++)
        keys[i] = i;
      for (int turn = 0; turn < 2; turn++)
        {
          char   *canonical = NULL;
          size_t  length;
          VrError error;

          g_string_assign (json, "{");
          for (int i = n; i-- > 0;)
            {
              int j = g_rand_int_range (rand, 0, i + 1);
              int key = keys[j];

              keys[j] = keys[i];
              keys[i] = key;
              g_string_append_printf (json, "%s\"%x\":%d", i + 1 < n ? "," : "", (unsigned) key,
                                      key);
            }
          g_string_append (json, "}");

          g_assert_cmpint (vr_json_canonicalize (json->str, json->len, &canonical, &length, &error),
                           ==, VR_OK);
          if (first != NULL)
            g_assert_cmpstr (canonical, ==, first);
          g_free (first);
          first = g_strdup (canonical);
          vr_free (canonical);
        }
    }
}

/* ---- SHA-256 ---- */

/* NIST, "SHA-256 examples" for FIPS 180-4, and the hash of nothing. */
static void
test_sha256_vectors (void)
{
  g_autofree char *million = g_strnfill (1000000, 'a');
  char             hex[VR_SHA256_HEX_LENGTH + 1];

  vr_sha256_hex ("", 0, hex);
  g_assert_cmpstr (hex, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  vr_sha256_hex ("abc", 3, hex);
  g_assert_cmpstr (hex, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  vr_sha256_hex ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56, hex);
  g_assert_cmpstr (hex, ==, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  vr_sha256_hex (million, 1000000, hex);
  g_assert_cmpstr (hex, ==, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void
test_sha256_lengths (void)
{
  g_autofree char *text = g_strnfill (300, 'x');

  for (gsize n = 0; n <= 300; n++)
    {
      g_autofree char *expected =
          g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, n);
      char hex[VR_SHA256_HEX_LENGTH + 1];

      vr_sha256_hex (text, n, hex);
      g_assert_cmpstr (hex, ==, expected);
    }
}

/* ---- times ---- */

typedef struct
{
  const char *text;
  bool        is_time;
  int64_t     us;
} Time;

static const Time times[] = {
    {"1970-01-01T00:00:00Z", true, 0},
    {"1970-01-01T01:00:00+01:00", true, 0},
    {"1969-12-31T23:59:59.999999Z", true, -1},
    {"2000-02-29T12:00:00Z", true, INT64_C (951825600000000)},
    {"2026-11-27T00:00:00+01:00", true, INT64_C (1795734000000000)},
    {"2026-11-27t00:00:00.5z", true, INT64_C (1795737600500000)},
    {"2026-11-27T00:00:00.1234567Z", true, INT64_C (1795737600123456)},
    {"0001-01-01T00:00:00Z", true, INT64_C (-62135596800000000)},
    {"9999-12-31T23:59:59Z", true, INT64_C (253402300799000000)},
    {"1990-12-31T23:59:60Z", true, INT64_C (662688000000000)},
    {"2026-02-29T00:00:00Z", false, 0},
    {"1900-02-29T00:00:00Z", false, 0},
    {"2026-13-01T00:00:00Z", false, 0},
    {"2026-00-01T00:00:00Z", false, 0},
    {"2026-01-32T00:00:00Z", false, 0},
    {"2026-01-01T24:00:00Z", false, 0},
    {"2026-01-01T00:60:00Z", false, 0},
    {"2026-01-01T00:00:61Z", false, 0},
    {"2026-01-01T00:00:00", false, 0},
    {"2026-01-01 00:00:00Z", false, 0},
    {"2026-01-01T00:00:00.Z", false, 0},
    {"2026-01-01T00:00:00+0100", false, 0},
    {"2026-01-01T00:00:00+24:00", false, 0},
    {"2026-01-01T00:00:00ZZ", false, 0},
    {"2026-1-1T00:00:00Z", false, 0},
    {"0000-01-01T00:00:00Z", false, 0},
    {"", false, 0},
};

static void
test_time (gconstpointer data)
{
  const Time *row = data;
  VrString    text = {row->text, strlen (row->text)};
  int64_t     us = 42;

  g_assert_cmpint (vr_time_parse (text, &us), ==, row->is_time);
  g_assert_cmpint (us, ==, row->is_time ? row->us : 42);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rules/json/accepted/%s", accepted[i].name);

      g_test_add_data_func (path, &accepted[i], test_accepted);
    }
  for (size_t i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rules/json/refused/%s", refused[i].name);

      g_test_add_data_func (path, &refused[i], test_refused);
    }
  for (size_t i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *path = g_strdup_printf ("/rules/time/%zu-%s", i, times[i].text);

      g_strdelimit (path, " ", '_');
      g_test_add_data_func (path, &times[i], test_time);
    }
  g_test_add_func ("/rules/json/nul-byte", test_nul_byte);
  g_test_add_func ("/rules/json/depth", test_depth);
  g_test_add_func ("/rules/json/length", test_length);
  g_test_add_func ("/rules/json/long-path", test_long_path);
  g_test_add_func ("/rules/json/order/property", test_order_property);
  g_test_add_func ("/rules/sha256/vectors", test_sha256_vectors);
  g_test_add_func ("/rules/sha256/lengths", test_sha256_lengths);
  return g_test_run ();
}
