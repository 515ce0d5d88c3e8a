-- How an account stands with the operator: whether it is suspended, and when it is
-- deleted, if that was asked for.
ALTER TABLE account ADD COLUMN suspended_at INTEGER;
ALTER TABLE account ADD COLUMN suspended_why TEXT;
ALTER TABLE account ADD COLUMN delete_at INTEGER;
