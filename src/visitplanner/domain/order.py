"""Order keys: text between any two others, so that putting something in between changes nothing but itself."""

from __future__ import annotations

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def between(before: str = "", after: str = "") -> str:
    """A key that sorts after `before` and, if `after` is a later key, before it; empty means an open end.

    Where `after` is not later (two laptops gave the same key), the result only follows `before`.
    """
    if after and after <= before:
        after = ""
    shared = 0
    while after and shared < len(after) and _digit(before, shared) == _digit(after, shared):
        shared += 1
    low, high = _digit(before, shared), _digit(after, shared) if after else len(_DIGITS)
    prefix = after[:shared]
    if high - low > 1:
        return prefix + _DIGITS[(low + high) // 2]
    return prefix + _DIGITS[low] + between(before[shared + 1 :])


def _digit(key: str, at: int) -> int:
    """The value of a digit; a key goes on with zeros. What is no digit counts as the nearest one below."""
    if at >= len(key):
        return 0
    return max((n for n, digit in enumerate(_DIGITS) if digit <= key[at]), default=0)
