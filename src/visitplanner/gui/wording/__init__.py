"""Wording: what is left to translate, the glossary, the phrase sheet."""
