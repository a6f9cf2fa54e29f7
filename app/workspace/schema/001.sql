-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 1 of the workspace. A released version is frozen: changes come as the next numbered file.
-- Money is INTEGER minor units of the workspace's currency, time INTEGER microseconds UTC.
-- JSON documents are validated by who writes them: with trusted_schema off, SQLite 3.40 refuses json_valid() in a CHECK.
-- Undo covers setting, product, import_batch, customer, offer and scenario; the other tables are outside it.

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,                        -- 'name', 'currency', 'minor_digits', …
  value TEXT NOT NULL
) STRICT;

CREATE TABLE product (
  id          INTEGER PRIMARY KEY,
  sku         TEXT NOT NULL UNIQUE,              -- as written most often; imports fold letter case unless told not to
  title       TEXT NOT NULL,
  kind        TEXT NOT NULL DEFAULT 'goods' CHECK (kind IN ('goods', 'plan', 'perk', 'fee')),
  category    TEXT NOT NULL DEFAULT '',          -- path, parts separated by ' > '
  brand       TEXT NOT NULL DEFAULT '',
  price_minor INTEGER CHECK (price_minor >= 0),  -- NULL: not known
  cost_minor  INTEGER CHECK (cost_minor >= 0),
  stock       INTEGER,                           -- NULL: not kept
  attributes  TEXT NOT NULL DEFAULT '{}',
  tags        TEXT NOT NULL DEFAULT '[]',
  origin      TEXT NOT NULL CHECK (origin IN ('catalogue', 'orders', 'hand')),
  batch_id    INTEGER REFERENCES import_batch (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX product_sku_folded ON product (sku COLLATE NOCASE);

-- One row an import. Its order lines are in chunk_order; deleting the row (undo does) hides them, and what nothing can
-- bring back is purged when the workspace is opened.
-- AUTOINCREMENT: a later import must never get the number of one that was undone, nor its chunks with it.
CREATE TABLE import_batch (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  kind         TEXT NOT NULL CHECK (kind IN ('catalogue', 'orders')),
  file_name    TEXT NOT NULL,
  imported_us  INTEGER NOT NULL,
  n_orders     INTEGER NOT NULL DEFAULT 0,
  n_lines      INTEGER NOT NULL DEFAULT 0,
  first_us     INTEGER,                          -- of the orders' times
  last_us      INTEGER,
  report       TEXT NOT NULL
) STRICT;

CREATE TABLE customer (
  id  INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE                       -- as the shop calls the customer
) STRICT;

-- Order history as packed columns; the layout is documented where it is written (catalog/vt-order-chunk.h).
CREATE TABLE chunk_order (
  id       INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL,                     -- no foreign key: outside undo
  n_orders INTEGER NOT NULL,
  n_lines  INTEGER NOT NULL,
  data     BLOB NOT NULL
) STRICT;
CREATE INDEX chunk_order_batch ON chunk_order (batch_id);

-- Documents. A new kind of offer needs no migration.
CREATE TABLE offer (
  id          TEXT PRIMARY KEY,
  kind        TEXT NOT NULL,
  name        TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('draft', 'ready', 'paused')),
  priority    INTEGER NOT NULL,                  -- lower first
  document    TEXT NOT NULL,
  created_us  INTEGER NOT NULL,
  modified_us INTEGER NOT NULL
) STRICT;

CREATE TABLE scenario (                          -- carts kept by name
  id       TEXT PRIMARY KEY,
  name     TEXT NOT NULL,
  document TEXT NOT NULL
) STRICT;

CREATE TABLE map_place (                         -- where the layout or a hand put a product on the map
  product_id INTEGER PRIMARY KEY REFERENCES product (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  x          REAL NOT NULL,
  y          REAL NOT NULL,
  pinned     INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1))
) STRICT;

CREATE TABLE log_export (
  id          INTEGER PRIMARY KEY,
  exported_us INTEGER NOT NULL,
  target      TEXT NOT NULL,                     -- 'pack'
  path        TEXT NOT NULL,
  digest      TEXT NOT NULL,
  n_offers    INTEGER NOT NULL,
  pack        BLOB NOT NULL                      -- the bytes, for the difference to the next export
) STRICT;

CREATE TABLE log_undo (
  id         INTEGER PRIMARY KEY,                -- in the order in which the steps were made
  label      TEXT NOT NULL,
  place      TEXT,
  made_us    INTEGER NOT NULL,
  undone     INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  changeset  BLOB NOT NULL,
  inverse    BLOB NOT NULL
) STRICT;
