/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands on findings and the margin floor. */

#pragma once

#include "studio-session.h"

#include <gio/gio.h>

G_BEGIN_DECLS

void studio_findings_add_actions (GActionMap *actions, StudioSession *session);

G_END_DECLS
