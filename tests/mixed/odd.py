"""What nobody asks for in earnest, and the reading room must answer all the same."""

from __future__ import annotations

ODD_TEXTS = (
    *('"', "“", "'; DROP TABLE events; --", "NEAR(", "a AND", "*", "^a", "body:a", "-a", "((((a"),
    *("\\", "%", "_", "a\x00b", "\x1b[31m", "\u202eabc", "👩‍👩‍👧", "…—?!.,", "١٢٣ 漢字 עברית"),
    *("<script>alert(1)</script>", "{{ 7 * 7 }}", "a" * 10_000, "a " * 5_000, '"' * 10_000),
)
# Already as they stand in an address.
ODD_VALUES = ("", "0", "-1", "1.5", "9" * 400, "nothing", "%27", "%22", "%FF", "%ED%A0%80", "%00")
STATEMENTS = (
    "select * from events limit 5",
    "select count(*) from passages",
    "select 1 as one, :two as two",
    "select * from nothing",
    "select",
    "drop table events",
    "select 1; select 2",
    "pragma journal_mode = delete",
    "attach 'other.db' as other",
    "select load_extension('nothing')",
    "with recursive n(i) as (select 1 union select i + 1 from n limit 5000) select i from n",
)
# Never comes to an end of its own.
SLOW_STATEMENT = (
    "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"
)
MISSING_PATHS = (
    *("/nothing", "/-/nothing", "/other", "/other/events", "/onrecord/nothing", "/-/read/nothing"),
    *("/-/read/nothing.json", "/onrecord/events/nothing", "/onrecord/actors/nothing"),
    *("/onrecord/participants/nothing,actor,1", "/onrecord/events_wide/nothing"),
    *("/-/files/build/onrecord.db", "/-/files/../pyproject.toml", "/-/files/%2e%2e/LICENSE"),
    *("/-/room/nothing.css", "/-/room/../app.py", "/-/lit-7.css", "/-/lit-999.css"),
    *("/-/settings", "/-/settings.json", "/-/threads.json", "/-/databases.json"),
)
