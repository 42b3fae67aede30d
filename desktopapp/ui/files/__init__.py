"""Whole plans and documents: begun, brought in, made, recovered, protected, merged."""
