-- A visit whose correction was hidden counts again, and stands in the queue again.
CREATE INDEX visit_states_corrects ON visit_states (corrects) WHERE corrects IS NOT NULL;
UPDATE visit_states SET superseded_by = (
    SELECT n.visit_id FROM visit_states n
    WHERE n.corrects = visit_states.visit_id AND n.deleted = 0 ORDER BY n.revision LIMIT 1
) WHERE superseded_by IN (SELECT h.visit_id FROM visit_states h WHERE h.deleted = 1);

-- A coordinator's pull looks for the sign-offs of her area in the order of their revisions, as it does for merges and cards.
CREATE INDEX records_sign_off_revision ON records (revision) WHERE kind = 'sign_off';
