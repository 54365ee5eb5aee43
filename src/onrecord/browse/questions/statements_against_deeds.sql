-- Statements against deeds
-- What each actor said to each recipient beside what it did, counting only what took place: intensity runs from -10, the worst conflict, to 10, the closest cooperation, and opposite signs come first.
WITH acts AS (
  SELECT actor.actor_id, recipient.actor_id AS recipient_id,
    events_that_happened.intensity,
    events_that_happened.quad_class IN (1, 3) AS is_statement
  FROM events_that_happened
  JOIN participants AS actor
    ON actor.event_id = events_that_happened.event_id AND actor.role = 'actor'
  JOIN participants AS recipient
    ON recipient.event_id = events_that_happened.event_id AND recipient.role = 'recipient'
  WHERE events_that_happened.quad_class IS NOT NULL
),
pairs AS (
  SELECT actor_id, recipient_id,
    count(*) FILTER (WHERE is_statement) AS statement_count,
    avg(intensity) FILTER (WHERE is_statement) AS statement_intensity,
    count(*) FILTER (WHERE NOT is_statement) AS deed_count,
    avg(intensity) FILTER (WHERE NOT is_statement) AS deed_intensity
  FROM acts
  GROUP BY actor_id, recipient_id
),
compared AS (
  SELECT *,
    CASE
      WHEN deed_count = 0 THEN 'only statements'
      WHEN statement_count = 0 THEN 'only deeds'
      WHEN statement_intensity * deed_intensity < 0 THEN 'opposite'
      WHEN statement_intensity * deed_intensity > 0 THEN 'the same'
      ELSE 'no clear sign'
    END AS directions
  FROM pairs
)
SELECT
  actor.name AS actor,
  recipient.name AS recipient,
  compared.statement_count,
  round(compared.statement_intensity, 1) AS mean_statement_intensity,
  compared.deed_count,
  round(compared.deed_intensity, 1) AS mean_deed_intensity,
  compared.directions,
  compared.actor_id,
  compared.recipient_id
FROM compared
JOIN actors AS actor ON actor.actor_id = compared.actor_id
JOIN actors AS recipient ON recipient.actor_id = compared.recipient_id
ORDER BY
  compared.directions <> 'opposite',
  compared.statement_count = 0 OR compared.deed_count = 0,
  compared.statement_count + compared.deed_count DESC,
  actor.name, recipient.name
