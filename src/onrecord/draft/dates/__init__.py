"""When something is said to be, as EDTF with its basis."""
