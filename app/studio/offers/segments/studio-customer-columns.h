/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns of a file of customers are taken, and which of them is the customer. */

#pragma once

#include "vt-customer-file.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioCustomerColumns:
 *
 * Emits ::customer-changed (number) when another column is to be the customer: counted from 1, as
 * vt_mapping_guess() has it. What is to be taken it writes into the file's columns itself.
 */
#define STUDIO_TYPE_CUSTOMER_COLUMNS (studio_customer_columns_get_type ())
G_DECLARE_FINAL_TYPE (
    StudioCustomerColumns, studio_customer_columns, STUDIO, CUSTOMER_COLUMNS, GtkWidget)

GtkWidget *studio_customer_columns_new (void);

/* @file: kept by the caller until another is set */
void studio_customer_columns_set_file (StudioCustomerColumns *self, VtCustomerFile *file);

G_END_DECLS
