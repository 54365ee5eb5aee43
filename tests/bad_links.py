"""Mistakes in dates and in links between rows, and what must be answered."""

from __future__ import annotations

from bad_edits import ANN

LINKS = {
    "malformed EDTF": (
        ANN,
        "date: 2021-06\n",
        "date: June 2021\n",
        "malformed EDTF date 'June 2021'; expected for example 2024-11-13",
    ),
    "day that does not exist": (
        ANN,
        "date: 2021-06\n",
        "date: 2021-06-31\n",
        "date '2021-06-31' has no day 31; that month has 30 days",
    ),
    "date range reversed": (
        ANN,
        "date: 2021-06\n",
        "date: '[2021-06-09..2021-06-01]'\n",
        "date range '[2021-06-09..2021-06-01]' is reversed: 2021-06-09 is after 2021-06-01",
    ),
    "date without basis": (
        ANN,
        "date_basis: inferred",
        "date_basis: none",
        "date '2021-06' has the basis 'none'; expected 'stated' or 'inferred'",
        -1,
    ),
    "inferred date without a reason": (
        ANN,
        "    note: The June after the article appeared.\n",
        "",
        "the date of 'bree-e05' is inferred; give the reason in a note",
        -1,
    ),
    "actual event after publication": (
        ANN,
        "date: 2021-05-03\n    place",
        "date: 2021-05-11\n    place",
        "its earliest date 2021-05-11 is after the document's latest publication date 2021-05-10",
    ),
    "actual appointment after publication": (
        ANN,
        "date: 2021-05-03\n    evidence",
        "date: 2022\n    evidence",
        "its earliest date 2022-01-01 is after the document's latest publication date 2021-05-10",
    ),
    "realized_by nothing": (
        ANN,
        "date_basis: inferred",
        "date_basis: inferred\n    realized_by: e77",
        "unknown event 'bree-e77'",
        1,
    ),
    "realized_by in a circle": (
        ANN,
        "date_basis: inferred",
        "date_basis: inferred\n    realized_by: e05",
        "realized_by 'bree-e05' leads back to 'bree-e05' in a circle",
        1,
    ),
    "embedded_in nothing": (
        ANN,
        "embedded_in: e03",
        "embedded_in: e99",
        "unknown event 'bree-e99'",
    ),
    "embedded_in in a circle": (
        ANN,
        "embedded_in: e03",
        "embedded_in: e04",
        "embedded_in 'bree-e04' leads back to 'bree-e04' in a circle",
    ),
    "embedded_in without embedding": (
        ANN,
        "    embedding: threatened\n",
        "",
        "embedded_in without embedding; an embedded event needs both",
        -1,
    ),
    "attributed_to nothing": (
        ANN,
        "mode: relations",
        "mode: relations\n    attributed_to: q99",
        "unknown quote 'bree-q99'",
        1,
    ),
    "actual APPOINT without appointment": (
        ANN,
        "    event: e02\n",
        "",
        "APPOINT of 'bob-roper' without its row in appointments; add one with event: e02",
        None,
    ),
}
