# Phân công quyết định ai nhận hồ sơ: cơ quan kiểm soát, người thân trong cơ quan.

assignments-title = Cơ quan kiểm soát và người thân trong cơ quan
assignments-text = Những phân công này quyết định bản kê khai được gửi cho ai và ai không được xử lý việc của ai. Đề nghị có hiệu lực khi người có thẩm quyền ký.
assignments-none = Chưa ghi phân công nào.
assignments-what = Phân công
assignments-standing = Tình trạng
# $name (String) - name of the body
assignments-body-is = Cơ quan kiểm soát: { $name }
# $name (String) - name of the other person
assignments-relative-is = Người thân trong cơ quan: { $name }
assignments-waits = Chờ ký
assignments-in-force = Đã ký, đang có hiệu lực
assignments-other = Đã ký, không áp dụng hôm nay
assignments-unsigned = Chưa có chữ ký hợp lệ
assignments-propose = Đề nghị phân công
assignments-body = Cơ quan kiểm soát tài sản, thu nhập
assignments-body-propose = Đề nghị cơ quan kiểm soát
assignments-body-text = Chỉ cần khi khác với cơ quan suy ra từ quy định. Cơ quan ghi trong danh sách kê khai được ký khi thủ trưởng duyệt danh sách.
assignments-body-missing = Hãy chọn cơ quan kiểm soát.
assignments-relative = Mã cán bộ hoặc tên của người thân
assignments-relative-propose = Ghi người thân trong cơ quan
assignments-relative-text = Vợ hoặc chồng, cha mẹ, con, anh chị em cùng làm việc trong cơ quan: họ không được xử lý việc của nhau. Ở đây chỉ ghi hai người có quan hệ, không ghi là quan hệ gì.
assignments-relative-himself = Hãy nhập mã của một người khác.
assignments-from = Từ ngày
assignments-submit = Gửi đề nghị
assignments-done = Đã gửi đề nghị.
# $day (String) - the first day
assignments-signed-from = Đã ký, áp dụng từ { $day }.
assignments-not-signed = Suy ra từ dữ liệu hồ sơ, chưa được ký.
# $unit (String) - name of the unit
assignments-place-chief = Đứng đầu { $unit }
