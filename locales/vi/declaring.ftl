### Đợt kê khai, danh sách người kê khai, khai và nộp bản kê khai.

# $year (String) - this year
declaring-year-wrong = Hãy nhập năm kê khai là năm nay, năm trước hoặc năm sau, ví dụ { $year }.
declaring-reference-day-far = Ngày xác định danh sách phải trong năm nay, năm trước hoặc năm sau.
declaring-name-missing = Hãy nhập tên đợt kê khai.
declaring-kind-missing = Hãy chọn phương thức kê khai.
declaring-declares-already = Người này đã có trong một danh sách khác của năm nay với cùng phương thức kê khai. Hãy bỏ khỏi danh sách kia trước, hoặc không thêm ở đây.
declaring-reading-missing = Hãy chọn căn cứ xác định người kê khai hằng năm áp dụng cho năm này.
declaring-since-missing = Hãy nhập ngày được tiếp nhận, tuyển dụng hoặc bố trí vào vị trí có nghĩa vụ kê khai: thời hạn kê khai lần đầu tính từ ngày đó.
declaring-body-missing = Hãy chọn cơ quan kiểm soát tài sản, thu nhập.
declaring-reason-missing = Hãy chọn lý do điều chỉnh danh sách.
declaring-reason-unfit = Lý do này không hợp với việc thêm hoặc bỏ đang làm. Hãy chọn một lý do trong các lý do dưới đây.
# $count (Number) - people
declaring-list-lacking = { $count } người trong danh sách chưa có thời hạn hoặc chưa có cơ quan kiểm soát. Hãy bổ sung trước khi phê duyệt.
declaring-list-empty = Danh sách chưa có ai. Hãy thêm người có nghĩa vụ kê khai trước khi phê duyệt.
declaring-keys-unconfirmed = Mã khóa của anh/chị chưa được cán bộ tổ chức xác nhận. Hãy gọi cho cán bộ tổ chức, đọc mã khóa ở trang Tài khoản của tôi, rồi nộp lại. Bản đã khai vẫn được giữ.
declaring-nobody-receives = Cơ quan chưa có ai mở được bản kê khai của anh/chị để tiếp nhận. Hãy báo cán bộ tổ chức. Bản đã khai vẫn được giữ.
declaring-readers-changed = Người đọc được bản kê khai hoặc ngày ký đã thay đổi sau khi trang này được mở. Hãy xem lại rồi ký.
declaring-return-reason-missing = Hãy ghi nội dung cần bổ sung hoặc làm lại.
declaring-paper-code-missing = Hãy quét mã vuông, hoặc nhập mã nội dung in ở chân trang bản giấy.
# $max (Number) - most characters
declaring-text-too-long = Hãy viết tối đa { $max } ký tự. Phần dài hơn hãy để trong tệp kèm theo.
declaring-paper-other = Bản giấy này không phải bản đã nộp. Hãy yêu cầu in lại bản đã nộp, hoặc kiểm tra mã nội dung ở chân trang.
declaring-paper-unsigned = Hãy xác nhận đủ 2 bản và đủ chữ ký ở từng trang trước khi tiếp nhận.
