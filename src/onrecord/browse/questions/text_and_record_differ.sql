-- Where the text and the official record differ
-- Rows that a record differs from in a detail or contradicts: what the row says, the words it rests on, what the record says, and what the difference is.
SELECT
  corroborations.row_id,
  corroborations.table_name,
  corroborations.finding,
  CASE corroborations.table_name
    WHEN 'events' THEN events.summary
    WHEN 'quotes' THEN coalesce(speaker.name, 'nobody named') || ': '
      || coalesce(quotes.content, 'words that may not be passed on')
    ELSE coalesce(appointee.name, 'nobody named') || ', ' || offices.name || ': '
      || appointment_actions.label
  END AS row_says,
  (SELECT group_concat(exact, ' [...] ') FROM (
    SELECT exact FROM evidence
    WHERE evidence.row_id = corroborations.row_id AND field IS NULL
    ORDER BY position, part)) AS words_of_the_text,
  corroborations.note AS difference,
  records.what AS record_says,
  records.who AS record_of,
  CASE WHEN records.date_earliest = records.date_latest THEN records.date_earliest
    ELSE nullif(coalesce(records.date_earliest, '..') || '/' || coalesce(records.date_latest, '..'), '../..')
  END AS record_date_edtf,
  records.place AS record_place,
  records.body AS record_body,
  corroborations.record_id,
  corroborations.corroboration_id
FROM corroborations
JOIN records ON records.record_id = corroborations.record_id
LEFT JOIN events ON events.event_id = corroborations.row_id
LEFT JOIN quotes ON quotes.quote_id = corroborations.row_id
LEFT JOIN actors AS speaker ON speaker.actor_id = quotes.speaker_id
LEFT JOIN appointments ON appointments.appointment_id = corroborations.row_id
LEFT JOIN actors AS appointee ON appointee.actor_id = appointments.appointee_id
LEFT JOIN offices ON offices.office_id = appointments.office_id
LEFT JOIN appointment_actions ON appointment_actions.action = appointments.action
WHERE corroborations.finding IN ('differs', 'contradicts')
ORDER BY corroborations.finding, corroborations.row_id, corroborations.record_id
