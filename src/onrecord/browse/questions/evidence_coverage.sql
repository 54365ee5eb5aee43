-- Evidence coverage of each document
-- How much of each document stands inside the words that prove a row, how much of it is released, and how many sentences hold no such words: there the coders found nothing, or have not come to it.
-- One walk through each document, from place to place: a span stands where it begins, a sentence
-- where it ends. At the same place the sentence comes first, as that span belongs to the next one.
WITH points AS (
  SELECT document_id, start AS place, 1 AS is_span, "end" AS reaches, NULL AS sentence_start
  FROM evidence
  WHERE field IS NULL
  UNION ALL
  SELECT document_id, "end", 0, NULL, start FROM passages
),
walked AS (
  SELECT *,
    coalesce(max(reaches) OVER (
      PARTITION BY document_id ORDER BY place, is_span
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS reached
  FROM points
),
-- Of each span only what lies beyond those before it, so that no character counts twice.
covered AS (
  SELECT document_id,
    sum(max(0, reaches - max(place, reached))) FILTER (WHERE is_span) AS proved_count,
    count(*) FILTER (WHERE NOT is_span) AS sentence_count,
    count(*) FILTER (WHERE NOT is_span AND reached <= sentence_start) AS empty_count
  FROM walked
  GROUP BY document_id
),
row_counts AS (
  SELECT document_id,
    sum(table_name = 'events') AS event_count,
    sum(table_name = 'quotes') AS quote_count,
    sum(table_name = 'appointments') AS appointment_count
  FROM (
    SELECT document_id, 'events' AS table_name FROM events
    UNION ALL SELECT document_id, 'quotes' FROM quotes
    UNION ALL SELECT document_id, 'appointments' FROM appointments
  )
  GROUP BY document_id
)
SELECT
  documents.document_id,
  documents.title,
  documents.coding,
  documents.text_release,
  documents.character_count,
  round(100.0 * coalesce(covered.proved_count, 0) / documents.character_count, 1)
    AS evidence_percent,
  round(100.0 * documents.released_share, 1) AS released_percent,
  coalesce(row_counts.event_count, 0) AS event_count,
  coalesce(row_counts.quote_count, 0) AS quote_count,
  coalesce(row_counts.appointment_count, 0) AS appointment_count,
  coalesce(covered.sentence_count, 0) AS sentence_count,
  coalesce(covered.empty_count, 0) AS sentence_without_evidence_count
FROM documents
LEFT JOIN covered ON covered.document_id = documents.document_id
LEFT JOIN row_counts ON row_counts.document_id = documents.document_id
ORDER BY documents.document_id
