-- The rights of the role under which servers work: all rows, but the ledger only grows. Run by the role that owns the
-- tables, after every `liemchinh migrate`; it may be repeated. See "Two roles of PostgreSQL" in docs/operations.md.
BEGIN;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, liemchinh_server;
GRANT USAGE ON SCHEMA public TO liemchinh_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO liemchinh_server;

-- An event gets its place in the tree, once (a trigger sees to that), and changes in nothing else.
REVOKE UPDATE, DELETE ON event, event_body, ledger_hash, checkpoint FROM liemchinh_server;
GRANT UPDATE (leaf) ON event TO liemchinh_server;
-- Which log it is and its epoch are settled by `init` and `restore`, which the owner runs.
REVOKE INSERT, UPDATE, DELETE ON ledger_head FROM liemchinh_server;
GRANT UPDATE (size, fence, leased_until) ON ledger_head TO liemchinh_server;
-- So is the history of migrations.
REVOKE INSERT, UPDATE, DELETE ON _sqlx_migrations FROM liemchinh_server;

COMMIT;
