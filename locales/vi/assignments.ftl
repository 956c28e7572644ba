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
# $day (String) - the last day
assignments-until-end-of = Đến hết ngày { $day }
assignments-over = Đã chấm dứt
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
# $name (String) - name of the other person
assignments-relative-is-over = Không còn là người thân trong cơ quan: { $name }
assignments-end-propose = Đề nghị chấm dứt quan hệ người thân
assignments-end-text = Khi hai người không còn là người thân, ví dụ sau ly hôn: sau ngày cuối, họ lại được xử lý việc của nhau. Có hiệu lực khi người có thẩm quyền, không phải một trong hai người, ký.
assignments-relation = Quan hệ
# $name (String) - name of the other person
# $day (String) - the first day
assignments-relation-since = { $name } (từ { $day })
assignments-relation-missing = Hãy chọn quan hệ sẽ chấm dứt.
assignments-end-waits = Quan hệ này đã có đề nghị chấm dứt đang chờ ký.
assignments-last = Ngày cuối
# $day (String) - the first day of the relation
assignments-last-before = Ngày cuối không thể trước ngày { $day }, ngày quan hệ bắt đầu được ghi.
assignments-last-later = Ngày cuối không thể sau hôm nay.
assignments-from = Từ ngày
assignments-submit = Gửi đề nghị
assignments-done = Đã gửi đề nghị.
# $day (String) - the first day
assignments-signed-from = Đã ký, áp dụng từ { $day }.
assignments-not-signed = Suy ra từ dữ liệu hồ sơ, chưa được ký.
# $unit (String) - name of the unit
assignments-place-chief = Đứng đầu { $unit }
