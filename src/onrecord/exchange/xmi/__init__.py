"""The XMI form of UIMA's common analysis structure (CAS), as INCEpTION exports and imports it.

Reads ``.xmi`` files with their ``TypeSystem.xml``, and zip archives of them.
Yields texts with their layers, and files that INCEpTION imports.
"""
