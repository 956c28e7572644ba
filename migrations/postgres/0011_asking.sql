-- Who is asked to declare stands in the table of tasks, like everything else that somebody is asked.
INSERT INTO task (id, account, kind, subject, due, created_at)
SELECT gen_random_uuid(), a.id, 'DECLARE', o.id::TEXT, o.due, o.changed_at
FROM obligation o JOIN declaration_round r ON r.id = o.round JOIN account a ON a.person = o.person
WHERE r.state = 'APPROVED' AND o.listed = 1 AND o.stage IN ('CHUA_KE_KHAI', 'NHAP')
ON CONFLICT DO NOTHING;

-- What waits to be received, for whoever comes into the circle that receives it.
CREATE INDEX obligation_waiting ON obligation (id) WHERE listed = 1 AND (stage = 'DA_NOP' OR stage = 'DA_NOP_LAI');

-- What the wearers of a role are asked, for whoever gets the role.
CREATE INDEX task_hat ON task (hat, kind, subject) WHERE done_at IS NULL;
