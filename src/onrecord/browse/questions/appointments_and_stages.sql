-- Appointments and their stages
-- Who was named to which office, and how far that had come: an act, such as nominated, is one step; a standing, such as incumbent, is what somebody is.
SELECT
  appointments.appointment_id,
  offices.name AS office,
  coalesce(appointee.name, 'nobody named') AS appointee,
  appointment_actions.label AS stage,
  CASE appointment_actions.is_state WHEN 1 THEN 'standing' ELSE 'act' END AS kind,
  authority.name AS named_by,
  appointments.date_edtf,
  appointments.date_basis,
  predecessor.name AS predecessor,
  documents.title AS document
FROM appointments
JOIN offices ON offices.office_id = appointments.office_id
JOIN appointment_actions ON appointment_actions.action = appointments.action
LEFT JOIN actors AS appointee ON appointee.actor_id = appointments.appointee_id
LEFT JOIN actors AS authority ON authority.actor_id = appointments.appointing_authority_id
LEFT JOIN actors AS predecessor ON predecessor.actor_id = appointments.predecessor_id
LEFT JOIN documents ON documents.document_id = appointments.document_id
ORDER BY offices.name, appointee.name IS NULL, appointee.name,
  appointments.date_earliest IS NULL, appointments.date_earliest, appointments.appointment_id
