-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 2 of the workspace: what a product weighs, for offers that go by weight.

ALTER TABLE product ADD COLUMN weight_g INTEGER CHECK (weight_g >= 0);  -- grams; NULL: not known
