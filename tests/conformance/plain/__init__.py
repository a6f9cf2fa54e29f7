# SPDX-License-Identifier: Apache-2.0
"""The parts of the plain evaluator in reference.py."""
