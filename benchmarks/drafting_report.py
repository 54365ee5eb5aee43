"""Make docs/drafting.md of what was scored. No word of the gold stands in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from drafting_bars import Bar, hold_costs
from drafting_cost import Cost
from drafting_errors import count_quote_errors, count_types
from drafting_gold import Half, score_appointments, score_events, score_quotes

from onrecord.draft.against import Against

_INTRO = """\
# How good drafts are

Made by `make bench-draft`; never edited. [how-to/draft.md](how-to/draft.md) says how to draft and
how to settle what is proposed; [benchmarks/README.md](../benchmarks/README.md) how these numbers
come about.

Rules without a model draft documents that other people have coded, and the scorers of the
developers hold the drafts against that gold. A document belongs to one half by the first
hexadecimal digit of the SHA-256 of its id: the rules were made on the documents of 0 to 7 ("seen")
alone; those of 8 to f ("unseen") were scored only. All numbers are percent. Nothing of these
corpora is part of the dataset or of the package, and none of their words stand here."""
_BARS = """\
## Against the bars

"Plain" are plain patterns with one quotation for each cue, scored by the people who set the bars on
other documents of the same kinds."""
_OTHERS = """\
Figures of others on political news of the same corpus, as the makers of the bars scored them
(direct exact, direct overlap, mixed overlap): GenderGapTracker, which needs a parser, 39, 70, 64;
textacy, which needs one too, 31, 59, none; people, one against another, 94, 98, 93."""
_THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def to_page(
    corpora: Mapping[str, list[Half]],
    bars: Iterable[Bar],
    labels: Mapping[str, tuple[int, int, int]],
    cost: Cost,
    article: Against,
    folder: Path,
) -> str:
    """Write the page: bars, scores by corpus and type, by threshold, errors, and costs."""
    news, sentences, conflict, lists, announced = corpora.values()
    parts = [_INTRO, _BARS, _table(_bar_rows(bars)), _table(_cost_rows(cost)), _OTHERS]
    parts += ["## Quotes in political news", _table(_quote_rows(news, folder))]
    parts += ["## Events", _table(_event_rows([*sentences, *conflict], folder)), _TYPES]
    parts += ["## Appointments", _table(_appointment_rows([*lists, *announced], folder))]
    parts += ["## Transcripts", _say_labels(labels)]
    parts += ["## By the least score", _LEAST_SCORE, _table(_least_rows(corpora, folder))]
    parts += ["## What drafts get wrong", *_errors(news[0], sentences[0])]
    parts += ["## The bundled article", _ARTICLE, _table(_article_rows(article)), _cost(cost)]
    return "\n\n".join(parts) + "\n"


_TYPES = """\
Every sentence of the first corpus has one coded relation, so that whatever else a draft rightly
finds in it counts as wrong; the reports on conflict have fighting, alliances and talks marked and
nothing else."""
_LEAST_SCORE = """\
Precision and recall of what scores at least so much, of unseen documents: quotes by overlap, events
by actor, recipient and type, appointments by appointee. 0.5 is what `onrecord draft` asks for."""


def _bar_rows(bars: Iterable[Bar]) -> Iterator[list[str]]:
    yield ["measure (F1, unless said)", "plain", "bar", "seen", "unseen", ""]
    for bar in bars:
        verdict = "met" if all(bar.met) else "met, seen only" if bar.met[0] else "**missed**"
        verdict = "met, unseen only" if not bar.met[0] and bar.met[-1] else verdict
        yield [bar.what, bar.plain, f"{bar.bar * 100:g}", *map(_percent, bar.found), verdict]


def _cost_rows(cost: Cost) -> Iterator[list[str]]:
    yield ["cost", "plain", "bar", "found", ""]
    for limit in hold_costs(cost):
        verdict = "met" if limit.is_met else "**missed**"
        yield [limit.what, limit.plain, limit.bar, limit.found, verdict]


def _quote_rows(halves: Iterable[Half], folder: Path) -> Iterator[list[str]]:
    yield [
        *("", "type", "gold", "drafted", "exact F1", "overlap P", "R", "F1"),
        *("characters F1", "speaker", "right speaker too F1", "cue"),
    ]
    for half in halves:
        for kind in ("all", "direct", "mixed", "indirect"):
            found = score_quotes(half, kind, folder)
            overlap = found["ov50"]
            yield [
                _NAMES[half.name],
                kind,
                f"{overlap['n_gold']:,}",
                f"{overlap['n_pred']:,}",
                _percent(found["exact"]["F1"]),
                *(_percent(overlap[name]) for name in ("P", "R", "F1")),
                _percent(found["char"]["F1"]),
                _percent(found["speaker"]["acc"]),
                _percent(found["e2e"]["F1"]),
                _percent(found["cue"]["acc"]),
            ]


_NAMES = {"develop": "seen", "report": "unseen"}


def _event_rows(halves: Iterable[Half], folder: Path) -> Iterator[list[str]]:
    yield ["corpus", "", "texts", "first type", "types P", "R", "F1", "pair F1", "pair and type F1"]
    for half in halves:
        found = score_events(half, folder)
        yield [
            half.corpus,
            _NAMES[half.name],
            f"{found['docs']:,}",
            _percent(found["top1"]) if found["top1"] is not None else "",
            *(_percent(found["types"][name]) for name in ("P", "R", "F1")),
            _percent(found["dyad"]["F1"]),
            _percent(found["triple"]["F1"]),
        ]


def _appointment_rows(halves: Iterable[Half], folder: Path) -> Iterator[list[str]]:
    names = ("P", "R", "F1", "with office", "status", "predecessor")
    yield ["corpus", "", "texts", *names]
    for half in halves:
        found = score_appointments(half, folder)
        # Announcements name no predecessors, of which none can be right.
        has_any = any(
            each.get("predecessor") for line in half.gold for each in line["appointments"]
        )
        shares = [_percent(found[name]) for name in names[:-1]]
        yield [
            half.corpus,
            _NAMES[half.name],
            f"{len(half.gold):,}",
            *shares,
            _percent(found["predecessor"]) if has_any else "",
        ]


def _say_labels(labels: Mapping[str, tuple[int, int, int]]) -> str:
    said = "; ".join(
        f"{_NAMES[half]} {right:,} of {turns:,} labels in {texts:,} transcripts"
        for half, (turns, right, texts) in labels.items()
    )
    return (
        "Nobody has coded the transcripts of the White House, so each label is read once more in\n"
        "the plainest way (`benchmarks/drafting_labels.py`), and the first words behind it are\n"
        f"looked for among the quotes of that speaker: {said}."
    )


def _least_rows(corpora: Mapping[str, list[Half]], folder: Path) -> Iterator[list[str]]:
    yield ["least score", "quotes P", "R", "events P", "R", "nominees P", "R"]
    news, sentences, _, _, announced = (halves[1] for halves in corpora.values())
    for least in _THRESHOLDS:
        quotes = score_quotes(news, "all", folder, least=least)["ov50"]
        events = score_events(sentences, folder, least=least)["triple"]
        named = score_appointments(announced, folder, least=least)
        yield [
            f"{least:g}",
            *(_percent(found[name]) for found in (quotes, events, named) for name in ("P", "R")),
        ]


def _errors(news: Half, sentences: Half) -> Iterator[str]:
    counts = count_quote_errors(news)
    yield "Of seen documents. Quotes by the rule that proposed them, and how many are in the gold:"
    yield _table(_count_rows("rule", "proposed", counts.rules))
    yield "Quotes of the gold, and how many are found:"
    yield _table(_count_rows("gold", "there", counts.missed))
    yield "Speakers of quotes that are found, and how many are right:"
    yield _table(_count_rows("speaker in the gold", "there", counts.speakers))
    yield "Sentences with one event: what the first proposal says where it is another type."
    yield _table(_type_rows(count_types(sentences)))


_ARTICLE = """\
What `onrecord draft damage-control --against` counts: a row of the coding is found where a proposal
of its kind has words in common with its own and the same type, speaker or office."""


def _article_rows(article: Against) -> Iterator[list[str]]:
    names = ("coded", "drafted", "found", "other", "missed", "added")
    yield ["", *names, "found %"]
    for kind, counts in article.counts().items():
        share = _percent(counts["found"] / counts["coded"])
        yield [kind, *(str(counts[name]) for name in names), share]


def _count_rows(head: str, there: str, counts: Mapping[str, Counter[str]]) -> Iterator[list[str]]:
    yield [head, there, "right", "%"]
    for name, count in sorted(counts.items(), key=lambda item: -item[1]["all"]):
        share = _percent(count["right"] / count["all"])
        yield [name, f"{count['all']:,}", f"{count['right']:,}", share]


def _type_rows(counts: Mapping[str, Counter[str]]) -> Iterator[list[str]]:
    yield ["type", "sentences", "right %", "most often taken for"]
    for kind, said in sorted(counts.items()):
        total = said.total()
        wrong = [(name, number) for name, number in said.most_common() if name != kind][:3]
        told = ", ".join(f"{name} {number}" for name, number in wrong)
        yield [kind, f"{total:,}", _percent(said[kind] / total), told]


def _cost(cost: Cost) -> str:
    return f"""\
## What it costs

{cost.documents:,} documents of the White House were drafted in {cost.draft_seconds:.0f} s
(`onrecord draft`), and built, checked and written to Parquet and SQLite with {cost.rows:,} drafted
rows in {cost.build_seconds:.0f} s (`onrecord build --include-drafts --write parquet,sqlite`). Words
a second are those of the processor's time of one core, the median of three rounds over 300 of these
documents; memory is that of all processes of a command together."""


def _table(rows: Iterable[list[str]]) -> str:
    head, *rest = rows
    lines = [head, ["---"] * len(head), *rest]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _percent(share: float) -> str:
    return f"{share * 100:.1f}"
