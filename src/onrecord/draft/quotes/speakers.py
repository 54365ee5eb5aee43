"""Find who says it."""

from __future__ import annotations

from onrecord.draft.actors.actors import Actors
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import Mention
from onrecord.draft.quotes.cues import Cue


def find_speaker(parsed: ParsedText, actors: Actors, cue: Cue) -> Mention | None:
    """Whom a cue names as the speaker: its subject, before or after it, or its "by" or "to".

    ``span`` of the mention is the whole phrase beside the cue.
    """
    return None
