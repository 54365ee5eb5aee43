"""Annotations in JSON-LD by the Web Annotation Data Model of the W3C."""
