### Từ dùng chung của mọi tệp. Chỉ chứa thuật ngữ, không chứa câu.

-service = Liêm Chính
