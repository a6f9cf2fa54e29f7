-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 3 of the workspace: campaigns, segments, what is known of customers, and every version of every offer.
-- Undo covers campaign and segment as well; tables that begin with log_ are outside it.

-- Documents, as offers are.
CREATE TABLE campaign (
  id       TEXT PRIMARY KEY,
  name     TEXT NOT NULL,
  document TEXT NOT NULL
) STRICT;

CREATE TABLE segment (
  id       TEXT PRIMARY KEY,
  name     TEXT NOT NULL,
  document TEXT NOT NULL
) STRICT;

-- A JSON object of texts: demographic columns as the shop names them.
ALTER TABLE customer ADD COLUMN attributes TEXT NOT NULL DEFAULT '{}';

-- Each version that an offer ever had, also those that undo and redo brought about.
CREATE TABLE log_offer (
  id       INTEGER PRIMARY KEY,
  offer_id TEXT NOT NULL,
  made_us  INTEGER NOT NULL,
  author   TEXT NOT NULL,
  document TEXT                                  -- NULL: deleted
) STRICT;
CREATE INDEX log_offer_offer ON log_offer (offer_id, id);

-- One row: who has the workspace open.
CREATE TABLE log_author (
  id   INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL
) STRICT;
INSERT INTO log_author VALUES (1, '');

-- What stood there before there was a log is its first version.
INSERT INTO log_offer (offer_id, made_us, author, document) SELECT id, modified_us, '', document FROM offer;

CREATE TRIGGER offer_added AFTER INSERT ON offer BEGIN
  INSERT INTO log_offer (offer_id, made_us, author, document)
  SELECT NEW.id, CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER), name, NEW.document FROM log_author;
END;

CREATE TRIGGER offer_changed AFTER UPDATE OF document ON offer WHEN NEW.document <> OLD.document BEGIN
  INSERT INTO log_offer (offer_id, made_us, author, document)
  SELECT NEW.id, CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER), name, NEW.document FROM log_author;
  DELETE FROM log_offer WHERE offer_id = NEW.id AND id <=
    (SELECT id FROM log_offer WHERE offer_id = NEW.id ORDER BY id DESC LIMIT 1 OFFSET 500);
END;

CREATE TRIGGER offer_removed AFTER DELETE ON offer BEGIN
  INSERT INTO log_offer (offer_id, made_us, author, document)
  SELECT OLD.id, CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER), name, NULL FROM log_author;
END;
