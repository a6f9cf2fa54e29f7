# SPDX-License-Identifier: Apache-2.0
"""What each kind of offer would put before the shopper."""


class Suggesting:
    @staticmethod
    def show_of(offer):
        """How many prompts of the offer are shown at once; None: no limit."""
        return None

    def suggest(self, offer):
        kind = getattr(self, "suggest_" + offer["kind"], None)
        return kind(offer) if kind else []
