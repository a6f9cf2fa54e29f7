# SPDX-License-Identifier: Apache-2.0
"""A converter for each engine: from a scenario to packs, carts and the money they have to give."""
