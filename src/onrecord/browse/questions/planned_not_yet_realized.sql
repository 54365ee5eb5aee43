-- Planned, and not yet known to be realized
-- Acts that their own agents have undertaken, and of which neither a document nor an official record shows that they took place; what a record says besides stands in its own column.
WITH tellings AS (
  SELECT event_id, coalesce(same_act_as, event_id) AS act, modality, polarity, realized_by
  FROM events
),
-- An act is settled as soon as one of its tellings is.
settled AS (
  SELECT act FROM tellings
  WHERE realized_by IS NOT NULL OR (modality = 'actual' AND polarity = 'positive')
  UNION
  SELECT tellings.act
  FROM corroborations
  JOIN tellings ON tellings.event_id = corroborations.row_id
  WHERE corroborations.finding = 'occurred' AND corroborations.status = 'curated'
),
open_plans AS (
  SELECT event_id, row_number() OVER (PARTITION BY act ORDER BY event_id) AS telling
  FROM tellings
  WHERE modality = 'planned' AND polarity = 'positive' AND act NOT IN (SELECT act FROM settled)
)
SELECT
  events.event_id,
  (SELECT group_concat(name, ', ') FROM (
    SELECT actors.name FROM participants JOIN actors ON actors.actor_id = participants.actor_id
    WHERE participants.event_id = events.event_id AND role = 'actor' ORDER BY position)) AS who,
  events.summary AS plan,
  (SELECT group_concat(name, ', ') FROM (
    SELECT actors.name FROM participants JOIN actors ON actors.actor_id = participants.actor_id
    WHERE participants.event_id = events.event_id AND role = 'recipient' ORDER BY position)) AS toward,
  event_types.label AS act,
  events.date_edtf,
  events.date_basis,
  embeddings.label || ': ' || outer_event.summary AS told_within,
  (SELECT group_concat(said, ' ') FROM (
    SELECT records.body || ' (' || corroborations.finding || '): '
      || coalesce(corroborations.note, records.what) AS said
    FROM corroborations JOIN records ON records.record_id = corroborations.record_id
    WHERE corroborations.row_id = events.event_id ORDER BY corroboration_id)) AS a_record_says,
  documents.title AS document
FROM open_plans
JOIN events ON events.event_id = open_plans.event_id
JOIN event_types ON event_types.event_type = events.event_type
LEFT JOIN events AS outer_event ON outer_event.event_id = events.embedded_in
LEFT JOIN embeddings ON embeddings.embedding = events.embedding
LEFT JOIN documents ON documents.document_id = events.document_id
WHERE open_plans.telling = 1
ORDER BY events.date_earliest IS NULL, events.date_earliest, events.event_id
