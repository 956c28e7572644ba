### Bản kê khai trên giấy: những chữ không thuộc mẫu của Nghị định.

# $day (String) - day of the month
# $month (String) - month
# $year (String) - year
paper-dated = Ngày { $day } tháng { $month } năm { $year }
paper-undated = Ngày ..... tháng ..... năm .........
# $amount (String) - grouped digits
paper-dong = { $amount } đồng
# $number (String) - number of the certificate
# $holder (String) - name
paper-certificate = số { $number }, người được cấp hoặc đại diện: { $holder }
# $phrase (String) - what the form asks to write
# $reason (String) - why
paper-with-reason = { $phrase } ({ $reason })
paper-nothing = không có
# $from (String) - day
# $to (String) - day
paper-period = từ ngày { $from } đến ngày { $to }

## Chân trang

paper-page = Trang
paper-page-signature = Người kê khai ký từng trang
paper-content-code = Mã nội dung
paper-content-hash = Mã băm SHA-256 của nội dung
paper-receipt = Biên nhận số
paper-commitment = Cam kết nội dung
paper-draft-mark = Bản nháp
paper-not-submitted = Bản in chưa có biên nhận nộp
paper-code-picture = Mã vuông chứa mã băm của nội dung bản kê khai
