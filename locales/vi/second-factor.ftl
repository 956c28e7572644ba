# Tên hiện trong ứng dụng xác thực trên điện thoại.
# $agency (String) - name of the agency
second-factor-issuer = { -service } – { $agency }
second-factor-code-missing = Hãy nhập mã 6 chữ số đang hiện trong ứng dụng xác thực, hoặc một mã dự phòng.
second-factor-code-wrong = Mã chưa đúng hoặc đã dùng rồi. Hãy chờ ứng dụng hiện mã mới rồi nhập lại, xem điện thoại có để giờ tự động không, hoặc nhập một mã dự phòng chưa dùng.
second-factor-first-code-wrong = Mã chưa khớp. Hãy xem điện thoại có để giờ tự động không, quét lại mã QR đang hiện trên trang này rồi nhập mã mới.
