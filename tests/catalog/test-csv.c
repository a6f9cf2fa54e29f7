/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of comma-separated values: what files in the wild hold, in pieces of any size. */

#include "vt-csv-detect.h"

#include <string.h>

typedef struct
{
  const char *next;
  gsize       n_left;
  gsize       piece; /* bytes given at a time */
} Memory;

static gboolean
read_memory (gpointer source, char *buffer, gsize size, gsize *ret_n_read, GError **error)
{
  Memory *memory = source;
  gsize   n = MIN (MIN (size, memory->piece), memory->n_left);

  memcpy (buffer, memory->next, n);
  memory->next += n;
  memory->n_left -= n;
  *ret_n_read = n;
  return TRUE;
}

/* Fields as [a][b], records one a line, a problem as !column; an error as its message. */
static char *
read_all (const char *text, gsize size, VtCsvFormat format, gsize piece)
{
  Memory memory = {text, size, piece};
  g_autoptr (VtCsvReader) reader = vt_csv_reader_new (&format, read_memory, &memory);
  g_autoptr (GError) error = NULL;
  GString *all = g_string_new (NULL);

  for (guint64 row = 1;; row++)
    {
      const VtCsvRecord *record;
      gboolean           has_record;

      if (!vt_csv_reader_next (reader, &record, &has_record, &error))
        {
          g_string_append_printf (all, "%s", error->message);
          break;
        }
      if (!has_record)
        break;
      g_assert_cmpuint (record->row, ==, row);
      for (guint i = 0; i < record->n_fields; i++)
        {
          g_assert_cmpuint (strlen (record->fields[i].text), ==, record->fields[i].length);
          g_string_append_printf (all, "[%s]", record->fields[i].text);
        }
      if (record->problem != VT_CSV_FINE)
        g_string_append_printf (all, "!%u", record->problem_column);
      g_string_append_c (all, '\n');
    }
  return g_string_free (all, FALSE);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *records;
} Case;

static const Case cases[] = {
    {"empty", "", ""},
    {"one-field", "a", "[a]\n"},
    {"no-last-newline", "a,b\nc,d", "[a][b]\n[c][d]\n"},
    {"last-newline", "a,b\nc,d\n", "[a][b]\n[c][d]\n"},
    {"crlf", "a,b\r\nc,d\r\n", "[a][b]\n[c][d]\n"},
    {"cr", "a,b\rc,d\r", "[a][b]\n[c][d]\n"},
    {"mixed-newlines", "a\r\nb\nc\rd", "[a]\n[b]\n[c]\n[d]\n"},
    {"blank-lines", "a\n\n\r\nb", "[a]\n[]\n[]\n[b]\n"},
    {"empty-fields", ",,\n", "[][][]\n"},
    {"empty-at-end", "a,", "[a][]\n"},
    {"quoted", "\"a\",\"b\"\n", "[a][b]\n"},
    {"quoted-empty", "\"\",\"\"", "[][]\n"},
    {"quoted-delimiter", "\"a,b\",c", "[a,b][c]\n"},
    {"quoted-newline", "\"a\nb\",c\nd", "[a\nb][c]\n[d]\n"},
    {"quoted-crlf", "\"a\r\nb\"\r\nc", "[a\r\nb]\n[c]\n"},
    {"doubled-quote", "\"a \"\"b\"\" c\"", "[a \"b\" c]\n"},
    {"only-doubled-quotes", "\"\"\"\"\"\"", "[\"\"]\n"},
    {"quote-inside", "5\" nail,b", "[5\" nail][b]\n"},
    {"blank-before-quote", "a, \"b\"", "[a][ \"b\"]\n"},
    {"after-quote", "\"a\"x,b\nc", "[a][b]!0\n[c]\n"},
    {"ragged", "a\nb,c\nd,e,f", "[a]\n[b][c]\n[d][e][f]\n"},
    {"utf8", "é,ß\n日本", "[é][ß]\n[日本]\n"},
    {"not-utf8", "a,\xE9\nb,c", "[a][\xE9]!1\n[b][c]\n"},
    {"not-utf8-surrogate", "\xED\xA0\x80", "[\xED\xA0\x80]!0\n"},
    {"open-quote", "a\nb,\"c\nd",
     "[a]\nThe quote opened in row 2, column 2 is never closed: close it there, or double it if it "
     "is part of the text"},
    {"open-quote-at-end", "\"",
     "The quote opened in row 1, column 1 is never closed: close it there, or double it if it is "
     "part of the text"},
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;

  /* Whatever the pieces that the file comes in. */
  for (gsize piece = 1; piece <= strlen (test->text) + 1; piece++)
    {
      g_autofree char *records =
          read_all (test->text, strlen (test->text), (VtCsvFormat){',', '"'}, piece);

      g_assert_cmpstr (records, ==, test->records);
    }
}

static void
test_nul (void)
{
  static const char text[] = "a,b\nc,d\0e\n";
  static const char quoted[] = "a\n\"b\0c\"\n";
  g_autofree char  *records = read_all (text, sizeof text - 1, (VtCsvFormat){',', '"'}, 3);
  g_autofree char  *in_quotes = read_all (quoted, sizeof quoted - 1, (VtCsvFormat){',', '"'}, 3);

  g_assert_nonnull (strstr (records, "Row 2, column 2 holds a zero byte"));
  g_assert_nonnull (strstr (in_quotes, "Row 2, column 1 holds a zero byte"));
}

static void
test_other_formats (void)
{
  g_autofree char *tabs = read_all ("a\tb \"c\"\n", 8, (VtCsvFormat){'\t', VT_CSV_NO_QUOTE}, 99);
  g_autofree char *open = read_all ("\"a|b\n", 5, (VtCsvFormat){'|', VT_CSV_NO_QUOTE}, 99);
  g_autofree char *single = read_all ("'a;b';c\n", 8, (VtCsvFormat){';', '\''}, 99);

  g_assert_cmpstr (tabs, ==, "[a][b \"c\"]\n");
  g_assert_cmpstr (open, ==, "[\"a][b]\n");
  g_assert_cmpstr (single, ==, "[a;b][c]\n");
}

static void
test_limits (void)
{
  g_autofree char *field = g_strnfill (VT_CSV_MAX_FIELD_BYTES + 1, 'x');
  g_autofree char *commas = g_strnfill (VT_CSV_MAX_FIELDS, ',');
  g_autofree char *fits = g_strnfill (VT_CSV_MAX_FIELDS - 1, ',');
  g_autofree char *open = g_strdup_printf ("a,\"%s%s", field, field);
  VtCsvFormat      format = {',', '"'};
  g_autofree char *long_field = read_all (field, strlen (field), format, 65536);
  g_autofree char *many = read_all (commas, strlen (commas), format, 65536);
  g_autofree char *enough = read_all (fits, strlen (fits), format, 65536);
  g_autofree char *swallowed = read_all (open, strlen (open), format, 65536);

  g_assert_nonnull (strstr (long_field, "Row 1, column 1: the text is longer"));
  g_assert_nonnull (strstr (many, "more than 4,096 columns"));
  g_assert_cmpuint (strlen (enough), ==, 2 * VT_CSV_MAX_FIELDS + 1);
  g_assert_nonnull (strstr (swallowed, "quote opened in row 1, column 2"));
}

/* Any table, written with quotes where they are needed, comes back as it was. */
static void
test_round_trip (void)
{
  static const char alphabet[] = "ab,\"\n\r;x ";
  g_autoptr (GRand) rand = g_rand_new_with_seed (4180);

  for (int i = 0; i < 3000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autofree char *records = NULL;

      for (int row = g_rand_int_range (rand, 1, 5); row > 0; row--)
        {
          for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
            {
              g_autoptr (GString) field = g_string_new (NULL);

              for (int c = g_rand_int_range (rand, 0, 6); c > 0; c--)
                g_string_append_c (field,
                                   alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)]);
              g_string_append_printf (expected, "[%s]", field->str);
              g_string_replace (field, "\"", "\"\"", 0);
              g_string_append_printf (text, "\"%s\"%s", field->str, n > 1 ? "," : "\r\n");
            }
          g_string_append_c (expected, '\n');
        }
      records = read_all (text->str, text->len, (VtCsvFormat){',', '"'},
                          (gsize) g_rand_int_range (rand, 1, 20));
      g_assert_cmpstr (records, ==, expected->str);
    }
}

typedef struct
{
  const char *name;
  const char *sample;
  VtCsvFormat format;
} DetectCase;

static const DetectCase detect_cases[] = {
    {"comma", "a,b,c\n1,2,3\n4,5,6\n", {',', '"'}},
    {"semicolon-decimal-comma", "a;b\n1,5;2,5\n3,5;4,5\n", {';', '"'}},
    {"tab", "a\tb\n1, one\t2\n3\t4, four\n", {'\t', '"'}},
    {"bar", "a|b|c\n1|2|3\n", {'|', '"'}},
    {"comma-in-quotes", "a;b\n\"x, y, z\";1\n\"u, v, w\";2\n", {';', '"'}},
    {"newlines-in-quotes", "a,b\n\"1;\n2;\n3;\n\",x\n", {',', '"'}},
    {"one-column", "a\n1\n2\n", {',', '"'}},
    {"stray-quotes", "a\tb\n\"5 inch\t1\n\"6 inch\t2\n\"7\t3\n", {'\t', VT_CSV_NO_QUOTE}},
};

static void
test_detect (gconstpointer data)
{
  const DetectCase *test = data;
  VtCsvFormat       format =
      vt_csv_detect_format (test->sample, strlen (test->sample), VT_SAMPLE_COMPLETE);

  g_assert_cmpint (format.delimiter, ==, test->format.delimiter);
  g_assert_cmpint (format.quote, ==, test->format.quote);
}

static void
test_header (void)
{
  const char *const header[] = {"Order ID", "Product", "Price", ""};
  const char *const values[] = {"1234", "Cable", "2.50"};
  const char *const date[] = {"Cable", "2019-01-02"};
  const char *const twice[] = {"a", "a"};
  const char *const hole[] = {"a", "", "b"};

  g_assert_true (vt_csv_looks_like_header (header, 4));
  g_assert_false (vt_csv_looks_like_header (values, 3));
  g_assert_false (vt_csv_looks_like_header (date, 2));
  g_assert_false (vt_csv_looks_like_header (twice, 2));
  g_assert_false (vt_csv_looks_like_header (hole, 3));
}

typedef struct
{
  const char *name;
  const char *bytes;
  gsize       size;
  const char *encoding;
} EncodingCase;

#define BYTES(text) text, sizeof text - 1

static const EncodingCase encoding_cases[] = {
    {"ascii", BYTES ("a,b\n"), "UTF-8"},
    {"utf8", BYTES ("caf\xC3\xA9,b\n"), "UTF-8"},
    {"utf8-mark",
     BYTES ("\xEF\xBB\xBF"
            "a"),
     "UTF-8"},
    {"utf8-damaged", BYTES ("ééééééééééé\xE9,"), "UTF-8"},
    {"latin1", BYTES ("caf\xE9,cr\xE8me,\xE0 la carte,d\xE9j\xE0 vu,gar\xE7on\n"), NULL},
    {"utf8-cut", BYTES ("abc\xC3"), "UTF-8"},
    {"utf16le-mark",
     BYTES ("\xFF\xFE"
            "a\0"),
     "UTF-16LE"},
    {"utf16be-mark", BYTES ("\xFE\xFF\0a"), "UTF-16BE"},
    {"utf16le", BYTES ("a\0,\0b\0\n\0"), "UTF-16LE"},
    {"utf16be", BYTES ("\0a\0,\0b\0\n"), "UTF-16BE"},
    {"zero-byte", BYTES ("abcdefghijklmnopq\0rstuvwxyz"), "UTF-8"},
};

static void
test_encoding (gconstpointer data)
{
  const EncodingCase *test = data;
  g_autofree char    *encoding = vt_text_encoding_detect (test->bytes, test->size, VT_SAMPLE_CUT);

  if (test->encoding != NULL)
    g_assert_cmpstr (encoding, ==, test->encoding);
  else /* uchardet's guess varies, but must not be UTF-8 */
    g_assert_cmpstr (encoding, !=, "UTF-8");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/csv/read/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (detect_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/csv/detect/%s", detect_cases[i].name);

      g_test_add_data_func (path, &detect_cases[i], test_detect);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (encoding_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/csv/encoding/%s", encoding_cases[i].name);

      g_test_add_data_func (path, &encoding_cases[i], test_encoding);
    }
  g_test_add_func ("/csv/nul", test_nul);
  g_test_add_func ("/csv/other-formats", test_other_formats);
  g_test_add_func ("/csv/limits", test_limits);
  g_test_add_func ("/csv/round-trip", test_round_trip);
  g_test_add_func ("/csv/header", test_header);
  return g_test_run ();
}
