"""What is said of a layer that does not hold together."""

from __future__ import annotations

from onrecord.exchange.annotated import Annotated, Feature, Layer, Mark, check_layer


def test_each_fault_is_named_and_stays_short() -> None:
    """Ids come from files that anybody wrote, and may be as long as the file."""
    long = "T" * 100_000
    layer = Layer(
        marks=(Mark("T1", "Cue", ((0, 2),)), Mark("T1", "Cue", ((5, 9),)), Mark(long, "Cue", ())),
        features=(Feature("A1", "Sure", long + "?"),),
    )
    assert check_layer(Annotated("a", "He said", layer)) == [
        "id 'T1' is given twice",
        "mark 'T1' has the stretch 5 to 9, but the text has 7 characters",
        f"mark '{'T' * 60}' has no stretch of the text",
        f"'A1' names '{'T' * 60}', which does not exist",
    ]
