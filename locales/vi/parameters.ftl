### Trang "Tham số pháp luật".

parameters-title = Tham số pháp luật
parameters-lead = Các ngưỡng, tỷ lệ và số lượng do pháp luật ấn định, áp dụng cho ngày đã chọn, kèm căn cứ và thời gian hiệu lực.

## Chọn ngày

parameters-date = Áp dụng cho ngày
parameters-date-hint = Ví dụ: 1 7 2026. Để trống là hôm nay.
parameters-show = Xem tham số của ngày
# $date (String) - the day with its weekday
parameters-on = Tham số áp dụng cho { $date }
# $date (String) - the day with its weekday
parameters-on-today = Tham số áp dụng hôm nay, { $date }

## Nhóm

parameters-thresholds = Ngưỡng kê khai tài sản, thu nhập
parameters-draw = Lựa chọn ngẫu nhiên để xác minh
parameters-meetings = Cuộc họp
parameters-others = Tham số khác
parameters-column-name = Tham số
parameters-column-value = Giá trị
parameters-column-source = Căn cứ
parameters-column-validity = Hiệu lực
# $date (String) - first day
parameters-valid-from = từ { $date }
# $from (String) - first day
# $to (String) - last day
parameters-valid-between = từ { $from } đến { $to }
parameters-none = Vào ngày này, hệ thống chưa có tham số nào của nhóm.
parameters-not-in-force = Không có hiệu lực vào ngày này

## Giá trị

# $amount (String) - digits grouped by thousands
parameters-dong = { $amount } đồng
# $number (String) - digits
parameters-percent = { $number }%
# $number (Number) - how many years
parameters-years = { $number } năm
parameters-no-threshold = Không có ngưỡng: mọi giá trị đều tính

## Thay đổi

parameters-changes = Thay đổi theo thời gian
parameters-changes-text = Những tham số đã đổi giá trị, phiên bản mới nhất ở trên.

## Cách tính

parameters-rules = Cách tính thời hạn
parameters-rules-none = Chưa có cách tính nào.
parameters-column-code = Mã
parameters-column-rule = Cách tính
