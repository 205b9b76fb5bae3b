"""Printed and readable editions of a visit."""
