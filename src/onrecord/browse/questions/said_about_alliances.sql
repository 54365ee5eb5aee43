-- What was said about an alliance, and by whom
-- Words that name an alliance or another organization of states, or whose act or claim has it as recipient, target or topic; write a part of one of its names to see that one only.
WITH organizations AS (
  SELECT actor_id, name
  FROM actors
  WHERE sector_code IN ('IGO', 'UNO', 'EUR') AND (
    instr(lower(name), lower(trim(coalesce(:organization, '')))) > 0
    OR EXISTS (
      SELECT 1 FROM actor_names
      WHERE actor_names.actor_id = actors.actor_id
        AND instr(lower(actor_names.name), lower(trim(:organization))) > 0
    )
  )
),
-- From the few organizations to the many words: the order of these joins makes it fast.
named AS (
  SELECT DISTINCT quotes.quote_id, organizations.name, 'its name' AS reason
  FROM organizations
  CROSS JOIN mentions ON mentions.actor_id = organizations.actor_id
  CROSS JOIN quotes ON quotes.document_id = mentions.document_id
    AND quotes.start < mentions."end" AND quotes."end" > mentions.start
),
directed AS (
  SELECT quotes.quote_id, organizations.name, participants.role AS reason
  FROM organizations
  CROSS JOIN participants ON participants.actor_id = organizations.actor_id
    AND participants.role IN ('recipient', 'target', 'topic')
  CROSS JOIN events ON events.event_id = participants.event_id
  CROSS JOIN quotes ON quotes.event_id = events.event_id
  UNION
  SELECT events.attributed_to, organizations.name, participants.role || ' of what is claimed'
  FROM organizations
  CROSS JOIN participants ON participants.actor_id = organizations.actor_id
    AND participants.role IN ('recipient', 'target', 'topic')
  CROSS JOIN events ON events.event_id = participants.event_id
  WHERE events.attributed_to IS NOT NULL
),
said AS (
  SELECT quote_id, name, group_concat(reason, ', ') AS reasons
  FROM (SELECT * FROM named UNION SELECT * FROM directed ORDER BY quote_id, name, reason)
  GROUP BY quote_id, name
)
SELECT
  quotes.quote_id,
  said.name AS about,
  coalesce(
    (SELECT group_concat(name, ', ') FROM (
      SELECT actors.name FROM quote_speakers
      JOIN actors ON actors.actor_id = quote_speakers.actor_id
      WHERE quote_speakers.quote_id = quotes.quote_id ORDER BY quote_speakers.position)),
    'nobody named') AS speaker,
  quotes.cue,
  quotes.content AS words,
  said.reasons AS found_by,
  event_types.label AS act,
  events.intensity,
  documents.title AS document
FROM said
JOIN quotes ON quotes.quote_id = said.quote_id
LEFT JOIN events ON events.event_id = quotes.event_id
LEFT JOIN event_types ON event_types.event_type = events.event_type
LEFT JOIN documents ON documents.document_id = quotes.document_id
ORDER BY said.name, quotes.document_id, quotes.start
