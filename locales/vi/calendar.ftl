### Ngày trong tuần, lịch tháng và trang "Lịch làm việc".

## Ngày trong tuần

calendar-monday = thứ Hai
calendar-tuesday = thứ Ba
calendar-wednesday = thứ Tư
calendar-thursday = thứ Năm
calendar-friday = thứ Sáu
calendar-saturday = thứ Bảy
calendar-sunday = Chủ nhật
calendar-short-monday = T2
calendar-short-tuesday = T3
calendar-short-wednesday = T4
calendar-short-thursday = T5
calendar-short-friday = T6
calendar-short-saturday = T7
calendar-short-sunday = CN
# $weekday (String) - name of the weekday
# $date (String) - the day as dd/MM/yyyy
calendar-date = { $weekday }, { $date }

## Lịch tháng

# $month (Number) - number of the month
# $year (String) - four digits
calendar-month = Tháng { $month }/{ $year }
# $count (Number) - working days of the month
calendar-working-days = { $count } ngày làm việc
calendar-legend = Chú giải

## Loại ngày, và chữ viết tắt trong ô

calendar-holiday = ngày lễ, tết
calendar-makeup-off = nghỉ bù
calendar-swap-off = nghỉ hoán đổi
calendar-swap-on = thứ Bảy làm bù
calendar-weekend = nghỉ hằng tuần
calendar-event = ngày xảy ra sự kiện
calendar-due = ngày cuối của thời hạn
calendar-target = nên xong trong ngày này
calendar-stopped = không tính vào thời hạn
calendar-letter-holiday = L
calendar-letter-makeup-off = B
calendar-letter-swap-off = H
calendar-letter-swap-on = LB

## Trang "Lịch làm việc"

calendar-title = Lịch làm việc
calendar-lead = Ngày làm việc và ngày nghỉ của khu vực công, căn cứ của từng ngày. Mọi thời hạn trong hệ thống được đếm theo lịch này.
# $year (String) - four digits
calendar-year-heading = Năm { $year }
calendar-year = Năm
# $first (String) - first year, four digits
# $last (String) - last year, four digits
calendar-year-hint = Bốn chữ số, từ { $first } đến { $last }.
# $first (String) - first year, four digits
# $last (String) - last year, four digits
calendar-year-error = Hãy nhập năm bằng bốn chữ số, từ { $first } đến { $last }.
calendar-show = Xem lịch của năm
calendar-years = Chuyển năm
calendar-previous-year = Năm trước
calendar-next-year = Năm sau
# $year (String) - four digits
# $count (Number) - working days of the year
calendar-year-total = Năm { $year } có { $count } ngày làm việc.
# $source (String) - the yearly papers
calendar-papers = Căn cứ: { $source }.
# $year (String) - four digits
calendar-provisional = Lịch năm { $year } là tạm tính: hệ thống chưa có văn bản về lịch nghỉ của năm này. Chỉ có những ngày lễ ấn định sẵn trong luật; chưa có Tết Âm lịch, ngày liền kề Quốc khánh và các ngày hoán đổi. Thời hạn đi qua năm này cần kiểm chứng.
# $year (String) - four digits
calendar-open-year = Năm { $year } có thể còn được công bố thêm ngày nghỉ hoặc ngày hoán đổi. Thời hạn đi qua năm này cần kiểm chứng.
# $year (String) - four digits
calendar-special-days = Ngày nghỉ và ngày làm bù năm { $year }
calendar-special-none = Năm này không có ngày nghỉ nào ngoài ngày nghỉ hằng tuần.
calendar-column-day = Ngày
calendar-column-name = Tên
calendar-column-kind = Loại
calendar-column-source = Căn cứ
