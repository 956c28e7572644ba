### Words that all files share. Terms only, no sentences.

# A proper name, never translated.
-service = Liêm Chính
