"""What a user can do, by noun: plain functions over an `Edit`. They check the rules, then write; nothing else writes.

The caller opens the edit (one gesture) and names it with a phrase from `labels`.
"""
