"""Bytes on disk: plan files, settings, resources. The only room that writes files."""
