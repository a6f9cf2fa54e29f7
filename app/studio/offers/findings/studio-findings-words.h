/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings of the search in words. */

#pragma once

#include "studio-session.h"

G_BEGIN_DECLS

/* "In Each Other’s Way": what sort of finding it is, translated. */
const char *studio_finding_code_to_title (VtFindingCode code);

/* (transfer full) (nullable): who and when a cart has to be for, "coupon “SPRING” · first order";
 * %NULL where it may be anybody now. @json (nullable): the cart as a storefront sends it. */
char *studio_finding_describe_shopper (StudioSession *session, const char *json);

/* "6 findings, 2 of them warnings". */
char *studio_findings_describe (StudioSession *session);

/* (transfer full): an offer's name as it is shown; its id where the offer is gone. */
char *studio_finding_name_offer (StudioSession *session, const char *offer_id);

/* The icon and the word of a severity, and its class for colour (nullable). */
const char *studio_severity_to_icon (VtProblemSeverity severity);
const char *studio_severity_to_text (VtProblemSeverity severity);
const char *studio_severity_to_css (VtProblemSeverity severity);

G_END_DECLS
