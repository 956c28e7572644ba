### Tệp kèm bản kê khai.

files-title = Tệp kèm bản kê khai
files-intro = Kèm giấy chứng nhận, hợp đồng, hóa đơn nếu thấy cần (không bắt buộc). Tệp được mã hóa như bản kê khai: chỉ anh/chị và người đọc được bản kê khai mở được.
# $most (Number) - files
# $megabytes (Number) - of one file
files-limits = Nhận tệp PDF, JPEG, PNG; mỗi tệp tối đa { $megabytes } MB; tối đa { $most } tệp. Nơi chụp, máy chụp và ghi chú ẩn trong ảnh được bỏ đi.
files-choose = Chọn tệp
files-upload = Tải tệp lên
files-none = Chưa có tệp nào.
files-list = Các tệp đã kèm
files-name = Tên tệp
files-kind = Loại
files-size = Dung lượng
files-added = Tải lên lúc
files-acts = Thao tác
files-download = Tải về
files-remove = Bỏ tệp
files-put-back = Khôi phục
# $name (String) - name of the file
files-of-name = tệp { $name }
files-removed = Đã bỏ khỏi bản nháp
files-unnamed = Tệp không có tên
# $kilobytes (String) - number
files-kilobytes = { $kilobytes } KB
# $megabytes (String) - number
files-megabytes = { $megabytes } MB
files-done-added = Đã nhận tệp và mã hóa.
files-done-removed = Đã bỏ tệp. Có thể khôi phục cho tới khi nộp bản kê khai.
files-done-back = Đã khôi phục tệp.
# $lost (Number) - files
files-lost = { $lost } tệp được tải lên trước khi tài khoản của anh/chị được cấp khóa mới nên không mở được nữa. Hãy tải lên lại nếu vẫn cần.
files-submitted-text = Bản kê khai đã nộp nên danh sách tệp không sửa được nữa.
files-missing = Hãy chọn một tệp trước khi tải lên.
files-empty = Tệp này không có nội dung. Hãy mở tệp trên máy để kiểm tra rồi chọn lại.
files-kind-refused = Tệp này không phải PDF, JPEG hay PNG, dù tên tệp có thể ghi như vậy. Hãy quét hoặc lưu lại thành PDF, JPEG hoặc PNG rồi chọn tệp mới.
files-damaged = Ảnh này bị hỏng hoặc chưa lưu đủ nên không đọc được. Hãy mở ảnh trên máy để kiểm tra, hoặc quét lại thành PDF rồi chọn tệp mới.
# $megabytes (Number) - of one file
files-too-long = Tệp này lớn hơn { $megabytes } MB. Hãy quét với độ phân giải thấp hơn (khoảng 200 dpi), hoặc tách thành nhiều tệp.
files-too-many = Bản nháp đã có đủ số tệp hoặc dung lượng cho phép. Hãy bỏ bớt tệp trước khi tải tệp khác.
files-back = Về bản kê khai
