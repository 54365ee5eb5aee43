-- Who met whom
-- Meetings, visits and calls that took place, oldest first and undated ones last: either the document says so, or it speaks of them as still to come and an official record shows that they came about.
WITH tellings AS (
  SELECT event_id, coalesce(same_act_as, event_id) AS act, NULL AS record_id
  FROM events_that_happened
  WHERE event_type = 'CONSULT'
  UNION ALL
  SELECT events.event_id, coalesce(events.same_act_as, events.event_id), corroborations.record_id
  FROM corroborations
  JOIN events ON events.event_id = corroborations.row_id
  WHERE events.event_type = 'CONSULT' AND events.polarity = 'positive'
    AND events.realized_by IS NULL
    AND corroborations.finding = 'occurred' AND corroborations.status = 'curated'
),
-- A meeting that is told twice is one row, and the document's word comes before a record's.
met AS (
  SELECT event_id, record_id,
    row_number() OVER (PARTITION BY act ORDER BY record_id IS NOT NULL, event_id, record_id) AS telling
  FROM tellings
),
-- Where no recipient is named, the first who meets meets the others.
listed AS (
  SELECT met.event_id, met.record_id,
    EXISTS (
      SELECT 1 FROM participants
      WHERE participants.event_id = met.event_id AND role = 'recipient'
    ) AS has_recipient
  FROM met
  WHERE met.telling = 1
)
SELECT
  events.event_id,
  (SELECT group_concat(name, ', ') FROM (
    SELECT actors.name FROM participants JOIN actors ON actors.actor_id = participants.actor_id
    WHERE participants.event_id = listed.event_id
      AND role = 'actor' AND (position = 1 OR has_recipient)
    ORDER BY position)) AS who,
  (SELECT group_concat(name, ', ') FROM (
    SELECT actors.name FROM participants JOIN actors ON actors.actor_id = participants.actor_id
    WHERE participants.event_id = listed.event_id
      AND (role = 'recipient' OR (role = 'actor' AND position > 1 AND NOT has_recipient))
    ORDER BY position)) AS whom,
  (SELECT group_concat(name, ', ') FROM (
    SELECT actors.name || ' (' || role || ')' AS name
    FROM participants JOIN actors ON actors.actor_id = participants.actor_id
    WHERE participants.event_id = listed.event_id AND role IN ('host', 'mediator')
    ORDER BY role, position)) AS helped_by,
  event_modes.label AS form,
  events.date_edtf,
  events.date_basis,
  events.place_name AS place,
  events.summary,
  CASE WHEN records.record_id IS NULL THEN 'the document'
    ELSE records.body || ', ' || coalesce(nullif(records.date_earliest, records.date_latest)
      || ' to ' || records.date_latest, records.date_earliest,
      'until ' || records.date_latest, 'no date') || ': ' || records.what
  END AS known_from,
  documents.title AS document
FROM listed
JOIN events ON events.event_id = listed.event_id
LEFT JOIN event_modes ON event_modes.event_type = events.event_type
  AND event_modes.event_mode = events.event_mode
LEFT JOIN records ON records.record_id = listed.record_id
LEFT JOIN documents ON documents.document_id = events.document_id
ORDER BY events.date_earliest IS NULL, events.date_earliest, events.event_id
