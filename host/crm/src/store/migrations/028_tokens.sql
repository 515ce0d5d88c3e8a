-- What an API token extends to. Those that were made before extend to all that
-- their users may.

ALTER TABLE bailey_token ADD COLUMN rights TEXT NOT NULL
    DEFAULT 'read write delete export settings';
-- Keys of tables, a space between two; none for all tables.
ALTER TABLE bailey_token ADD COLUMN tables TEXT;
